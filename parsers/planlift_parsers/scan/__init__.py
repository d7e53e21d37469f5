"""Scans: pages that are pictures, to the content that the PDF reader lays out.

`reading.read_scans` is the way in. The heavy parts (OpenCV, ONNX Runtime, RapidOCR) are loaded when
the first such page is met.
"""

"""Whether the parts that scans are read with are installed."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

INSTALL = 'pip install "planlift[ocr]"'


@cache
def is_installed() -> bool:
    """Whether scans can be read."""
    return all(find_spec(name) is not None for name in ("cv2", "onnxruntime", "rapidocr"))

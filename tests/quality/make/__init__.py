"""Builds labelled documents: one description of a layout, one truth, every format."""

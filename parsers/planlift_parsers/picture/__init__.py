"""Pictures that are documents themselves: scanned pages saved as .png, .jpg or .tif."""

from planlift_parsers.picture.reader import read

__all__ = ["read"]

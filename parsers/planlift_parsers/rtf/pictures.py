r"""The pictures of a rich text file (`\pict`)."""

from __future__ import annotations

from planlift_parsers.pictures import Picture
from planlift_parsers.rtf.header import Group, numbers_of, subgroups
from planlift_parsers.rtf.tokens import Sort

_TWIPS = 20  # to the point
_WHOLE = 100  # per cent of its size at which a picture is shown where nothing is said
_ENDINGS = {"pngblip": "png", "jpegblip": "jpg", "emfblip": "emf", "wmetafile": "wmf"}


def picture_in(group: Group, number: int) -> Picture:
    r"""The picture that a group holds.

    Args:
        group: the rest of a `\pict` group, or of one around it.
        number: of the picture in the file, which makes its name.
    """
    inner = next((one for one in subgroups(group) if one and one[0].word == "pict"), group)
    said = numbers_of(inner)
    ending = next((_ENDINGS[word] for word in said if word in _ENDINGS), "bmp")
    width, height = (
        (said.get(f"pic{side}goal") or 0) * (said.get(f"picscale{axis}") or _WHOLE)
        for side, axis in (("w", "x"), ("h", "y"))
    )
    scale = _TWIPS * _WHOLE
    return Picture(f"picture{number}.{ending}", _data(inner), width / scale, height / scale)


def _data(group: Group) -> bytes:
    r"""The bytes that stand directly in a group: as hexadecimal digits, or behind `\bin`."""
    digits = bytearray()
    depth = 0
    for token in group:
        if token.sort in (Sort.OPEN, Sort.CLOSE):
            depth += 1 if token.sort is Sort.OPEN else -1
        elif depth:
            continue
        elif token.word == "bin":
            return token.raw
        elif token.sort is Sort.BYTES:
            digits += token.raw
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return b""

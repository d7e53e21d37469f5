"""Files packed with gzip: one document each."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import partial

from planlift_parsers.containers.member import Member
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.keys import Keys
from planlift_parsers.limits import Limits
from planlift_parsers.zips import PIECE

_ENDING = ".gz"
_GZIP = 16 + zlib.MAX_WBITS
_REMEDY = "Unpack it and give what is inside."


def members(data: bytes, name: str, limits: Limits, keys: Keys) -> Sequence[Member]:
    """See `Opener`. The one member has the container's name without ".gz"."""
    inner = name[: -len(_ENDING)] if name.lower().endswith(_ENDING) else name
    # Gone through once, so that a bomb is refused before any of it is kept.
    size = sum(len(piece) for piece in _pieces(data, limits))
    return [Member(inner or name, partial(_pieces, data, limits), size)]


def _pieces(data: bytes, limits: Limits) -> Iterator[bytes]:
    """What is packed, held to the limits as it comes out: gzip does not say how much it is."""
    total, rest = 0, data
    most = max(limits.expansion_floor, limits.expansion_ratio * len(data))
    while rest:
        inflater = zlib.decompressobj(_GZIP)
        try:
            piece = inflater.decompress(rest, PIECE)
            while piece:
                total += len(piece)
                if total > min(most, limits.file_bytes):
                    limit = "expansion_ratio" if total > most else "file_bytes"
                    raise LimitError(
                        f"it expands to more than {total:,} bytes", _REMEDY, limit=limit
                    )
                yield piece
                piece = inflater.decompress(inflater.unconsumed_tail, PIECE)
        except zlib.error as error:
            raise DocumentError(f"the gzip file is damaged ({error})", _REMEDY) from error
        if not inflater.eof:
            raise DocumentError("the gzip file is cut short", "Get a fresh copy.")
        # What follows a packed file may be another one; zeros are padding.
        rest = inflater.unused_data.lstrip(b"\0")

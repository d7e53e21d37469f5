"""Zip archives."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from planlift_parsers.containers.member import Member
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.keys import Keys, locked_remedy
from planlift_parsers.limits import Limits
from planlift_parsers.zips import ENCRYPTED, PIECE, check_overlaps, damaged, directory, inflate

_UTF8_NAME = 0x800
_AES = 99  # compression method that stands for WinZip's AES encryption
_UNIX = 3
_BOMB = "Unpack it where you can look at what comes out, and give that."
# What zipfile raises for a password that does not fit, or for what it cannot expand.
_UNREADABLE = (RuntimeError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError)


def members(data: bytes, name: str, limits: Limits, keys: Keys) -> Sequence[Member]:
    """See `Opener`. Folders are left out; links and bombs are members that are not read.

    Raises:
        DocumentError: its directory is damaged.
        LimitError: it has too many members, or members that overlap.
    """
    entries = directory(data, limits)
    check_overlaps(entries)
    return [_member(data, entry, limits, keys) for entry in entries if not entry.is_dir()]


def _member(data: bytes, entry: zipfile.ZipInfo, limits: Limits, keys: Keys) -> Member:
    name = _name(entry)
    if _is_link(entry):
        return Member(name, _nothing, entry.file_size, passed_over="link, not followed")
    error: DocumentError | None = _bomb(entry, limits)
    pieces: Callable[[], Iterator[bytes]] = partial(_pieces, data, entry)
    if entry.flag_bits & ENCRYPTED:
        pieces = partial(_unlocked, data, entry, keys)
        error = error or _lock(entry, keys)
    return Member(name, pieces, entry.file_size, error=error)


def _nothing() -> Iterator[bytes]:
    return iter(())


def _name(entry: zipfile.ZipInfo) -> str:
    """The member's name; many programs write UTF-8 and do not say so."""
    if entry.flag_bits & _UTF8_NAME or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return entry.create_system == _UNIX and stat.S_ISLNK(entry.external_attr >> 16)


def _bomb(entry: zipfile.ZipInfo, limits: Limits) -> LimitError | None:
    expands = entry.file_size > limits.expansion_ratio * max(entry.compress_size, 1)
    if entry.file_size > limits.expansion_floor and expands:
        times = entry.file_size // max(entry.compress_size, 1)
        return LimitError(f"it expands to {times:,} times its size", _BOMB, limit="expansion_ratio")
    return None


def _lock(entry: zipfile.ZipInfo, keys: Keys) -> DocumentError | None:
    if entry.compress_type == _AES:
        return DocumentError(
            "it is locked with AES, which is not opened here", "Unpack it and give what is inside."
        )
    if not keys.passwords:
        return DocumentError("it is protected by a password", locked_remedy(keys))
    return None


def _pieces(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's bytes, held to what the directory says of them."""
    total = checksum = 0
    for piece in inflate(data, entry):
        total += len(piece)
        if total > entry.file_size:
            raise LimitError("it is larger than its archive says", _BOMB)
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if total < entry.file_size or checksum != entry.CRC:
        raise damaged("it is not what was packed")


def _unlocked(data: bytes, entry: zipfile.ZipInfo, keys: Keys) -> Iterator[bytes]:
    """The bytes of a member locked in the old way of zip.

    The check that zip has against wrong passwords lets one in 256 pass, so that each is tried
    to the end.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for password in keys.passwords:
            try:
                with package.open(entry, pwd=password.encode()) as file:
                    pieces = list(iter(partial(file.read, PIECE), b""))
            except _UNREADABLE:
                continue
            yield from pieces
            return
    raise DocumentError("it is protected by a password", locked_remedy(keys))

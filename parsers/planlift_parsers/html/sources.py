"""The pictures of a web page whose files are at hand: written into it, or saved with it."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, unquote_to_bytes, urlsplit

_WRITTEN_OUT = re.compile(
    r"data:image/[\w.+-]{1,40}(?:;[\w=-]{1,40}){0,4};base64,([A-Za-z0-9+/=%\r\n]+)", re.IGNORECASE
)
_LIFTED = "data:picture-"  # stands in the page for a picture that was lifted out of it


class Sources:
    """The files of a page's pictures, by the addresses at which the page names them.

    Args:
        saved: address to bytes: "cid:" and an id, or where the file was saved from.
    """

    def __init__(self, saved: Mapping[str, bytes]) -> None:
        self._saved = dict(saved)
        self._by_name: dict[str, str] = {}
        for address in saved:
            self._by_name.setdefault(_name(address), address)

    def lifted(self, page: str) -> str:
        """The page without the pictures that are written into it, which are kept.

        They are longer than a parser takes for an attribute.
        """
        return _WRITTEN_OUT.sub(self._lift, page)

    def find(self, address: str) -> tuple[str, bytes] | None:
        """The name and the bytes of a picture; None where its file is not at hand."""
        address = address.strip()
        key = address if address in self._saved else self._by_name.get(_name(address), "")
        if key not in self._saved:
            return None
        name = key.removeprefix(_LIFTED)
        return f"picture {name}" if name != key else _name(key), self._saved[key]

    def _lift(self, found: re.Match[str]) -> str:
        try:
            data = base64.b64decode(unquote_to_bytes(found[1]))
        except binascii.Error:
            data = b""
        key = f"{_LIFTED}{len(self._saved) + 1}"
        self._saved[key] = data
        return key


def _name(address: str) -> str:
    """The name of a file by its address."""
    if address.startswith("cid:"):
        return address.removeprefix("cid:")
    try:
        return posixpath.basename(unquote(urlsplit(address).path))
    except ValueError:
        return ""

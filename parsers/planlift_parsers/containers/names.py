"""The names of members: cleaned of all that would lead out of their container."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DRIVE = re.compile(r"[A-Za-z]:")
_UP = ".."
UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class MemberPath:
    """Where a member stands in its container.

    Attributes:
        parts: folders and name; never empty, none of them "", "." or "..".
        led_out: the name as written pointed out of the container.
    """

    parts: tuple[str, ...]
    led_out: bool = False


def member_path(name: str) -> MemberPath:
    r"""The path that a member's name gives, below the container whatever it says.

    Args:
        name: as written in the container, with "/" or "\\" between folders.
    """
    written = name.replace("\\", "/").split("/")
    led_out = _UP in written or (len(written) > 1 and not written[0])
    if _DRIVE.match(written[0]):
        led_out = True
        written[0] = written[0][2:]
    parts = [_shown(part) for part in written if part not in ("", ".", _UP)]
    return MemberPath(tuple(parts) or (UNNAMED,), led_out)


def _shown(part: str) -> str:
    """A name without the signs that control how it is shown, such as those that turn it round."""
    return "".join(
        "_" if unicodedata.category(letter) in ("Cc", "Cf") else letter for letter in part
    )

"""What stands in a container."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from planlift_parsers.document import Mail
from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import Keys
from planlift_parsers.limits import Limits


@dataclass(frozen=True, slots=True)
class Member:
    r"""One file in a container.

    Attributes:
        name: its path in the container as written, with "/" or "\\".
        pieces: gives its bytes, a piece at a time; raises DocumentError where they are damaged.
        size: its length in bytes, as far as the container says.
        passed_over: why it is not read, "" if it may be.
        error: why it cannot be read, None if it may be.
        mail: the mail that it came in, None if in none.
        body: it is the mail's own text.
    """

    name: str
    pieces: Callable[[], Iterator[bytes]]
    size: int = 0
    passed_over: str = ""
    error: DocumentError | None = None
    mail: Mail | None = None
    body: bool = False

    def head(self) -> bytes:
        """Its first bytes."""
        return next(iter(self.pieces()), b"")

    def whole(self) -> bytes:
        """All its bytes.

        Raises:
            DocumentError: they are damaged, or more than the container says.
        """
        return b"".join(self.pieces())


class Opener(Protocol):
    """What every container's module offers as `members`."""

    def __call__(self, data: bytes, name: str, limits: Limits, keys: Keys) -> Sequence[Member]:
        """What stands in a container, in its order.

        Args:
            data: the whole container.
            name: its file name, without folder.
            limits: what it must not exceed.
            keys: passwords to try.

        Raises:
            DocumentError: it is damaged or locked.
            LimitError: it exceeds a limit.
        """


def at_once(data: bytes) -> Callable[[], Iterator[bytes]]:
    """The `pieces` of a member whose bytes are at hand."""
    return lambda: iter((data,))

"""Through containers within containers: what is in them, and one document out of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from planlift_parsers.containers.companions import companion_reason, page_beside
from planlift_parsers.containers.member import Member
from planlift_parsers.containers.names import MemberPath, member_path
from planlift_parsers.containers.table import Container, container_of, may_be_container
from planlift_parsers.document import Mail
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import Limits
from planlift_parsers.litter import litter_reason

_WRAPPED = b"\x78\x9f\x3e\x22"  # TNEF, [MS-OXTNEF] 2.1.3.1
_SPLIT = "Unpack it and give what is inside, a part at a time."


# Folder to the names of the files in it.
_Beside = dict[tuple[str, ...], set[str]]


class ItemKind(StrEnum):
    """What something in a container is to those who read documents."""

    DOCUMENT = "document"
    CONTAINER = "container"
    PASSED_OVER = "passed over"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a container, at any depth.

    Attributes:
        chain: numbers of the members that lead to it, from 0, outermost first.
        parts: its path below the outermost container: folders, containers, name.
        kind: what it is.
        reason: why it is passed over or failed; how many members a container has.
        remedy: what to do about that.
        code: finding code of what failed.
        body: it is a mail's own text.
    """

    chain: tuple[int, ...]
    parts: tuple[str, ...]
    kind: ItemKind
    reason: str = ""
    remedy: str = ""
    code: str = ""
    body: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A document taken out of a container.

    Attributes:
        data: its bytes.
        parts: its path below the outermost container.
        mail: the innermost mail that it came in.
        body: it is that mail's own text.
        led_out: its name as written pointed out of its container.
    """

    data: bytes
    parts: tuple[str, ...]
    mail: Mail | None
    body: bool
    led_out: bool


@dataclass(slots=True)
class _Below:
    """Where the walk is: in a container that was opened.

    Attributes:
        members: what stands in it.
        chain: the members that lead to it.
        parts: the path to it.
    """

    members: Sequence[Member]
    chain: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(slots=True)
class Opened:
    """A container that was opened, with those inside it that were opened since.

    Args:
        data: the whole container.
        name: its file name.
        container: its row of the table.
        limits: kept over all that is inside, at every depth together.
        keys: passwords to try.
    """

    data: bytes
    name: str
    container: Container
    limits: Limits
    keys: Keys = NO_KEYS
    _inside: dict[tuple[int, ...], Sequence[Member]] = field(default_factory=dict)

    def items(self) -> list[Item]:
        """All that is in it, in order, containers before what they hold.

        Raises:
            DocumentError: the container itself cannot be opened.
            LimitError: it holds too much.
        """
        return list(_Walk(self).run())

    def take(self, chain: tuple[int, ...]) -> Taken:
        """A document out of it.

        Args:
            chain: of an item of kind DOCUMENT.

        Raises:
            DocumentError: it, or a container around it, is damaged.
        """
        for kept in [other for other in self._inside if other != chain[: len(other)]]:
            self.forget(kept)  # of a thousand mails in a zip, one at a time
        parts: tuple[str, ...] = ()
        mail: Mail | None = None
        led_out = False
        for depth, number in enumerate(chain):
            member = self.members(chain[:depth])[number]
            path = member_path(member.name)
            parts, mail = parts + path.parts, member.mail or mail
            led_out = led_out or path.led_out
        return Taken(member.whole(), parts, mail, member.body, led_out)

    def members(self, chain: tuple[int, ...]) -> Sequence[Member]:
        """What stands in the container that a chain leads to; () is the outermost."""
        if chain not in self._inside:
            data, name, container = self.data, self.name, self.container
            if chain:
                member = self.members(chain[:-1])[chain[-1]]
                data, name = member.whole(), member.name
                found = container_of(data, name)
                if found is None:
                    raise DocumentError("it is no container", "")
                container = found
            self._inside[chain] = container.opener()(data, name, self.limits, self.keys)
        return self._inside[chain]

    def forget(self, chain: tuple[int, ...]) -> None:
        """Let go of what a container inside holds."""
        self._inside.pop(chain, None)


class _Walk:
    """One pass over all that is in a container, held to the limits."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._limits = opened.limits
        self._count = self._bytes = 0
        fair = self._limits.expansion_ratio * len(opened.data)
        self._most = max(self._limits.expansion_floor, fair)

    def run(self) -> Iterator[Item]:
        """Every item, in order."""
        members = self._opened.members(())
        self._check_count(len(members))
        yield from self._below(_Below(members))

    def _check_count(self, more: int) -> None:
        self._count += more
        if self._count > self._limits.members:
            raise LimitError(
                f"there are more than {self._limits.members:,} files in it", _SPLIT, limit="members"
            )

    def _below(self, below: _Below) -> Iterator[Item]:
        paths = [member_path(member.name) for member in below.members]
        beside: _Beside = defaultdict(set)
        for path in paths:
            beside[path.parts[:-1]].add(path.parts[-1])
        for number, (member, path) in enumerate(zip(below.members, paths, strict=True)):
            chain, parts = (*below.chain, number), below.parts + path.parts
            reason = member.passed_over or _passed_over(path, beside)
            if reason:
                yield Item(chain, parts, ItemKind.PASSED_OVER, reason)
                continue
            try:
                yield from self._member(member, chain, parts)
            except DocumentError as error:
                said = (error.cause, error.remedy, error.code)
                yield Item(chain, parts, ItemKind.FAILED, *said)

    def _member(
        self, member: Member, chain: tuple[int, ...], parts: tuple[str, ...]
    ) -> Iterator[Item]:
        if member.error is not None:
            raise member.error
        self._check_size(member)
        head = member.head()
        if head.startswith(_WRAPPED):
            raise DocumentError(
                "what was attached is wrapped in Outlook's own way (winmail.dat) and is not opened",
                "Ask for the mail to be sent again as HTML or plain text, or open it in Outlook.",
            )
        container = container_of(member.whole(), member.name) if may_be_container(head) else None
        if container is None or member.body:
            yield Item(chain, parts, ItemKind.DOCUMENT, body=member.body)
            return
        yield from self._container(chain, parts)

    def _container(self, chain: tuple[int, ...], parts: tuple[str, ...]) -> Iterator[Item]:
        if len(chain) >= self._limits.container_nesting:
            most = self._limits.container_nesting
            raise LimitError(
                f"containers stand more than {most} deep in each other",
                _SPLIT,
                limit="container_nesting",
            )
        members = self._opened.members(chain)
        self._check_count(len(members))
        yield Item(chain, parts, ItemKind.CONTAINER, held(len(members)))
        yield from self._below(_Below(members, chain, parts))
        self._opened.forget(chain)

    def _check_size(self, member: Member) -> None:
        if member.size > self._limits.file_bytes:
            raise LimitError(f"it has {member.size:,} bytes", _SPLIT, limit="file_bytes")
        self._bytes += member.size
        for limit, most in (
            ("expansion_ratio", self._most),
            ("expanded_bytes", self._limits.expanded_bytes),
        ):
            if self._bytes > most:
                cause = f"all that is packed together expands to more than {most:,} bytes"
                raise LimitError(cause, _SPLIT, limit=limit)


def held(count: int) -> str:
    """How much a container holds, in words."""
    return "it is empty" if not count else f"{count:,} {'file' if count == 1 else 'files'} in it"


def _passed_over(path: MemberPath, beside: _Beside) -> str:
    """Why a member is no document by its name and place alone, "" if it may be one."""
    suffix = PurePath(path.parts[-1]).suffix
    for depth, folder in enumerate(path.parts[:-1]):
        page = page_beside(folder, beside.get(path.parts[:depth], set()))
        reason = litter_reason(folder, folder=True) or companion_reason(page, suffix)
        if reason:
            return reason
    return litter_reason(path.parts[-1])

"""List numbering: the number or bullet that Word shows before a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from planlift_parsers.docx.names import VAL, Element, W, is_on, value, whole
from planlift_parsers.docx.ordinals import shown
from planlift_parsers.docx.styles import ListPlace
from planlift_parsers.paragraphs import fold

BULLET = "-"
# The number of a list that takes a paragraph out of its style's list (17.9.18).
_NO_LIST = "0"
# Levels of a list in WordprocessingML (17.9.3).
_LEVELS = 9
_FIELD = re.compile(r"%([1-9])")
# Word offers no more than five digits ("00001").
_WIDEST = 5
# Formats that show something other than a number.
_BULLETED, _UNNUMBERED = "bullet", "none"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it counts and what it shows ("%1.%2").

    Attributes:
        start: first number.
        form: name of the number format ("lowerRoman").
        text: what is shown, with "%1" for the number of the first level.
        restart: begin anew after this level (from 1) or a higher one; 0 never; None any higher.
        legal: show the numbers of all levels in digits.
        style: id of the paragraph style tied to the level.
        width: digits to fill up with zeros.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    width: int = 0


@dataclass(slots=True)
class _List:
    """One `w:num`: its levels, and the counters it shares with its kin.

    Attributes:
        levels: level from 0 -> its definition.
        counts: level from 0 -> number last shown; one object for all lists of one definition.
        starts: level -> number to begin with once, when this list first reaches the level.
    """

    levels: dict[int, _Level]
    counts: dict[int, int]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document; counts as its paragraphs go by in reading order.

    Args:
        root: root of the numbering part, or None.
    """

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.findall(W + "abstractNum")
        self._abstract = {one.get(W + "abstractNumId"): one for one in found}
        self._styled = {
            name: one for one in found if (name := value(one, W + "styleLink")) is not None
        }
        nums = () if root is None else root.findall(W + "num")
        self._nums = {one.get(W + "numId"): one for one in nums}
        self._counts: dict[str | None, dict[int, int]] = {}
        self._lists: dict[str, _List | None] = {}

    def marker(self, place: ListPlace, style: str) -> tuple[str, int]:
        """Count a paragraph and say what stands before it.

        Args:
            place: the list it belongs to.
            style: id of its style, whose level counts where no level is given.

        Returns:
            "-" for a bullet, the number as shown, or "" if nothing is shown; and the level
            from 1, or 0 if it is in no list.
        """
        made = None if place.number in (None, _NO_LIST) else self._list(place.number or "")
        if made is None:
            return "", 0
        at = _level_of(made, style) if place.level is None else min(place.level, _LEVELS - 1)
        level = made.levels.get(at, _Level(form=_UNNUMBERED))
        _count(made, at, level)
        if level.form == _BULLETED:
            return BULLET, at + 1
        return fold(_FIELD.sub(lambda found: _part(made, level, int(found[1]) - 1), level.text)), (
            at + 1
        )

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            num = self._nums.get(number)
            self._lists[number] = None if num is None else self._made(num)
        return self._lists[number]

    def _made(self, num: Element) -> _List | None:
        key = value(num, W + "abstractNumId")
        abstract = self._abstract.get(key)
        link = value(abstract, W + "numStyleLink")
        if link in self._styled:
            abstract = self._styled[link]
            key = abstract.get(W + "abstractNumId")
        if abstract is None:
            return None
        levels = {_at(one): _level(one) for one in abstract.findall(W + "lvl")}
        made = _List(levels, self._counts.setdefault(key, {}))
        for override in num.findall(W + "lvlOverride"):
            at = _at(override)
            if (own := override.find(W + "lvl")) is not None:
                levels[at] = _level(own)
            start = whole(value(override, W + "startOverride"), -1)
            if start >= 0:
                levels[at] = replace(levels.get(at, _Level()), start=start)
                made.starts[at] = start
        return made


def _at(element: Element) -> int:
    return whole(element.get(W + "ilvl"), 0)


def _level(element: Element) -> _Level:
    restart = element.find(W + "lvlRestart")
    legal = element.find(W + "isLgl")
    form = next(element.iter(W + "numFmt"), None)
    # A format of Word 2010 is written out by example: "001, 002, 003, ...".
    example = "" if form is None else (form.get(W + "format") or "").partition(",")[0]
    return _Level(
        whole(value(element, W + "start"), 1 if element.find(W + "start") is not None else 0),
        "decimal" if form is None else form.get(VAL) or "decimal",
        value(element, W + "lvlText") or "",
        None if restart is None else whole(restart.get(VAL), 0),
        legal is not None and is_on(legal.get(VAL)),
        value(element, W + "pStyle") or "",
        len(example) if example.isdigit() and len(example) <= _WIDEST else 0,
    )


def _level_of(made: _List, style: str) -> int:
    return next((at for at, level in made.levels.items() if style and level.style == style), 0)


def _count(made: _List, at: int, level: _Level) -> None:
    """Count one paragraph at a level; the deeper levels begin anew."""
    if at in made.starts:
        made.counts[at] = made.starts.pop(at)
    else:
        made.counts[at] = made.counts[at] + 1 if at in made.counts else level.start
    for deeper in [one for one in made.counts if one > at]:
        restart = made.levels.get(deeper, _Level()).restart
        # A level restarts after any higher one, after the named one and higher, or never (0).
        if restart is None or at < restart:
            del made.counts[deeper]


def _part(made: _List, level: _Level, at: int) -> str:
    """The number of one level inside the text of another."""
    own = made.levels.get(at, _Level())
    if own.form in (_BULLETED, _UNNUMBERED):
        return ""
    number = made.counts.get(at, own.start)
    return shown(number, "decimal" if level.legal else own.form).zfill(own.width)

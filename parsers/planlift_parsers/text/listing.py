"""Files that list records as keys and values, as YAML and TOML do: a row for each record.

Read only where every line of the file fits, and two records at least share their keys: what else
looks a little like it is text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row

_KEY = r"(?P<key>[^\W\d]\w*(?:[ .-]\w+){0,5})"
_YAML = re.compile(rf"(?P<lead> *(?P<dash>-[ ]+)?){_KEY}:(?:\s+(?P<value>\S.*))?\s*")
_TOML = re.compile(rf"{_KEY}\s*=\s*(?P<value>\S.*)")
_TABLE = re.compile(r"\[(?P<many>\[)?(?P<name>[\w .-]+)\](?(many)\])\s*")
_ITEM = re.compile(r" *- +(?P<words>\S.*)")
_BLOCK = re.compile(r"(?P<way>[|>])[+-]?\d?[+-]?")
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'")
_LISTED = re.compile(rf"(?<![^,])\s*(?:{_STRING.pattern}|[^,]+)\s*(?=,|$)")
_BARE = re.compile(r"[+-]?\d[\d.:TZ_-]*|true|false")  # what TOML writes without quotes
# Where YAML cuts a long text in quotes, with the space that stood there or without.
_CUT_AT_SPACE, _CUT = re.compile(r"\\ \\ "), re.compile(r"(?<!\\)\\ ")
_FEWEST_RECORDS = 2
_FEWEST_KEYS = 2
_MOST_KEYS = 60  # as many as a page has columns at most; the widest real plan has 17

Part: TypeAlias = Line | list[Row]


@dataclass(slots=True)
class _Record:
    """Keys and values that stand together.

    Attributes:
        number: first line in the file.
        last: last line in the file.
        values: by key, list items as lines.
    """

    number: int
    last: int
    values: dict[str, str] = field(default_factory=dict)


class _NoListingError(Exception):
    """A line fits none of the ways in which such files are written."""


def listing_in(lines: list[Line]) -> list[Part]:
    """The records of a file as rows below their keys, and what stands around them as lines.

    Args:
        lines: the whole file.

    Returns:
        [] where the file is no such listing.
    """
    first = next((line.text for line in lines if _is_said(line.text)), "")
    toml = bool(_TOML.fullmatch(first) or _TABLE.fullmatch(first))
    if not toml and not (_YAML.fullmatch(first) or first.strip() == "---"):
        return []
    reading = _Reading(lines)
    try:
        reading.read(toml=toml)
    except _NoListingError:
        return []
    return reading.parts() if reading.is_listing() else []


def _is_said(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")


@dataclass(slots=True)
class _Reading:
    """One pass over the lines."""

    lines: list[Line]
    found: list[Line | _Record] = field(default_factory=list)
    at: int = 0
    _open: _Record | None = None
    _indent: int = 0  # of the keys of the open record

    def read(self, *, toml: bool) -> None:
        """Read all lines; `_NoListingError` where one does not fit."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if not _is_said(line.text):
                if line.text.strip():
                    self._say(line.text.strip().lstrip("# "), line)
            elif toml:
                self._toml(line)
            elif line.text.strip() not in ("---", "..."):
                self._yaml(line)

    def is_listing(self) -> bool:
        """Two records at least, each of some keys, all of which another has too."""
        records = [one for one in self.found if isinstance(one, _Record)]
        if len(records) < _FEWEST_RECORDS or any(len(r.values) < _FEWEST_KEYS for r in records):
            return False
        if len({key for record in records for key in record.values}) > _MOST_KEYS:
            return False
        shared = set.intersection(*(set(record.values) for record in records))
        return len(shared) >= _FEWEST_KEYS

    def parts(self) -> list[Part]:
        """What was found, in order, the records that stand together as the rows of one table."""
        made: list[Part] = []
        run: list[_Record] = []
        for one in [*self.found, None]:
            if isinstance(one, _Record):
                run.append(one)
                continue
            if run:
                made.append(_rows(run))
                run = []
            if one is not None:
                made.append(one)
        return made

    def _say(self, text: str, line: Line) -> None:
        if text:
            self.found.append(Line(text, line.number, self.lines[self.at - 1].last))

    def _begin(self, line: Line) -> _Record:
        self._open = _Record(line.number, line.last)
        self.found.append(self._open)
        return self._open

    def _keep(self, record: _Record | None, key: str, value: str, line: Line) -> None:
        """Keep a value in its record; outside of records it is a line, the title a heading."""
        if record is None:
            self._say(f"# {value}" if key.lower() == "title" else f"{key}: {value}", line)
            return
        if key in record.values:
            raise _NoListingError
        record.values[key] = value
        record.last = self.lines[self.at - 1].last

    def _toml(self, line: Line) -> None:
        if table := _TABLE.fullmatch(line.text):
            self._open = None
            if not any(isinstance(one, _Record) for one in self.found[-1:]) or not table["many"]:
                self._say(table["name"], line)
            if table["many"]:
                self._begin(line)
            return
        pair = _TOML.fullmatch(line.text)
        if pair is None:
            raise _NoListingError
        self._keep(self._open, pair["key"], self._toml_value(pair["value"].strip()), line)

    def _toml_value(self, text: str) -> str:
        for mark in ('"""', "'''"):
            if text.startswith(mark):
                return self._until(text[len(mark) :], mark)
        if text.startswith("["):
            while not text.endswith("]") and self.at < len(self.lines):
                text += f" {self._next().text.strip()}"
            words = [_unquoted(one[0]) for one in _STRING.finditer(text)]
            if _STRING.sub("", text).strip("[], \t"):
                raise _NoListingError
            return "\n".join(words)
        if _STRING.fullmatch(text):
            return _unquoted(text)
        if _BARE.fullmatch(text):
            return text
        raise _NoListingError

    def _until(self, text: str, mark: str) -> str:
        """The lines of a text up to the mark that closes it."""
        pieces = [text]
        while mark not in pieces[-1]:
            pieces.append(self._next().text)
        if pieces[-1].rstrip() == mark and len(pieces) > 1:
            pieces.pop()
        elif pieces[-1].rstrip().endswith(mark):
            pieces[-1] = pieces[-1].rstrip().removesuffix(mark)
        else:
            raise _NoListingError
        return "\n".join(pieces).strip("\n")

    def _next(self) -> Line:
        if self.at == len(self.lines):
            raise _NoListingError
        self.at += 1
        return self.lines[self.at - 1]

    def _yaml(self, line: Line) -> None:
        pair = _YAML.fullmatch(line.text)
        if pair is None:
            raise _NoListingError
        lead, value = len(pair["lead"]), pair["value"] or ""
        if pair["dash"]:
            if self._open is not None and lead != self._indent:
                raise _NoListingError  # records within records
            self._begin(line)
            self._indent = lead
        elif self._open is not None and lead < self._indent:
            self._open = None
        if lead != (self._indent if self._open else 0):
            raise _NoListingError
        if not value and self._opens_records():
            if self._open is not None:
                raise _NoListingError
            self._say(f"{pair['key']}:", line)
            return
        self._keep(self._open, pair["key"], self._yaml_value(value, lead), line)

    def _opens_records(self) -> bool:
        """The next line with words begins a record."""
        ahead = range(self.at, len(self.lines))  # no slice: it would copy the rest at each key
        below = next((self.lines[at].text for at in ahead if _is_said(self.lines[at].text)), "")
        found = _YAML.fullmatch(below)
        return found is not None and bool(found["dash"])

    def _yaml_value(self, text: str, indent: int) -> str:
        """A value with the lines below it that stand deeper than its key."""
        below = []
        while self.at < len(self.lines) and self._goes_on(self.lines[self.at].text, indent, text):
            below.append(self._next().text)
        while below and not below[-1].strip():
            below.pop()
            self.at -= 1
        block = _BLOCK.fullmatch(text)
        if block:
            return _folded(below) if block["way"] == ">" else "\n".join(map(str.strip, below))
        items = [found["words"] for one in below if (found := _ITEM.fullmatch(one))]
        if not text and items:
            if len(items) < len([one for one in below if one.strip()]):
                raise _NoListingError
            return "\n".join(map(_unquoted, items))
        if any(_YAML.fullmatch(one) for one in below) and text[:1] not in ('"', "'"):
            raise _NoListingError
        whole = _folded([text, *below])
        if text.startswith("[") and text.endswith("]"):
            return "\n".join(_unquoted(one[0].strip()) for one in _LISTED.finditer(text[1:-1]))
        return _unquoted(_CUT.sub("", _CUT_AT_SPACE.sub(" ", whole)) if below else whole)

    def _goes_on(self, below: str, indent: int, text: str) -> bool:
        """A line is deeper than the key above it, or an item of a list right below it."""
        if not below.strip():
            return True
        deep = len(below) - len(below.lstrip(" "))
        item = not text and deep >= indent and _ITEM.fullmatch(below) and not _YAML.fullmatch(below)
        return deep > indent or bool(item)


def _folded(lines: Iterable[str]) -> str:
    """Lines as one text, parted where blank lines stand."""
    parts = "\n".join(line.strip() for line in lines).split("\n\n")
    return "\n".join(" ".join(part.split("\n")).strip() for part in parts).strip()


def _unquoted(text: str) -> str:
    """A value without its quotes; null is none."""
    if _STRING.fullmatch(text):
        if text[0] == "'":
            return text[1:-1].replace("''", "'")
        try:
            read = str(json.loads(text, strict=False))
            read.encode()
        except ValueError:  # also of half a letter ("\ud800"), which no file can hold
            return text[1:-1]
        return read
    return "" if text in ("null", "~") else text


def _rows(records: list[_Record]) -> list[Row]:
    """The keys as the header, and a row for each record."""
    keys = list(dict.fromkeys(key for record in records for key in record.values))
    head = Row(keys, records[0].number, records[0].number)
    rows = [Row([r.values.get(key, "") for key in keys], r.number, r.last) for r in records]
    return [head, *rows]

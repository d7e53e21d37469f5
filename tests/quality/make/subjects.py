"""What invented plans say (`subjects.toml`), for layouts and ways of writing that show some of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from planlift_schema import TEXT_FIELDS
from quality.make.layout import Block, Heading, Look, Sample, Text
from quality.make.plans import Other, Row, Section, Table
from quality.score import TrueAction

SOURCE = Path(__file__).with_name("subjects.toml")
PLAN_FORMATS = ("docx", "html", "xlsx", "tsv.txt", "pdf")
RATED = {  # how a plan that rates by colour words the states of the subjects
    "complete": "Blue",
    "on_track": "Green",
    "in_progress": "Amber",
    "not_started": "Amber",
    "at_risk": "Red",
}
DERIVED = {"due_by": "deadline", "state": "status", "rag": "status", "rag_written": "status"}

Items = tuple[TrueAction, ...]
Columns = Mapping[str, str]  # header or label as written -> field; "" where there is none


@dataclass(frozen=True, slots=True)
class Subject:
    """A plan's facts and all that its items say; documents show some of it.

    Attributes:
        title, organisation, framework, period: as a sample has them.
        items: the actions with every field filled that the subject has.
    """

    title: str
    organisation: str
    items: Items
    framework: str = ""
    period: tuple[str, str] | None = None


@cache
def subjects() -> dict[str, Any]:
    """The source of each subject, by its name."""
    return tomllib.loads(SOURCE.read_text("utf-8"))


@cache
def subject(name: str) -> Subject:
    """The subject of this name."""
    source = subjects()[name]
    items = tuple(_item(item) for item in source["items"])
    period = (source["period"][0], source["period"][1])
    return Subject(
        source["title"], source["organisation"], items, source.get("framework", ""), period
    )


def _item(item: dict[str, Any]) -> TrueAction:
    texts = {name: item[name] for name in TEXT_FIELDS if name in item}
    codes = tuple(item.get("codes", ()))
    return TrueAction(
        **texts, indicators=codes, due_by=item["by"] or None, state=item["state"] or None
    )


def referred(items: Items, pattern: str) -> Items:
    """The items with refs: "{}" in the pattern stands for the number."""
    return tuple(replace(item, ref=pattern.format(number)) for number, item in enumerate(items, 1))


def rated(items: Items, words: Mapping[str, str] = RATED, *, keyed: bool = False) -> Items:
    """The items with a colour's word or letter for status.

    Args:
        items: with states.
        words: state to what is written instead of it.
        keyed: a key in the document says what each colour means, so that the state stays known.
    """
    colours = {"R": "red", "A": "amber", "G": "green", "B": "blue"}
    found = []
    for item in items:
        word = words[item.state or ""]
        rag = colours[word[0]]
        state = item.state if keyed else None
        found.append(replace(item, status=word, state=state, rag=rag, rag_written=rag))
    return tuple(found)


def shown(items: Items, names: Sequence[str], **same: Any) -> Items:
    """What can be known of items where only these fields are shown.

    Args:
        items: with all their fields.
        names: the fields that the document shows.
        same: values that stand once for all of them, outside (a theme, an indicator).
    """
    return tuple(replace(_shown(item, names), **same) for item in items)


def _shown(item: TrueAction, names: Sequence[str]) -> TrueAction:
    kept = {one.name for one in fields(TrueAction)} & set(names)
    kept |= {name for name, under in DERIVED.items() if under in names}
    if "indicator" in names:
        kept.add("indicators")
    return TrueAction(**{name: getattr(item, name) for name in kept})


def row(item: TrueAction, columns: Columns, others: Mapping[str, str] | None = None) -> Row:
    """A table's row; `others` holds the texts of columns without a field, by header."""
    cells = tuple(
        getattr(item, name) if name else (others or {}).get(header, "")
        for header, name in columns.items()
    )
    known = _shown(item, tuple(columns.values()))
    return Row(cells, known.due_by, known.state, known.rag, known.indicators)


def table(columns: Columns, items: Items, others: Sequence[Mapping[str, str]] = ()) -> Table:
    """A table with one row an item; `others` as for `row`, one an item."""
    more = others or ({},) * len(items)
    rows = tuple(row(item, columns, own) for item, own in zip(items, more, strict=True))
    return Table(tuple(columns), tuple(columns.values()), rows)


def by_theme(items: Items) -> dict[str, Items]:
    """The items under each theme."""
    themes = dict.fromkeys(item.theme for item in items)
    return {theme: tuple(item for item in items if item.theme == theme) for theme in themes}


def sectioned(columns: Columns, items: Items, *, again: bool = False) -> Table:
    """A table with a section row above the items of each theme.

    Args:
        columns: header to field.
        items: with themes.
        again: the header stands again below each section row but the first.
    """
    plain = table(columns, items)
    rows: list[Row | Section | Other] = []
    for number, (theme, own) in enumerate(by_theme(items).items()):
        rows.append(Section(theme))
        if again and number:
            rows.append(Other(tuple(columns), bold=True))
        rows += [row(item, columns) for item in own]
    return replace(plain, rows=tuple(rows))


def sample(
    name: str,
    of: Subject,
    blocks: Sequence[Block],
    actions: Items,
    *,
    look: Look | None = None,
    formats: tuple[str, ...] = PLAN_FORMATS,
) -> Sample:
    """A sample with the subject's title and organisation above these blocks."""
    return Sample(
        name,
        of.title,
        of.organisation,
        (Heading(of.title, 1), Text(of.organisation), *blocks),
        actions,
        framework=of.framework,
        period=of.period,
        look=look or Look(),
        formats=formats,
    )

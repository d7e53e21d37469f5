"""Which words label a value: known ones, and those that a document uses as labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import fmean

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.empty_labels import labels_left_empty
from planlift.normalise.grid import Grid
from planlift.normalise.item_numbers import counts_on, number_of, without_number
from planlift.normalise.label_place import Inside
from planlift.normalise.label_words import (
    LONGEST_LABEL,
    base_of,
    field_of,
    is_label,
    is_state,
    label_of,
    number_before,
    parted,
)
from planlift.normalise.outline import Role, names_indicator, role_of
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.spaced import at_full_stop, at_space, dotted_labels, spaced_labels
from planlift.normalise.standing_labels import (
    is_plain,
    labels_by_field,
    labels_by_look,
    labels_by_return,
    looking_alike,
)
from planlift.normalise.topic_lines import topic_lines
from planlift_parsers import Kind, Paragraph
from planlift_schema import TEXT_FIELDS

_SURE = 0.8  # likeness from which what stands behind a label is a date
_NEARLY = 0.8  # share of the times; a label left empty takes the line below it for its value
_OFTEN = 3  # times that a label comes whose values must tell what it is
_MOSTLY = 0.7  # mean likeness of its values from which they are dates
_SOME_POSTS = 0.4  # and names: of people who are called by their first names only posts look so
_RECURS = 2  # times that an unknown label must come
_BETWEEN = " \t|/;•·"  # marks that part a value from the next label


@dataclass(frozen=True, slots=True)
class Labels:
    """What is a label in one document.

    Attributes:
        looks: `id` of the headings and bold lines that are labels.
        recurring: labels that no one knows but that come again and again, without numbers.
        itemised: the same for list items: they come as often as the known ones.
        dotted: labels that a full stop parts from their values ("Lead. HR Manager").
        spaced: labels that only a space parts from their values ("Lead HR Manager").
        opening: the label that opens each block behind the block's number ("2. Issue: ..."), "" if
            none does.
        headed: labels that open blocks, each below a short line that names the block.
        led: labels that open blocks, each below a line that says what is to be done.
        names: headings and bold lines that come again word for word above running text.
        ahead: labels that stand right above the heading of the block that they belong to.
        empty: `id` of the lines whose label is left without a value, above another block.
        titles: `id` of the titles that stand again and again right above tables, below other lines.
        topics: `id` of the plain lines that name what the blocks below them are about.
        run_in: `id` of a paragraph -> the labels in it that only their look tells from the values.
        valued: labels that come with a value in their line, so that one without is no mere opening
            of a list.
    """

    looks: frozenset[int] = frozenset()
    recurring: frozenset[str] = frozenset()
    itemised: frozenset[str] = frozenset()
    dotted: frozenset[str] = frozenset()
    spaced: frozenset[str] = frozenset()
    opening: str = ""
    headed: frozenset[str] = frozenset()
    led: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    empty: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    topics: frozenset[int] = frozenset()
    run_in: Mapping[int, tuple[Inside, ...]] = field(default_factory=dict)
    valued: frozenset[str] = frozenset()

    def split(self, paragraph: Paragraph) -> tuple[str, str] | None:
        """Label and value of a labelled paragraph, or None."""
        if id(paragraph) in self.looks:
            return paragraph.text.rstrip(": "), ""
        if known := self.sure(paragraph):
            stands = known[1] or not paragraph.marker or base_of(known[0]) in self.valued
            return known if stands else None
        bases = self.itemised if paragraph.marker else self.recurring
        found = parted(paragraph.text) if bases else None  # few documents have any
        if found and base_of(found[0]) in bases:
            return found
        return None if paragraph.marker else self._at_weak_mark(paragraph.text)

    def _at_weak_mark(self, text: str) -> tuple[str, str] | None:
        """A line parted where only a full stop or a space stands behind its label."""
        found = at_full_stop(text, self.dotted) if self.dotted else None
        return found or (at_space(text, self.spaced) if self.spaced else None)

    def without_names(self, narrative: Sequence[Paragraph]) -> list[Paragraph]:
        """Running text without the bold lines that only say what it is ("What our data shows")."""
        return [line for line in narrative if not (line.bold and base_of(line.text) in self.names)]

    def sure(self, paragraph: Paragraph) -> tuple[str, str] | None:
        """The same for a label that is known, or told by its look."""
        looks = self.run_in.get(id(paragraph))
        if not looks or looks[0].start:
            return label_of(paragraph.text)
        end = looks[1].start if len(looks) > 1 else len(paragraph.text)
        return looks[0].label, paragraph.text[looks[0].end : end].strip(_BETWEEN)

    def several(self, paragraph: Paragraph) -> Sequence[Inside]:
        """The labels of a line that are told by their look, where they make it a whole record."""
        found = self.run_in.get(id(paragraph), ())
        return found if len(found) > 1 or (found and found[0].start) else ()


def labels_in(
    flow: Sequence[object],
    run_in: Mapping[int, tuple[Inside, ...]] | None = None,
    in_cells: Sequence[Paragraph] = (),
) -> Labels:
    """The labels of a document, beyond the lines that open with a known one.

    Args:
        flow: the body of the document.
        run_in: those that only their look tells from their values.
        in_cells: lines of tables whose cells each say what they hold.
    """
    found = Labels(
        labels_by_look(flow) | labels_by_return(flow) or labels_by_field(flow),
        _recurring([*flow, *in_cells]),
        itemised=_itemised(flow),
        dotted=dotted_labels(flow),
        spaced=spaced_labels(flow),
        opening=_opening(flow),
        names=frozenset(looking_alike(flow)),
        run_in=run_in or {},
        valued=_valued([*flow, *in_cells]),
        titles=_titles(flow),
    )
    empty, topics = labels_left_empty(flow, found.split), topic_lines(flow, found.split)
    found = replace(found, empty=empty, topics=topics)
    ahead = _ahead(flow, found)
    return replace(found, headed=_headed(flow, found), led=_led(flow, found), ahead=ahead)


def _titles(flow: Sequence[object]) -> frozenset[int]:
    """The `id` of the titles that several tables have right above them ("Action plan")."""
    above: dict[str, list[int]] = {}
    for line, item, below in zip(flow, flow[1:], flow[2:], strict=False):
        if isinstance(line, Paragraph) and isinstance(item, Paragraph) and isinstance(below, Grid):
            above.setdefault(item.text, []).append(id(item))
    again = {text: ids for text, ids in above.items() if len(ids) > 1}
    return frozenset(
        one for text, ids in again.items() if role_of(text) is Role.GENERIC for one in ids
    )


def _valued(flow: Sequence[object]) -> frozenset[str]:
    """Labels that several lines have with a value behind them; of known ones a colon is enough."""
    found = (parted(item.text) for item in flow if isinstance(item, Paragraph))
    count = Counter(
        base_of(label) for label, value in filter(None, found) if value or is_label(label)
    )
    return frozenset(base for base, times in count.items() if times >= _RECURS)


def _opening(flow: Sequence[object]) -> str:
    """The one label that stands behind a number again and again, while others have none."""
    found = [
        number_before(item.text)
        for item in flow
        if isinstance(item, Paragraph) and not item.marker and label_of(item.text)
    ]
    count = Counter(base_of(label) for number, label in found if number)
    plain = {base_of(label) for number, label in found if not number}
    (base,) = count if len(count) == 1 else ("",)
    return base if count[base] >= _RECURS and plain and base not in plain else ""


def _headed(flow: Sequence[object], labels: Labels) -> frozenset[str]:
    """The label that comes first and again, where a short plain line stands above it each time."""
    first = ""
    above: list[bool] = []
    for before, item in pairwise([None, *flow]):
        found = labels.split(item) if isinstance(item, Paragraph) else None
        if found is None:
            continue
        first = first or base_of(found[0])
        if base_of(found[0]) == first:
            named = isinstance(before, Paragraph) and is_plain(before)
            above.append(named and isinstance(before, Paragraph) and not labels.split(before))
    return frozenset({first}) if len(above) >= _RECURS and all(above) else frozenset()


def _ahead(flow: Sequence[object], labels: Labels) -> frozenset[str]:
    """Labels that stand above a heading each time, the first time with no label before them.

    So does the last label of a block above the heading of the next, but not the first time.
    """
    above: dict[str, list[bool]] = {}
    opened = False  # a label stands between the heading above and this line
    for before, item, following in zip([None, *flow], flow, [*flow[1:], None], strict=False):
        found = labels.split(item) if isinstance(item, Paragraph) else None
        if found is None:
            heads = isinstance(item, Paragraph) and item.kind is Kind.HEADING
            opened = opened and not heads
            continue
        heads = isinstance(following, Paragraph) and following.kind is Kind.HEADING
        plain = heads and isinstance(following, Paragraph) and not labels.split(following)
        first = base_of(found[0]) not in above
        free = plain and bool(found[1]) and not (first and (opened or _orders(before)))
        above.setdefault(base_of(found[0]), []).append(free)
        opened = True
    return frozenset(base for base, free in above.items() if len(free) >= _RECURS and all(free))


def _orders(item: object) -> bool:
    """A line that says what is to be done, so that the label below it is of the same block."""
    return isinstance(item, Paragraph) and wording(without_number(item)).order > 0


def _led(flow: Sequence[object], labels: Labels) -> frozenset[str]:
    """Labels that always stand right below a line of running text, most of which order something.

    The line is no rest of the value above it, also where a value may go on over several lines.
    """
    above: dict[str, list[Paragraph | None]] = {}
    before: Paragraph | None = None  # the line right above, where it is neither label nor value
    awaited = False  # the label above stands alone
    last = ""  # what the line above says
    for item in flow:
        if not isinstance(item, Paragraph):
            before, awaited, last = None, False, ""
            continue
        found = labels.split(item)
        if found is not None:
            above.setdefault(base_of(found[0]), []).append(before)
        loose = item.kind is not Kind.HEADING and found is None and not counts_on(last, item)
        before = item if loose and not awaited else None
        plain = loose and item.kind is Kind.TEXT
        if found is not None:
            awaited = not found[1] and id(item) not in labels.empty
        else:
            awaited = awaited and not plain
        last = found[1] if found is not None else item.line
    return frozenset(base for base, lines in above.items() if _are_orders(lines))


def _are_orders(lines: Sequence[Paragraph | None]) -> bool:
    told = [line for line in lines if line is not None]
    orders = sum(wording(without_number(line)).order > 0 for line in told)
    return len(told) >= max(_RECURS, _NEARLY * len(lines)) and 2 * orders > len(told)


def _recurring(flow: Sequence[object]) -> frozenset[str]:
    """Unknown labels that come again and again, as the known ones that they stand among do.

    Where none is known, the values tell: posts and people behind one label, dates behind another.
    """
    known, unknown = _counted(flow, Kind.TEXT)
    again = frozenset(base for base, count in unknown.items() if count >= _RECURS)
    if not any(count >= _RECURS for count in known.values()) and not _are_typed(flow, again):
        return frozenset()
    return again


def _are_typed(flow: Sequence[object], bases: AbstractSet[str]) -> bool:
    """Behind one of these labels stand names alone, and dates behind another, several times."""
    values: dict[str, list[str]] = {}
    for item in flow if bases else ():
        found = parted(item.text) if isinstance(item, Paragraph) and not item.marker else None
        if found and base_of(found[0]) in bases:
            values.setdefault(base_of(found[0]), []).append(found[1])
    often = [texts for texts in values.values() if len(texts) >= _OFTEN]
    named = any(fmean(map(owner_likeness, texts)) >= _SOME_POSTS for texts in often)
    return named and any(fmean(map(deadline_likeness, texts)) >= _MOSTLY for texts in often)


def _itemised(flow: Sequence[object]) -> frozenset[str]:
    """Unknown labels of list items: they come as often as the commonest known one.

    Words that may name a field ("RAG now") come half as often at least: it may be empty in some.
    """
    known, unknown = _counted(flow, Kind.ITEM)
    most = max(known.values(), default=0)
    named = {base for base in unknown if field_of(base) in TEXT_FIELDS}
    return frozenset(
        base
        for base, count in unknown.items()
        if count * (1 + (base in named)) >= most >= _RECURS and count >= _RECURS
    )


def _counted(flow: Sequence[object], kind: Kind) -> tuple[Counter[str], Counter[str]]:
    """How often each label comes that is known, and each that is not; states label nothing."""
    known: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for item in flow:
        if not isinstance(item, Paragraph) or item.kind is not kind:
            continue
        found = parted(item.text)
        if found is None or names_indicator(found[0]) or number_of(item):
            continue
        base = base_of(found[0])
        named = is_label(found[0])
        short = 0 < len(base.split()) <= LONGEST_LABEL and found[0][:1].isupper()
        stated = is_state(found[0]) and deadline_likeness(found[1]) < _SURE
        if named or (short and not stated):  # "To be completed ... 30 June" labels a date
            (known if named else unknown)[base] += 1
    return known, unknown

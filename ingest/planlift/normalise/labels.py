"""Which words label a value: known ones, and those that a document uses as labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from statistics import fmean

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.headers import LIKELY
from planlift.normalise.item_numbers import counts_on, number_of, without_number
from planlift.normalise.label_place import Inside
from planlift.normalise.outline import is_themed, names_indicator
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.remembering import remembered
from planlift.normalise.spaced import at_full_stop, at_space, dotted_labels, spaced_labels
from planlift.normalise.statuses import read_status
from planlift.normalise.vocabulary import header_likeness, header_scores, words_of
from planlift_parsers import Kind, Paragraph
from planlift_schema import State

# A colon or tab, dots that lead from one to the other, or a sign of equality.
_COLON = re.compile(
    r"^(?P<label>[^:\t]{1,60}?)\s*(?:::?|\t|\s\.{3,}(?=\s)|(?<=\s)=(?=\s))\s*(?P<value>.*)$", re.S
)
_DASH = re.compile(r"^(?P<label>[^:\t]{1,60}?) [-–—] (?P<value>.*)$", re.S)
_LETTER = re.compile(r"^\(?[a-z]\)\s+(?=[A-Z])")  # "b) Lead: HR Manager"
_DATED = re.compile(r"[(\[](?P<inside>[^()\[\]]{3,60})[)\]]\s*\.?$")
_SYMBOL = re.compile(r"^[^\w\s(\[\"'“‘£€$%&#@]{1,3}\s+(?=\w)")  # a picture before the label
_NUMBER_BEFORE = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?=[A-Z])")
_ASKED = re.compile(
    r"^(?P<label>(?:what|who|when|how|where|why)\b[^?:]{2,60}\?)\s+(?P<value>\S.*)$", re.I | re.S
)
_BEFORE_LABEL = re.compile(r"\s[-–—|]\s")
_ASKS = re.compile(r"(?:what|who|when|how|where|why|which)\b.*|.*\?$", re.I | re.S)
_NAMING = frozenset({"theme", "indicator", "extra:priority"})
_NUMBERED = re.compile(r"\d")
_LONGEST_LABEL = 7  # words
_LONGEST_QUESTION = 12  # words of a label that asks ("What are we going to do about it?")
_SHORT_VALUES = frozenset({"owner", "deadline", "status"})
_LIKENESS = {"owner": owner_likeness, "deadline": deadline_likeness}
_SURE = 0.8  # mean likeness of the lines below a label to names, or to dates
LEAST_FIELDS = 3  # different labels that make a block of them
_REACH = 6  # lines within which the labels of one block follow each other
_CARDS = 3  # on which an unknown line must stand to be a label
_NEARLY = 0.8  # share of the times; a label left empty takes the line below it for its value
_RECURS = 2  # times that an unknown label must come


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
        run_in: `id` of a paragraph -> the labels in it that only their look tells from the values.
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
    run_in: Mapping[int, tuple[Inside, ...]] = field(default_factory=dict)

    def split(self, paragraph: Paragraph) -> tuple[str, str] | None:
        """Label and value of a labelled paragraph, or None."""
        if id(paragraph) in self.looks:
            return paragraph.text.rstrip(": "), ""
        if known := self.sure(paragraph):
            return known if known[1] or not paragraph.marker else None
        if paragraph.marker:
            found = _parted(paragraph.text)
            return found if found and base_of(found[0]) in self.itemised else None
        if plain := at_full_stop(paragraph.text, self.dotted) or at_space(
            paragraph.text, self.spaced
        ):
            return plain
        found = _parted(paragraph.text)
        return found if found and base_of(found[0]) in self.recurring else None

    def without_names(self, narrative: Sequence[Paragraph]) -> list[Paragraph]:
        """Running text without the bold lines that only say what it is ("What our data shows")."""
        return [line for line in narrative if not (line.bold and base_of(line.text) in self.names)]

    def sure(self, paragraph: Paragraph) -> tuple[str, str] | None:
        """The same for a label that is known, or told by its look."""
        looks = self.run_in.get(id(paragraph))
        if not looks or looks[0].start:
            return label_of(paragraph.text)
        end = looks[1].start if len(looks) > 1 else len(paragraph.text)
        return looks[0].label, paragraph.text[looks[0].end : end].strip()

    def several(self, paragraph: Paragraph) -> Sequence[Inside]:
        """The labels of a line that are told by their look, where they make it a whole record."""
        found = self.run_in.get(id(paragraph), ())
        return found if len(found) > 1 or (found and found[0].start) else ()


def labels_in(
    flow: Sequence[object], run_in: Mapping[int, tuple[Inside, ...]] | None = None
) -> Labels:
    """The labels of a document, beyond the lines that open with a known one.

    Args:
        flow: the body of the document.
        run_in: those that only their look tells from their values.
    """
    found = Labels(
        _by_look(flow) | _by_return(flow) or _by_field(flow),
        _recurring(flow),
        itemised=_itemised(flow),
        dotted=dotted_labels(flow),
        spaced=spaced_labels(flow),
        opening=_opening(flow),
        names=frozenset(_looking_alike(flow)),
        run_in=run_in or {},
    )
    ahead = _ahead(flow, found)
    return replace(found, headed=_headed(flow, found), led=_led(flow, found), ahead=ahead)


@lru_cache(maxsize=1024)  # each line of a document is asked about some five times
def label_of(text: str) -> tuple[str, str] | None:
    """Label and value of a line with a known label ("Lead: HR Manager"), or None."""
    found = _parted(text)
    if not found or not is_label(found[0]):
        return None
    numbered = _NUMBERED.search(found[0])
    if found[1] and numbered and (is_themed(found[0]) or field_of(found[0]) in _NAMING):
        return None  # "Priority 1: Increase declaration" is a name
    return found


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


def number_before(text: str) -> tuple[str, str]:
    """The number that a labelled line opens with ("2.", or ""), and its label."""
    label = (label_of(text) or ("", ""))[0]
    found = _NUMBER_BEFORE.match(label)
    return (found["number"], label[found.end() :]) if found else ("", label)


def _parted(text: str) -> tuple[str, str] | None:
    """The text parted at its colon or dash, at the one whose label is known if only one is."""
    text = _SYMBOL.sub("", _LETTER.sub("", text))
    colon, dash = _COLON.match(text), _DASH.match(text)
    known = colon and is_label(colon["label"]) and not _NUMBERED.search(colon["label"])
    found = dash if dash and not known and is_label(dash["label"]) else colon or dash
    asked = _ASKED.match(text)
    if asked and not known and is_label(asked["label"]):
        found = asked
    if not found or found["label"].count("(") != found["label"].count(")"):
        return None  # a colon inside brackets: "Train panels (Lead: HR Manager)"
    if found is dash and read_status(found["label"]).state is State.COMPLETE:
        return None  # in the place of a date: "Complete – Publish the log"
    if found is colon and _BEFORE_LABEL.search(found["label"]):
        return None  # a label inside the line: "Train panels – Lead: HR Manager"
    return found["label"].strip(), found["value"].strip()


def is_label(text: str, longest: int = _LONGEST_LABEL) -> bool:
    """Words that name a field, and no more of them than `longest`; numbers do not count.

    "Indicator 4" names an indicator, and labels nothing.
    """
    base = base_of(text)
    words = base.count(" ") + 1 if base else 0
    if _ASKS.fullmatch(text):
        longest = max(longest, _LONGEST_QUESTION)
    named = 0 < words <= longest and header_likeness(base) >= LIKELY
    return named and not names_indicator(text)


@remembered
def base_of(label: str) -> str:
    """A label without its number, for telling that it comes again ("WRES action 2")."""
    return " ".join(word for word in words_of(label) if not word.isdigit())


@remembered
def field_of(label: str) -> str:
    """The field that a label names most surely, "" if none."""
    scores = header_scores(base_of(label))
    return max(scores, key=lambda name: scores[name]) if scores else ""


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
            named = isinstance(before, Paragraph) and _is_plain(before)
            above.append(named and isinstance(before, Paragraph) and not labels.split(before))
    return frozenset({first}) if len(above) >= _RECURS and all(above) else frozenset()


def _ahead(flow: Sequence[object], labels: Labels) -> frozenset[str]:
    """Labels that stand above a heading each time, the first time with no label before them.

    So does the last label of a block above the heading of the next, but not the first time.
    """
    above: dict[str, list[bool]] = {}
    opened = False  # a label stands between the heading above and this line
    for item, following in pairwise([*flow, None]):
        found = labels.split(item) if isinstance(item, Paragraph) else None
        if found is None:
            heads = isinstance(item, Paragraph) and item.kind is Kind.HEADING
            opened = opened and not heads
            continue
        heads = isinstance(following, Paragraph) and following.kind is Kind.HEADING
        plain = heads and isinstance(following, Paragraph) and not labels.split(following)
        first = base_of(found[0]) not in above
        free = plain and bool(found[1]) and not (first and opened)
        above.setdefault(base_of(found[0]), []).append(free)
        opened = True
    return frozenset(base for base, free in above.items() if len(free) >= _RECURS and all(free))


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
        awaited = not found[1] if found is not None else awaited and not plain
        last = found[1] if found is not None else item.line
    return frozenset(base for base, lines in above.items() if _are_orders(lines))


def _are_orders(lines: Sequence[Paragraph | None]) -> bool:
    told = [line for line in lines if line is not None]
    orders = sum(wording(without_number(line)).order > 0 for line in told)
    return len(told) >= max(_RECURS, _NEARLY * len(lines)) and 2 * orders > len(told)


def _by_look(flow: Sequence[object]) -> frozenset[int]:
    """Headings and bold lines whose value stands in the next lines.

    They are labels only together: at least three fields, the action among them ("Objective",
    "Action", "Lead" as headings on KMPT's pages), or one of them may be an ordinary heading.
    """
    found: dict[str, str] = {}
    again = _looking_alike(flow)
    candidates: list[Paragraph] = []
    for item, following in pairwise(flow):
        if isinstance(item, Paragraph) and isinstance(following, Paragraph) and _stands_out(item):
            numbered = _NUMBERED.search(item.text) and field_of(item.text) != "action"
            named = is_label(item.text) or base_of(item.text) in again
            if not numbered and named and not _heads_list(following):
                names = _is_name(following)
                if not (names and _NUMBERED.search(item.text)):  # "Action 3" above its labels
                    candidates.append(item)
                if not names:
                    found[base_of(item.text)] = field_of(item.text)
    fields = set(found.values())
    recurring = {found[base] for base in found if base in again}
    ordered = any(again[base] for base in found if base in again) and fields & _SHORT_VALUES
    typed = len(recurring & _SHORT_VALUES) > 1  # the action stands above them
    if len(fields) < LEAST_FIELDS or not ("action" in fields or ordered or typed):
        return frozenset()
    sure = {id(item) for item in candidates if base_of(item.text) in found}
    return frozenset(sure | _between(flow, sure))


def _stands_out(item: Paragraph) -> bool:
    return (item.bold or item.kind is Kind.HEADING) and not item.marker


def _looking_alike(flow: Sequence[object]) -> dict[str, bool]:
    """Headings and bold lines that come again and again word for word, whatever they say.

    Each stands above a line of its value; with whether most of these order something, so that it
    labels the action though no one knows its words ("We pledge to").
    """
    below: dict[str, list[Paragraph]] = {}
    for item, following in pairwise(flow):
        if isinstance(item, Paragraph) and isinstance(following, Paragraph) and _stands_out(item):
            short = len(item.text.split()) <= _LONGEST_QUESTION and not item.text.endswith(".")
            if short and not _NUMBERED.search(item.text) and not _stands_out(following):
                below.setdefault(item.text, []).append(following)
    return {
        base_of(text): 2 * sum(wording(line.text).order > 0 for line in lines) > len(lines)
        for text, lines in below.items()
        if len(lines) >= _CARDS and len({line.text for line in lines}) > 1
    }


def _heads_list(following: Paragraph) -> bool:
    """A list item with a date in brackets behind it: one of several actions, and no value."""
    found = _DATED.search(following.text) if following.marker else None
    return found is not None and deadline_likeness(found["inside"]) >= _SURE


def _by_return(flow: Sequence[object]) -> frozenset[int]:
    """Plain lines that stand alone above their values, the same on each of several cards.

    The known ones among them name three fields, the action among them, or names stand below one of
    the lines and dates below another; an unknown line is a label only where it comes as often as
    they do, as a value ("Chief Nurse") hardly does. What stands right behind such a line is its
    value, also where it could be a label ("Completed").
    """
    lines = [item for item in flow if isinstance(item, Paragraph) and _could_label(item)]
    count = Counter(item.text for item in lines)
    known = {text for text, times in count.items() if times >= _RECURS and is_label(text)}
    fields = {field_of(text) for text in known}
    typed = _above_values(flow, count)
    ordered = _above_orders(flow, count)
    told = len(fields) >= LEAST_FIELDS and "action" in fields
    if not told and len(typed) < len(_LIKENESS) and not (ordered and known):
        return frozenset()
    most = max(count[text] for text in known | set(typed.values()))
    own = _always_behind(flow, known)
    full = {text for text, times in count.items() if times == most >= _CARDS} - own
    values = {
        id(following)
        for item, following in pairwise(flow)
        if isinstance(item, Paragraph) and item.text in full
    }
    return frozenset(
        id(item)
        for item in lines
        if item.text in full or (item.text in known and id(item) not in values)
    )


def _always_behind(flow: Sequence[object], known: set[str]) -> set[str]:
    """Lines that stand right behind a known label each time: its value, though it comes again."""
    behind: dict[str, list[bool]] = {}
    for before, item in pairwise([None, *flow]):
        if isinstance(item, Paragraph) and item.text not in known:
            labelled = isinstance(before, Paragraph) and before.text in known
            behind.setdefault(item.text, []).append(labelled)
    return {text for text, found in behind.items() if all(found)}


def _above_values(flow: Sequence[object], count: Counter[str]) -> dict[str, str]:
    """Field to the line that comes again and again above nothing but its names, or its dates."""
    below: dict[str, list[str]] = {}
    for item, following in pairwise(flow):
        if not isinstance(item, Paragraph) or not isinstance(following, Paragraph):
            continue
        if _could_label(item) and count[item.text] >= _CARDS:
            below.setdefault(item.text, []).append(following.text)
    return {
        name: text
        for text, values in below.items()
        for name, likeness in _LIKENESS.items()
        if fmean(map(likeness, values)) >= _SURE
    }


def _above_orders(flow: Sequence[object], count: Counter[str]) -> bool:
    """A line that comes again and again above what is to be done, as often as two others do."""
    below: dict[str, list[bool]] = {}
    for item, following in pairwise(flow):
        if not isinstance(item, Paragraph) or not isinstance(following, Paragraph):
            continue
        if _could_label(item) and count[item.text] >= _CARDS and not following.marker:
            below.setdefault(item.text, []).append(wording(following.text).order > 0)
    times = Counter(len(orders) for orders in below.values())
    return any(
        2 * sum(orders) > len(orders) and times[len(orders)] >= LEAST_FIELDS
        for orders in below.values()
    )


def _by_field(flow: Sequence[object]) -> frozenset[int]:
    """Plain lines that stand alone above their values, where each may come only once.

    Text copied out of a page with one block of headings and values ("Action", "Lead", "Date") has
    lost what made them headings. Known labels alone count, each above a line that is none: labels
    right behind each other are the header of a table. The action is among them, and a field whose
    values are short.
    """
    found: dict[int, str] = {}
    for item, following in pairwise(flow):
        if isinstance(item, Paragraph) and isinstance(following, Paragraph):
            numbered = _NUMBERED.search(item.text) and field_of(item.text) != "action"
            stands = _is_plain(item) and not numbered and is_label(item.text)
            if stands and not (_is_plain(following) and is_label(following.text)):
                found[id(item)] = field_of(item.text)
    fields = set(found.values())
    if len(fields) < LEAST_FIELDS or "action" not in fields or not fields & _SHORT_VALUES:
        return frozenset()
    return frozenset(found)


def _could_label(paragraph: Paragraph) -> bool:
    plain = _is_plain(paragraph) and ":" not in paragraph.text[:-1]
    return plain and not _NUMBERED.search(paragraph.text)


def _is_plain(paragraph: Paragraph) -> bool:
    """A short line of plain text, and no sentence."""
    plain = paragraph.kind is Kind.TEXT and not paragraph.marker
    short = len(paragraph.text.split()) <= _LONGEST_LABEL
    return plain and short and not paragraph.text.endswith(".")


def _between(flow: Sequence[object], sure: set[int]) -> set[int]:
    """Bold lines that stand among the labels and look like them: labels that no one knows."""
    found: set[int] = set()
    last = -_REACH
    for at, item in enumerate(flow):
        if id(item) in sure:
            last = at
        elif (
            isinstance(item, Paragraph) and item.bold and item.kind is Kind.TEXT and not item.marker
        ):
            following = {id(later) for later in flow[at + 2 : at + 1 + _REACH]}
            short = len(item.text.split()) <= _LONGEST_LABEL and not item.text.endswith(".")
            if short and at - last <= _REACH and following & sure and id(flow[at + 1]) not in sure:
                found.add(id(item))
    return found


def _is_name(following: Paragraph) -> bool:
    """A label follows, so that the line above names the block ("Action 3") and labels nothing."""
    return label_of(following.text) is not None or (following.bold and is_label(following.text))


def _recurring(flow: Sequence[object]) -> frozenset[str]:
    """Unknown labels that come again and again, as the known ones that they stand among do."""
    known, unknown = _counted(flow, Kind.TEXT)
    if not any(count >= _RECURS for count in known.values()):
        return frozenset()
    return frozenset(base for base, count in unknown.items() if count >= _RECURS)


def _itemised(flow: Sequence[object]) -> frozenset[str]:
    """Unknown labels of list items: they come as often as the commonest known one."""
    known, unknown = _counted(flow, Kind.ITEM)
    most = max(known.values(), default=0)
    return frozenset(base for base, count in unknown.items() if count >= most >= _RECURS)


def _counted(flow: Sequence[object], kind: Kind) -> tuple[Counter[str], Counter[str]]:
    """How often each label comes that is known, and each that is not; states label nothing."""
    known: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for item in flow:
        if not isinstance(item, Paragraph) or item.kind is not kind:
            continue
        found = _parted(item.text)
        if found is None or names_indicator(found[0]) or number_of(item):
            continue
        base = base_of(found[0])
        named = is_label(found[0])
        short = 0 < len(base.split()) <= _LONGEST_LABEL and found[0][:1].isupper()
        stated = is_state(found[0]) and deadline_likeness(found[1]) < _SURE
        if named or (short and not stated):  # "To be completed ... 30 June" labels a date
            (known if named else unknown)[base] += 1
    return known, unknown


def is_state(words: str) -> bool:
    """Words that name a state or a colour of one, and label nothing."""
    read = read_status(words)
    return read.state is not None or read.rag is not None

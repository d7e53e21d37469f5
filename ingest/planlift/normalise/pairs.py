"""Labels with their values, as they stand in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planlift.normalise.deadlines import deadline_likeness, is_wholly_deadline
from planlift.normalise.grid import Value
from planlift.normalise.indicators import read_indicators
from planlift.normalise.inside import LIKENESS, label_inside, labels_inside
from planlift.normalise.item_numbers import counts_on, number_of, without_number
from planlift.normalise.label_place import Inside
from planlift.normalise.label_words import base_of, field_of, is_label, number_before
from planlift.normalise.labels import Labels
from planlift.normalise.outline import is_numbered_item, is_themed
from planlift.normalise.prose import wording
from planlift.normalise.statuses import read_status
from planlift_parsers import Kind, Paragraph

_OPENING_NUMBER = re.compile(r"\(?\d{1,2}(?:(?:\.\d{1,2})+[.)]?|[.)])\s+(?=\S)")
_ONLY_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
_NEXT_LETTER = re.compile(r"(?:^|\s)\(?[a-z]\)$")  # of "a) Lead: HR Manager b) Due: May 2021"
_NO_ORDER = "it stands where the action would, and orders nothing in words that are known"
LONGEST_NAME = 9
"""Words of a further line under an owner, a date or a state, and of a line that names a topic."""
_A_DATE, _NO_DATE = 0.8, 0.2  # likeness of a whole date, and of what is no part of one
_SENTENCE = 5  # words from which a line that ends with a full stop is a sentence and no name
_RECENT = 60  # labels looked back upon; a block has some ten
_NEXT_LABEL = 3  # lines within which a block's next label comes
# Fields whose values are a few words: running text behind them is none of theirs.
_SHORT_FIELDS = frozenset({"ref", "owner", "deadline", "revised", "status"})
_NO_LABELS = Labels()
_RECORD = 2  # labels in a line that make it a record, which the line's end may cut


@dataclass(slots=True)
class Pair:
    """A label and what stands behind it.

    Attributes:
        label: as written, without the colon.
        value: what stands behind it.
        source: the paragraph or cell text that held the label.
        opens: it is the first item of the list within a list item, which is what it speaks of.
    """

    label: str
    value: Value
    source: list[Paragraph] = field(default_factory=list)
    opens: bool = False

    @property
    def field(self) -> str:
        """The field its words name most surely, "" if none."""
        return field_of(self.label)


def pairs_in_text(
    run: Sequence[Paragraph], labels: Labels, *, closed: bool = False
) -> tuple[list[Pair], list[Paragraph]]:
    """Labelled lines of a run of text, and the lines that belong to none.

    A line without a label goes on with the value above it where that is still open: the label
    stood alone, or it is a list item, or it stands between two labels of a block.

    Args:
        run: paragraphs without a table or heading between.
        labels: what is a label in this document.
        closed: the next block's heading follows the run, so that its last lines are of a value.
    """
    pairs: list[Pair] = []
    loose: list[Paragraph] = []
    left = False  # a line that belongs to no label stands between the last label and this line
    for at, paragraph in enumerate(run):
        if cut := _cut_record(paragraph, pairs[-1:], labels):
            pairs[-1:] = cut
        elif several := _pairs_within(paragraph, labels):
            pairs.extend(several)
        elif (
            (found := labels.split(paragraph))
            and not _introduces(run, at, pairs, labels)
            and not (_awaits(pairs, labels) and _may_be_value(paragraph, found, labels))
        ):
            new = _opened(paragraph, _unstopped(found, pairs[-1:]), labels)
            new[0].opens = left and _is_within(paragraph, run[at - 1])
            pairs.extend(new)
        elif (
            pairs
            and not left
            and not _is_left_empty(pairs[-1], labels)
            and not _opens_block(run, at, labels, pairs)
            and (
                _introduces(run, at, pairs, labels)
                or _belongs(pairs[-1], paragraph, closed or _labelled_soon(run, at, labels, pairs))
            )
        ):
            pairs[-1].value.add(paragraph)
        else:
            loose.append(paragraph)
            left = True
            continue
        left = False
    return pairs, loose


def _is_within(paragraph: Paragraph, above: Paragraph) -> bool:
    """The first item of the list within the list item above it.

    Where all items stand on one level, as in a sheet, it is one that says what is to be done.
    """
    if not paragraph.marker or not above.marker or paragraph.level < above.level:
        return False
    return paragraph.level > above.level or wording(without_number(above)).order > 0


def _unstopped(found: tuple[str, str], last: Sequence[Pair]) -> tuple[str, str]:
    """A label and its value, which closes the record of the line above with a full stop.

    Behind a whole date a stop closes the line's own.
    """
    label, value = found
    closes = field_of(label) in _SHORT_FIELDS and last and is_record(last[0].source[0])
    dated = field_of(label) == "deadline" and is_wholly_deadline(value.rstrip("."))
    return (label, value.rstrip(".")) if closes or dated else found


def _opened(paragraph: Paragraph, found: tuple[str, str], labels: Labels) -> list[Pair]:
    """A label and its value, behind the number of the block that it opens."""
    number, label = number_before(paragraph.text)
    if not number or base_of(label) != labels.opening:
        return [_pair(paragraph, *found)]
    return [_pair(paragraph, "Ref", number), _pair(paragraph, label, found[1])]


def is_record(paragraph: Paragraph) -> bool:
    """A line that holds a whole record."""
    return bool(_pairs_within(paragraph))


def _pairs_within(paragraph: Paragraph, labels: Labels = _NO_LABELS) -> list[Pair]:
    """A line that holds a whole record: "Review grievances. Owner: HR Director. Due: May 2021".

    What stands before the first label is the action; [] if fewer than two fields are labelled.
    """
    found = _labels_within(paragraph, labels)
    if not found:
        return []
    pairs = _values_of(paragraph, found)
    lead = _stripped(paragraph.text[: found[0].start])
    if _ONLY_NUMBER.fullmatch(lead):
        pairs.insert(0, _pair(paragraph, "Ref", lead.strip("().")))
    elif any(map(str.isalnum, lead)):
        pairs[:0] = lead_pairs(paragraph, lead)
    return _ordered_under_number(paragraph, pairs)


def _labels_within(paragraph: Paragraph, labels: Labels) -> Sequence[Inside]:
    """The labels of a line that holds a whole record, told by their look or by marks."""
    return max(labels.several(paragraph), labels_inside(paragraph.text), key=len)


def _values_of(paragraph: Paragraph, found: Sequence[Inside]) -> list[Pair]:
    """The labels of a line with what stands behind each."""
    pairs = []
    ends = [*(one.start for one in found[1:]), len(paragraph.text)]
    for one, end in zip(found, ends, strict=True):
        value = _stripped(paragraph.text[one.end : end])
        if field_of(one.label) in _SHORT_FIELDS:
            value = value.rstrip(".")
        pairs.append(_pair(paragraph, one.label, value))
    return pairs


def _ordered_under_number(paragraph: Paragraph, pairs: list[Pair]) -> list[Pair]:
    """A record without an action that opens "Metric 2: Train all panels": that is its action.

    "Metric 2: relative likelihood of ..." words the metric, and stays. What orders nothing in words
    that are known is doubted.
    """
    first, *others = pairs
    numbered = first.field == "indicator" and is_numbered_item(first.label)
    if not numbered or any(pair.field == "action" for pair in others):
        return pairs
    ordered = wording(first.value.flat).order > 0
    if not first.value or (read_indicators(first.value.flat) and not ordered):
        return pairs
    named = _pair(paragraph, "Indicator", first.label)
    action = first.value if ordered else replace(first.value, doubt=_NO_ORDER)
    return [named, Pair("", action, first.source), *others]


def _cut_record(paragraph: Paragraph, last: Sequence[Pair], labels: Labels) -> list[Pair]:
    """The last pair of a record that the end of a line cut, whole, and the rest of the record.

    Its labels are others than those above: a record of its own has the same again.

    Args:
        paragraph: the next line ("Finance Deadline: May 2021", behind "Lead: Director of").
        last: the pair above it, if there is one.
        labels: what is a label in this document.

    Returns:
        [] where the line is no such rest. A label at the end of a record has its value below only
        where that is what it asks for.
    """
    if paragraph.marker or not last:
        return []
    (pair,) = last
    above = _labels_within(pair.source[0], labels)
    if len(above) < _RECORD:
        return []
    found = _labels_within(paragraph, labels) or [*filter(None, [label_inside(paragraph.text)])]
    if not pair.value and not found and _is_of(pair.field, paragraph.text):
        return [replace(pair, value=Value([paragraph], place=paragraph.place))]
    again = {base_of(one.label) for one in above} & {base_of(one.label) for one in found}
    if again or not found or not found[0].start:
        return []
    text = f"{pair.value.flat} {_stripped(paragraph.text[: found[0].start])}".strip()
    return [_pair(pair.source[0], pair.label, text), *_values_of(paragraph, found)]


def completes_record(above: Paragraph, line: Paragraph) -> bool:
    """The line is the value of the label that a record above it ends with.

    Args:
        above: the line right above it ("Lead: HR Director | Status:").
        line: any line.
    """
    if not above.text.endswith(":") or line.kind is Kind.HEADING:
        return False
    pairs = _pairs_within(above)
    return bool(pairs) and bool(_cut_record(line, pairs[-1:], _NO_LABELS))


def _is_of(field_: str, text: str) -> bool:
    """A line that is a name, a date or a state, as the label above asks for, and no more."""
    likeness = LIKENESS.get(field_)
    return likeness is not None and likeness(text) >= _A_DATE


def _stripped(text: str) -> str:
    """Without the marks that part it from the next label, and half a pair of brackets."""
    text = _NEXT_LETTER.sub("", text.strip(" ;,|/•·–—-"))
    for opening, closing in ("()", "[]"):
        if text.endswith(opening):
            text = text.removesuffix(opening)
        plain = text.rstrip(".")
        if plain.endswith(closing) and closing not in plain[:-1] and opening not in plain:
            text = plain.removesuffix(closing)
    return text.strip()


def _awaits(pairs: Sequence[Pair], labels: Labels) -> bool:
    """The label above stands alone: the next line is its value, unless a known label opens it."""
    return bool(pairs) and not pairs[-1].value and not _is_left_empty(pairs[-1], labels)


def _may_be_value(paragraph: Paragraph, found: tuple[str, str], labels: Labels) -> bool:
    """A line with a label that no one knows, and that no other line has, may be a value itself."""
    known = labels.sure(paragraph) is not None or base_of(found[0]) in labels.valued
    return bool(found[1]) and not known


def _is_left_empty(pair: Pair, labels: Labels) -> bool:
    """Also at the end of a record, where the next line would have been read with it."""
    return not pair.value and (id(pair.source[0]) in labels.empty or is_record(pair.source[0]))


def _introduces(run: Sequence[Paragraph], at: int, pairs: Sequence[Pair], labels: Labels) -> bool:
    """A line that no one knows for a label and that opens a list within the value above it."""
    line = run[at].text.rstrip()
    label = labels.split(run[at])
    if label is not None and (id(run[at]) in labels.looks or base_of(label[0]) in labels.valued):
        return False
    if not pairs or pairs[-1].field in _SHORT_FIELDS or not line.endswith(":"):
        return False
    return not is_label(line) and at + 1 < len(run) and bool(run[at + 1].marker)


def lead_pairs(paragraph: Paragraph, lead: str) -> list[Pair]:
    """The action that a record in one line opens with, and its number before it."""
    if marked := number_of(paragraph).strip("().") if paragraph.marker else "":
        return [_pair(paragraph, "Ref", marked), _pair(paragraph, "", lead)]
    plain = replace(paragraph, text=lead, marker="")
    if code := number_of(plain).strip("()."):
        return [_pair(paragraph, "Ref", code), _pair(paragraph, "", without_number(plain))]
    found = _OPENING_NUMBER.match(lead)
    if not found:
        return [_pair(paragraph, "", lead)]
    number = _pair(paragraph, "Ref", found.group().strip(" ()."))
    return [number, _pair(paragraph, "", lead[found.end() :])]


def _pair(paragraph: Paragraph, label: str, value: str) -> Pair:
    plain = replace(paragraph, text=value, kind=Kind.TEXT, level=0, marker="", bold=False)
    words = [plain] if value else []
    return Pair(label, Value(words, place=paragraph.place), [paragraph])


def _labelled_soon(
    run: Sequence[Paragraph], at: int, labels: Labels, pairs: Sequence[Pair]
) -> bool:
    """A label is not far, and opens not the first of numbered blocks, which a greeting may precede.

    Below a mail's "Subject" stands "Dear all", and then "1) Action".
    """
    found = (labels.split(later) and later for later in run[at + 1 : at + 1 + _NEXT_LABEL])
    following = next(filter(None, found), None)
    if following is None:
        return False
    return not number_before(following.text)[0] or any(pair.field == "ref" for pair in pairs)


def _opens_block(run: Sequence[Paragraph], at: int, labels: Labels, pairs: Sequence[Pair]) -> bool:
    """What the next block is about: a bold line right above a label that comes again, or an order.

    An order opens a block above a label that always has one above it.
    """
    following = labels.split(run[at + 1]) if at + 1 < len(run) else None
    if following is None:
        return False
    base = base_of(following[0])
    if pairs and pairs[-1].value and counts_on(pairs[-1].value.paragraphs[-1].line, run[at]):
        return False  # the next of a list that the value holds
    recent = pairs[-_RECENT:]
    again = run[at].bold and base in {base_of(pair.label) for pair in recent}
    if again and _awaits(pairs, labels) and _leads_to(base_of(pairs[-1].label), base, recent):
        return False  # the value of the label above, which is bold in its block too
    return again or (base in labels.led and not (_awaits(pairs, labels) and not number_of(run[at])))


def _leads_to(label: str, following: str, pairs: Sequence[Pair]) -> bool:
    """A block has had the one label before the other, so that its value stands between them."""
    bases = [base_of(pair.label) for pair in pairs[:-1]]
    return label in bases and bases.index(label) < bases.index(following)


def _belongs(pair: Pair, paragraph: Paragraph, labelled_soon: bool) -> bool:
    """The line goes on with the value; `labelled_soon`: the next label or block is not far."""
    if not pair.value:
        return True
    above = pair.value.paragraphs[-1]
    if paragraph.marker and above.marker:
        return True
    following = number_of(paragraph) and not (number_of(above) or above.text.endswith(":"))
    beside = paragraph.marker and pair.source[0].marker  # an item as the label's own is
    if (
        (beside and paragraph.level <= pair.source[0].level)
        or (is_themed(paragraph.text) and not _is_sentence(paragraph.text))
        or following  # a topic, or the next action of a numbered list
        or (pair.field == "status" and read_status(pair.value.flat).state is not None)
        or (pair.field == "deadline" and _is_whole_date(pair.value.flat, paragraph.text))
    ):
        return False
    if number_of(paragraph) and number_of(above):
        return True  # dates or names numbered as the actions are
    if pair.field in _SHORT_FIELDS:
        short = len(paragraph.text.split()) <= LONGEST_NAME and not _is_sentence(paragraph.text)
        return labelled_soon and short
    return labelled_soon or bool(paragraph.marker) or paragraph.text[:1].islower()


def _is_whole_date(above: str, line: str) -> bool:
    """A date stands above that says it all, and the line says nothing of when."""
    return deadline_likeness(above) >= _A_DATE and deadline_likeness(line) <= _NO_DATE


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) >= _SENTENCE

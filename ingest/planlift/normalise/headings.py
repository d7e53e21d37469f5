"""Which lines of the flow are headings: by their mark, their look, or what they stand above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planlift.normalise.definitions import definition_below
from planlift.normalise.figure_grids import captions_figures, tells_figures
from planlift.normalise.flow import Item
from planlift.normalise.grid import Grid
from planlift.normalise.item_numbers import (
    counts_on,
    is_bare_number,
    is_code,
    names_number,
    number_of,
    without_number,
)
from planlift.normalise.label_words import base_of, field_of
from planlift.normalise.labels import Labels
from planlift.normalise.listed import ends_with_date, is_typed_line, is_when, tells_lead_or_date
from planlift.normalise.outline import (
    UNMARKED,
    Heading,
    Names,
    Role,
    is_numbered_item,
    is_themed,
    role_of,
)
from planlift.normalise.pairs import is_record
from planlift.normalise.prose import wording
from planlift.normalise.task_boxes import box_before
from planlift.normalise.topic_lines import ORDER
from planlift_parsers import Kind, Paragraph

_TWO_NAMES = re.compile(r"\w+ (?:and|&) \w+")  # "Pay and reward", which no one is told to do
_PART = re.compile(r"(\d{1,2})[.)]?\s+([A-Z].*)", re.S)
# Words from which a line is a sentence and no heading; the longest heading met that is not an
# indicator's wording has 13.
_LONGEST_HEADING = 14
# Level given to a line that is a heading by its look or place only: below all marked headings.
_LOOKS_OVER = UNMARKED  # over "Action 1", bold or not
_LOOKS_BOLD, _LOOKS_PLAIN = UNMARKED + 1, UNMARKED + 2
_TITLE = 10  # of a title that each table has, which ends no theme above it
# How far ahead a plain line looks for the table or labels it heads: itself, one narrative, table.
_AHEAD = 3
_COUNTED = frozenset({"action", "ref"})  # what "Action 1" and "Action no. 1" name
_SENTENCE = 6  # words from which a line that ends with a full stop is a sentence
_LEAST_NAME = 2  # words behind "Theme:" that name one; "Priority: High" is a level
_OF_AN_ACTION = frozenset({"outcome", "status", "owner", "deadline", "action", "updates"})
_ADDRESS = re.compile(r"\bwww\.|https?://|\S@\S")
_TABLE_NUMBER = re.compile(r"(?i:table|figure) \d{1,3}(?:[.:]?|[.:]? (?:[-–—] )?[a-z].*)")
_TABLE_NAME = re.compile(r"(?i:table|figure) \d{1,3}[.:]? (?:[-–—] )?(?P<name>\S.*)")
_SHEET_NAME = 1  # a worksheet's name may stand above its title
_PLAN = re.compile(r"\bplans?\b", re.I)
_NAMES = (Role.REF, Role.INDICATOR)


def heading_at(flow: Sequence[Item], at: int, names: Names, labels: Labels) -> Heading | None:
    """The heading that item `at` of the flow is, or None.

    Args:
        flow: the body of the document.
        at: index of the item.
        names: what is known of the plan before its headings are read.
        labels: what is a label in this document.
    """
    item = flow[at]
    if not isinstance(item, Paragraph) or not _may_stand_over(flow, at, item):
        return None
    if numbers_table(item):
        return None
    if _is_sentence(item.text) and not _heads_labels(flow, at, labels):
        return None
    if labels.split(item) and not _labels_what_follows(flow, at):
        return None
    return _heading(flow, at, item, names, labels)


def _may_stand_over(flow: Sequence[Item], at: int, item: Paragraph) -> bool:
    """A line that is marked as no list item, or a numbered one in bold right above a table.

    A plain line that counts on from the one above it is the rest of a list.
    """
    above = flow[at - 1] if at else None
    plain = item.kind is Kind.TEXT and not item.bold
    if plain and isinstance(above, Paragraph) and counts_on(above.line, item):
        return False
    if item.kind is not Kind.ITEM:
        return item.kind in (Kind.HEADING, Kind.TEXT)
    below = flow[at + 1] if at + 1 < len(flow) else None
    return item.bold and bool(number_of(item)) and isinstance(below, Grid)


def _heading(
    flow: Sequence[Item], at: int, item: Paragraph, names: Names, labels: Labels
) -> Heading | None:
    """The heading that a line is which is no sentence and no label."""
    if id(item) in labels.topics:
        over = _names_numbered(flow, at, labels, names)
        return Heading(item, _LOOKS_OVER if over else _LOOKS_PLAIN, Role.TOPIC, themed=True)
    numbers = item.kind is Kind.HEADING and is_bare_number(item)
    role = Role.REF if numbers else role_of(item.text, names)
    worded = role is Role.INDICATOR and not is_numbered_item(item.text)
    if worded and (_opens_document(flow, item) or _is_plan_name(flow, at)):
        role = Role.GENERIC  # the title, whatever its words resemble
    below = flow[at + 1] if at + 1 < len(flow) else None
    caption = role is Role.TOPIC and isinstance(below, Grid) and captions_figures(item.text, below)
    if item.kind is Kind.HEADING:
        role = Role.GENERIC if caption else role  # no topic of the actions further down
        return Heading(item, max(1, item.level), role, is_themed(item.text))
    dated = isinstance(below, Paragraph) and bool(below.marker) and is_when(below.text)
    over_plan = isinstance(below, Grid) and not tells_figures(below)
    over_plan = over_plan or (isinstance(below, Paragraph) and names_number(below))
    may_head = _may_head(item, role, heads_dates=dated, over_plan=over_plan)
    if caption or not may_head or (role is Role.TOPIC and _leads(item, below, labels)):
        return None
    named = item.bold or role in _NAMES or is_themed(item.text) or _opens_blocks(flow, at, labels)
    part = role in (Role.TOPIC, Role.GENERIC) and _numbers_part(item, below)
    if part or (role in (Role.TOPIC, Role.INDICATOR) and _names_numbered(flow, at, labels, names)):
        return Heading(item, _LOOKS_OVER, role, part or is_themed(item.text))
    heads = _heads_something(flow, at, labels, named=named)
    if not (heads or _heads_block(flow, at, role) or _numbers_card(flow, at, role, labels)):
        return None
    plain = _LOOKS_PLAIN + (role is Role.REF)  # "Action 1" stands under "Indicator 7"
    level = _LOOKS_BOLD if item.bold else plain
    if role is Role.GENERIC and id(item) in labels.titles:
        level = _TITLE
    return Heading(item, level, role, is_themed(item.text))


def _leads(item: Paragraph, below: Item | None, labels: Labels) -> bool:
    """A numbered line that orders something, right above the label below each action."""
    found = labels.split(below) if isinstance(below, Paragraph) else None
    return found is not None and base_of(found[0]) in labels.led and _is_numbered_order(item)


def _opens_document(flow: Sequence[Item], heading: Paragraph) -> bool:
    """It is the first heading, and all others are below it."""
    others = (item for item in flow if isinstance(item, Paragraph) and item.kind is Kind.HEADING)
    if next(others, None) is not heading:
        return False
    below = [other.level > heading.level for other in others]
    return bool(below) and all(below)


def _is_plan_name(flow: Sequence[Item], at: int) -> bool:
    """The first line of the document, that calls itself a plan."""
    item = flow[at]
    first = not any(isinstance(above, Grid) for above in flow[:at]) and at <= _SHEET_NAME
    return first and isinstance(item, Paragraph) and bool(_PLAN.search(item.text))


def _labels_what_follows(flow: Sequence[Item], at: int) -> bool:
    """A line such as "Theme: Recruitment" right above a table, items or "Action 1" names them."""
    item, below = flow[at], flow[at + 1] if at + 1 < len(flow) else None
    if below is None or not isinstance(item, Paragraph) or not is_themed(item.text):
        return False
    label = item.text.partition(":")[0].strip()
    if " " in label and field_of(label) in _OF_AN_ACTION:
        return False  # "Outcome measure: ...", the last label of the block above
    if isinstance(below, Paragraph) and names_number(below):
        return True
    named = len(item.text.partition(":")[2].split()) >= _LEAST_NAME
    return named and (isinstance(below, Grid) or tells_lead_or_date(below))


def _is_sentence(text: str) -> bool:
    """Running text, whatever it looks like: a whole sentence, or one with an address in it."""
    return bool(_ADDRESS.search(text)) or (text.endswith(".") and len(text.split()) >= _SENTENCE)


def _heads_labels(flow: Sequence[Item], at: int, labels: Labels) -> bool:
    """A whole sentence that is marked as a heading, right above a line with a label.

    Trackers rewritten for the web have the action itself as the heading of its labels.
    """
    item, below = flow[at], flow[at + 1] if at + 1 < len(flow) else None
    marked = isinstance(item, Paragraph) and item.kind is Kind.HEADING
    return marked and isinstance(below, Paragraph) and labels.split(below) is not None


def _may_head(item: Paragraph, role: Role, *, heads_dates: bool, over_plan: bool) -> bool:
    text = item.text
    worded = role is Role.INDICATOR and not is_numbered_item(text)
    worded = worded and not (item.bold or over_plan)
    if text[:1].islower() or worded or is_record(item) or box_before(text)[0]:
        return False  # "Metric 2: Train panels. Lead: HR. By: May 2021" heads no other line
    if role is Role.INDICATOR or role is Role.REF:
        return True
    if is_typed_line(item) or (number_of(item) and ends_with_date(text)):
        return False  # an item of a typed list, or the line below it
    if len(text.split()) >= _LONGEST_HEADING or text.endswith((".", ",", ";", ":", "?", "!")):
        return False
    return item.bold or ":" not in text or is_themed(text) or heads_dates


def _opens_blocks(flow: Sequence[Item], at: int, labels: Labels) -> bool:
    """A plain line right above the label that opens each block, as above all the others."""
    below = flow[at + 1] if at + 1 < len(flow) else None
    found = labels.split(below) if isinstance(below, Paragraph) else None
    return found is not None and base_of(found[0]) in labels.headed


def _heads_block(flow: Sequence[Item], at: int, role: Role) -> bool:
    """It is "Action 2", or "Indicator 7" above its wording or soon above "Action 1"."""
    item = flow[at]
    if not isinstance(item, Paragraph):
        return False
    if role is Role.REF:
        return field_of(item.text) in _COUNTED
    plain = Heading(item, _LOOKS_PLAIN, role, themed=False)
    if definition_below(flow, at, plain) is not None:
        return True
    soon = [one.text for one in flow[at + 1 : at + 1 + _AHEAD] if isinstance(one, Paragraph)]
    named = (field_of(text) for text in soon if role_of(text) is Role.REF)
    return is_numbered_item(item.text) and not _COUNTED.isdisjoint(named)


def _numbers_part(item: Paragraph, below: Item | None) -> bool:
    """A numbered line over the first of what it counts: "2 Culture" over "2.1 Train ..."."""
    found = _PART.match(item.line)
    return (
        found is not None
        and (wording(found[2]).order < ORDER or bool(_TWO_NAMES.fullmatch(found[2])))
        and isinstance(below, Paragraph)
        and re.match(rf"{found[1]}\.1\b", below.line) is not None
    )


def _names_numbered(flow: Sequence[Item], at: int, labels: Labels, names: Names) -> bool:
    """A line over "Action 3" is its topic, where it is no value of the block above it."""
    item, below = flow[at], flow[at + 1] if at + 1 < len(flow) else None
    above = flow[at - 1] if at else None
    numbered = isinstance(below, Paragraph) and names_number(below)
    if not (numbered and isinstance(item, Paragraph) and isinstance(below, Paragraph)):
        return False
    if item.kind is Kind.TEXT and not item.bold and wording(item.text).progress > 0:
        return False  # "Policy ratified and published": the last of what was said of the one above
    if is_themed(item.text) or not isinstance(above, Paragraph):
        return True
    generic = role_of(above.text, names) is Role.GENERIC  # "Action plan", or whose it is
    parted = above.text.endswith(".") or generic
    parted = parted or (item.bold and not above.bold)
    return parted or bool((labels.split(above) or ("", ""))[1])


def _numbers_card(flow: Sequence[Item], at: int, role: Role, labels: Labels) -> bool:
    """A code in bold over an order and labelled lines, or an indicator over such a code."""
    item = flow[at]
    if not isinstance(item, Paragraph) or not item.bold:
        return False
    if role is Role.INDICATOR:
        below = flow[at + 1] if at + 1 < len(flow) else None
        code = isinstance(below, Paragraph) and below.bold and is_code(below.text)
        return code and is_numbered_item(item.text)
    soon = flow[at + 1 : at + 2 + _AHEAD] if role is Role.REF and is_code(item.text) else []
    return any(isinstance(one, Paragraph) and labels.split(one) is not None for one in soon)


def numbers_table(item: Item) -> bool:
    """A line that counts tables, as Word puts above each ("Table 2", "Table 2: actions for it").

    What is named behind the number in capitals may be a theme, and "Actions" is none.
    """
    if not isinstance(item, Paragraph):
        return False
    named = _TABLE_NAME.fullmatch(item.text)
    return _TABLE_NUMBER.fullmatch(item.text) is not None or (
        named is not None and role_of(named["name"]) is Role.GENERIC
    )


def _heads_something(flow: Sequence[Item], at: int, labels: Labels, *, named: bool) -> bool:
    """A table or record follows, after one piece of narrative at most; or a label, if `named`."""
    below = [
        item
        for item in flow[at + 1 : at + 2 + _AHEAD]
        if not (numbers_table(item) or id(item) in labels.titles)
    ]
    for away, item in enumerate(below[:_AHEAD]):
        if isinstance(item, Grid):
            return True
        record = away > 0 and len(labels.several(item)) > 1  # right below an action, not a heading
        if record or (named and labels.split(item)):
            return True
        if item.kind is Kind.HEADING:
            return False
        dated = tells_lead_or_date(item) or (bool(item.marker) and is_when(item.text))
        if dated or is_record(item):
            return True
        short = len(item.text.split()) < _LONGEST_HEADING and not item.text.endswith(".")
        ordered = _is_numbered_order(item) or bool(item.marker and wording(item.text).order > 0)
        if short and not ordered:
            return False
    return False


def _is_numbered_order(item: Paragraph) -> bool:
    """A line that opens with a number and says what is to be done."""
    return bool(number_of(item)) and wording(without_number(item)).order > 0

"""Which headings, narrative and names a table or block stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cache

from planlift.normalise.grid import Value
from planlift.normalise.indicators import read_indicators, words_indicator
from planlift.normalise.indicators.outcomes import opens_with_outcome
from planlift.normalise.item_numbers import is_code
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import header_scores, word_list, words_of
from planlift_parsers import Paragraph
from planlift_schema.frameworks import frameworks, is_framework_name

# Words from which a heading may be an indicator's wording; a topic ("Inclusive recruitment") has
# fewer, the shortest wording in use ("Belief in equal career opportunities") five.
_WORDING = 5
_NAMED = 0.5  # header score from which a word names what is lettered
_SAYS_ACTION = 0.8  # header score from which a heading only says that actions follow
_SAYS_STATE = 0.8  # likeness from which a heading of one word is a state, and no topic
_ITEM = re.compile(
    r"^(?:[A-Z]{3,5} )?(?:indicators?|ind\.?|metrics?|met\.|high impact actions?|hia) ?"
    r"\d{1,2}(?:\b|[a-z]\b|[a-z]?\()",
    re.I,
)
# "Action 3", "Commitment 2": a name and a number. Parts of the document, of time and of a scheme
# are numbered too, and name no single action.
_WITHIN = re.compile(r"\d{1,2}\.\d{1,2}\.?\s")  # a number within a numbered part
_NUMBERED_REF = re.compile(
    r"^(?!sheet ?\d)(?:[\w&'’-]+ ){0,2}"
    r"(?!(?:theme|goal|domain|strand|pillar|section|part|appendix|annex|table|"
    r"figure|page|phase|version|chapter|principle|standard|aim|outcome|workstream|area|stage|quarter|"
    r"schedule|volume|band|level|year|month|week|draft|slide|q|v|of|by|to|at|in|is|was|were|are|from|over|"
    r"under|below|above|than|and|least|about)s?(?:\b|\d))(?:[a-z]+|no\.|nr\.)"
    r"(?: no\.?| number| ref\.?)? ?#?\d{1,3}(?:\.\d{1,3})*[a-z]?\.?$",
    re.I,
)


_THEME = re.compile(
    r"^(?:\d+(?:\.\d+)*[.)]? )?(?:theme|priority|goal|objective|strand|pillar|domain|principle|aim|"
    r"workstream|work stream|focus area|areas? (?:for|of) \w+|commitment|outcome|ambition|standard|"
    r"promise)\b",
    re.I,
)


# "Concern A", "Recommendation B": what names the action, or what it answers, and a letter.
_LETTERED_REF = re.compile(r"(?P<name>[A-Z][a-z]+(?: [a-z]+)?) [A-Z]")
_ANSWERED = ("action", "summary", "ref")


UNMARKED = 7
"""Level from which a line is a heading by its look or place only; marked ones have lower levels."""


class Role(Enum):
    """What a heading says about what stands under it."""

    INDICATOR = auto()
    REF = auto()
    TOPIC = auto()
    GENERIC = auto()


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of a plan before its headings are read.

    Attributes:
        words: lower-case words of its title and its organisation's name, which make no topic.
        frameworks: codes of those it is made under.
    """

    words: frozenset[str] = frozenset()
    frameworks: tuple[str, ...] = ()


_NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Given:
    """A label and its value that hold for several records.

    Attributes:
        label: as written.
        value: what stands behind it.
        source: the paragraphs that hold both.
    """

    label: str
    value: Value
    source: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the path to a table or block.

    Attributes:
        paragraph: its words.
        level: from 1; lines that only look like headings come after all marked ones.
        role: what it says about what stands under it.
        themed: it is a theme by its words ("Theme 1", "Priority 2"), or by "Action 1" right below.
        definition: the line below it that words the indicator it numbers, or None.
        told: running text between it and the "Action 1" that stands under it.
        gives: labels and values that hold for all that stands under it.
        over_cards: it names a column of cards, and so no field of them ("Lead" beside "Listen").
    """

    paragraph: Paragraph
    level: int
    role: Role
    themed: bool
    definition: Paragraph | None = None
    told: tuple[Paragraph, ...] = ()
    gives: tuple[Given, ...] = ()
    over_cards: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a table or block stands under.

    Attributes:
        path: the headings, outermost first.
        narrative: running text between the innermost heading and the table.
        gives: labels and values between them that hold for all its records.
    """

    path: tuple[Heading, ...] = ()
    narrative: tuple[Paragraph, ...] = ()
    gives: tuple[Given, ...] = ()

    def nearest(self, role: Role) -> Heading | None:
        """The innermost heading of a role."""
        return next((h for h in reversed(self.path) if h.role is role), None)


@dataclass(slots=True)
class Path:
    """The headings that stand open while the flow is walked."""

    headings: list[Heading] = field(default_factory=list)

    def enter(self, heading: Heading) -> None:
        """A heading closes those of its level and below; "Action 1" closes no indicator's."""
        self.headings = [h for h in self.headings if _stays(h, heading)]
        self.headings.append(heading)

    def heads(self, line: object) -> None:
        """A heading with nothing between it and "Action 1" names the theme of what is numbered.

        Args:
            line: what stands right above the number.
        """
        last = self.headings[-1] if self.headings else None
        if last is not None and last.paragraph is line and last.role is Role.TOPIC:
            self.headings[-1] = replace(last, themed=True)

    def tell(self, narrative: Sequence[Paragraph]) -> None:
        """The text between the innermost heading and "Action 1" or "Our actions" below it.

        Kept where that heading names an indicator, or the text itself ("Where we are") below one.
        """
        at = len(self.headings) - 1
        if at > 0 and _names_narrative(self.headings[at].paragraph.text):
            at -= 1
        if narrative and at >= 0 and self.headings[at].role is Role.INDICATOR:
            self.headings[at] = replace(self.headings[at], told=tuple(narrative))

    def give(self, given: Sequence[Given]) -> None:
        """What labels above "Action 1" say holds for all under the heading above them."""
        if given and self.headings:
            self.headings[-1] = replace(self.headings[-1], gives=tuple(given))

    def context(self, narrative: Sequence[Paragraph] = (), given: Sequence[Given] = ()) -> Context:
        """What stands open now, with what lines below the innermost heading give to one table."""
        return Context(tuple(self.headings), tuple(narrative), tuple(given))


def _stays(above: Heading, heading: Heading) -> bool:
    """An indicator's or a theme's heading stays open over "Action 1" below it, set as large as it.

    So does "Priority one" over "1.1 Run taster days", whose sizes a picture may not tell apart, and
    a plain line over "Action 1" that is marked as a heading.
    """
    names = above.role is Role.INDICATOR or above.themed
    numbered = (heading.role is Role.REF and names) or (
        above.themed and not heading.themed and bool(_WITHIN.match(heading.paragraph.text))
    )
    near = above.level == heading.level or above.level >= UNMARKED
    return above.level < heading.level or (numbered and near)


def _names_narrative(text: str) -> bool:
    """The heading is a label of what an action answers ("Where we are", "Our data")."""
    scores = header_scores(text)
    return scores.get("summary", 0.0) >= max([_NAMED, *scores.values()])


def role_of(text: str, names: Names = _NO_NAMES) -> Role:
    """What a heading's words say about what stands under it."""
    if names_indicator(text) or opens_with_outcome(text, names.frameworks):
        return Role.INDICATOR
    if is_framework_name(text):  # "EDS2" is a name, and not the second of something
        return Role.GENERIC
    if _NUMBERED_REF.match(text) or _is_lettered(text) or is_code(text):
        return Role.REF
    if header_scores(text).get("action", 0.0) >= _SAYS_ACTION or _is_state(text):
        return Role.GENERIC
    words = [word for word in words_of(text) if not word.isdigit() and len(word) > 1]
    known = (word_list("generic"), names.words, _framework_words())
    bare = (word.rstrip("0123456789") or word for word in words)  # "Sheet1"
    generic = all(any(word in each for each in known) for word in bare)
    return Role.GENERIC if generic and not _is_named_theme(text) else Role.TOPIC


def _is_named_theme(text: str) -> bool:
    """A theme by number and name ("Priority 2: Workforce data"), whatever the name's words are."""
    return is_themed(text) and bool(text.partition(":")[2].strip())


def _is_state(text: str) -> bool:
    """One word for a state: worksheets of a log are called "Open" and "Closed"."""
    return " " not in text.strip() and status_likeness(text) >= _SAYS_STATE


def _is_lettered(text: str) -> bool:
    found = _LETTERED_REF.fullmatch(text)
    scores = header_scores(found["name"]) if found else {}
    return any(scores.get(name, 0.0) >= _NAMED for name in _ANSWERED)


def names_indicator(text: str) -> bool:
    """By number ("Metric 4b: ...") or by the wording of an indicator known."""
    if _ITEM.match(text):
        return True
    if len(text.split()) < _WORDING or is_themed(text):
        return False
    return bool(read_indicators(text)) or words_indicator(text)


def is_numbered_item(text: str) -> bool:
    """The words open with an indicator's number ("Metric 4b: ...")."""
    return bool(_ITEM.match(text))


def is_themed(text: str) -> bool:
    """The words say that it is a theme ("Theme 1: Leadership", "Priority 2")."""
    return bool(_THEME.match(text))


@cache
def _framework_words() -> frozenset[str]:
    return frozenset(
        word
        for one in frameworks()
        for name in (one.code, one.name, *one.short_names, *one.aliases)
        for word in words_of(name)
    )

"""What speaks for each field in a column: its header, what its cells hold, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean

from planlift.normalise.column_answers import answers
from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.indicators import indicator_likeness
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.statuses import read_status, status_likeness
from planlift.normalise.vocabulary import FIELDS, header_scores, words_of

# Cells looked at in each column: the shares settle long before this many.
SAMPLE = 60
# Weights of the three kinds of evidence, found on the headers of the catalogue and on tables with
# their headers removed: a clear header outweighs content, clear content outweighs a vague header.
_HEADER = 1.0
_CONTENT = 0.8
_POSITION = 0.15
# A known word without a field of its own ("Resources") wins over a field below its own score.
_TOLD_OF = frozenset({"status", "updates", "outcome"})  # fields that may hold "Agreed"
_OTHER = 0.95
_SOME_STATES = 0.25  # share of plain states from which the words beside them are states too
_PROGRESS = (("progress",), ("update",), ("updates",))  # words a header of updates opens with
_AIMS = 0.3  # content from which the cells of a "metric" say what should come about
_UNDATED = 0.15  # mean likeness below which a column holds no dates
# Words from which a text without a number may be an indicator's wording; "Fair recruitment" is a
# topic that several indicators share.
_WORDING = 4
_TOPIC = 0.4
_TICKS = frozenset(
    {"x", "y", "n", "yes", "no", "p", "h", "m", "l"}
)  # say yes or how much, and name none
_MARKS = frozenset("✓✔√☑☐☒✗✘")
_LEVELS = _TICKS | {
    "high",
    "medium",
    "low",
    "critical",
    "urgent",
    "essential",
    "desirable",
    "fundamental",
    "significant",
    "major",
    "moderate",
    "minor",
    "must",
    "should",
}  # of a priority, in one word
_NARRATIVE = 3  # words from which a text under "Status" may tell what was done
_FEW = 2  # such texts; one may be a state that is not known
_LONGEST_STATE = 3  # words of a state that is no narrative ("Not yet started")
_SHORT = 6  # words: median length up to which a column holds labels, names or dates
CLEAR = 0.8  # header score from which a header says it plainly
# Header scores from which owners and deadlines make a table a plan ("Date" has 0.7). They named no
# table of figures, calendar or cover sheet of some 450 documents, and tables of actions unread.
PLAINLY_NAMED = {"owner": 0.7, "deadline": CLEAR}
_TOPICS = 0.65  # share of different names up to which a column of names says what rows share
_MOSTLY = 0.5  # share of rows from which a column's cells stand beside several rows each
_NAME = 2  # words from which a text with a number may be a topic's name and no level
_UNLIKE = 0.3  # mean likeness to levels and dates below which names are neither
_UNLIKELY = 0.3  # what is left of a header's weight where the cells speak against it
_OUTCOME_CODE = re.compile(r"\d{1,2}(?:[A-D]\b|\.\d{1,2}\b)")
_PADDED = re.compile(r"[A-Z]{2,}[-./ ]?(?P<number>\d{2})")
_IN_YEAR = re.compile(r"(?P<year>[123]\d)/(?P<number>\d{2,3})")
_FIGURES = re.compile(r"[\d.,%\s]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHARE = re.compile(r"\d{1,3}(?:\.\d)?\s*%")
_BY_THE_WAY = 0.25  # share of narratives that name a state, as one in some eight does
_PROSE = 9  # words: median length from which a column holds prose


@dataclass(slots=True)
class Column:
    """A column as the evidence sees it.

    Attributes:
        label: its header, "" where it has none.
        group: the upper level of a two-level header, else "".
        texts: what its cells hold, empty ones left out.
        fills: the fills of its cells, one for each row, None where there is none.
        count: number of rows.
        index: place from the left, from 0.
        of: number of columns.
        shared: share of its rows whose cell stands beside several rows.
        ordered: its place tells something; the labels of blocks come in any order.
        looked: what `content` gave, once it was asked.
    """

    label: str
    group: str
    texts: Sequence[str]
    fills: Sequence[str | None]
    count: int
    index: int
    of: int
    shared: float = 0.0
    ordered: bool = True
    looked: dict[str, float] | None = field(default=None, init=False, compare=False, repr=False)


def evidence(column: Column) -> dict[str, float]:
    """Evidence that a column holds each field, about 0 (none) to 1.9 (all of it)."""
    heads = heads_of(column)
    other = max((s for name, s in heads.items() if name.startswith("extra:")), default=0.0)
    if heads.get("theme", 0.0) > 0 and _names_topics(column):
        other = 0.0
    if _numbers_another(column):
        heads.pop("ref", None)
    inside = content(column)
    _yield_to_cells(heads, inside, column)
    if not heads and (_is_timeline(column) or _is_ticked(column)):
        return dict.fromkeys(FIELDS, -1.0)
    if _TOLD_OF.isdisjoint(heads) and answers(column.texts[:SAMPLE]):
        return dict.fromkeys(FIELDS, -1.0)
    found = {}
    for name in FIELDS:
        head = heads.get(name, 0.0)
        if other > head:
            head -= _OTHER * other
        elif column.label and not head:
            head = -0.1 if heads else 0.0  # the header speaks, and of something else
        place = _POSITION * position(name, column)
        found[name] = _HEADER * head + _CONTENT * inside[name] + place
    if _is_urgency(column) and heads.get("status", 0.0) < CLEAR:
        found["status"] = -1.0  # "High" and "Low" say how urgent it is
    if heads.get("revised", 0.0) <= 0:
        found["revised"] = -1.0  # any other second date (review, meeting, sign-off) replaces none
    if column.label and column.index and heads.get("ref", 0.0) <= 0:
        found["ref"] = min(found["ref"], 0.0)  # numbers under another word, not at the left
    return found


def heads_of(column: Column) -> dict[str, float]:
    """What a header says for each field, its upper level weighed half.

    The upper level says which narrative is meant: under "Progress" none tells what was found.
    """
    heads = dict(header_scores(column.label)) if column.label else {}
    above = header_scores(column.group) if column.group else {}
    for name, score in above.items():
        heads[name] = max(heads.get(name, 0.0), 0.5 * score)
    opening = words_of(column.label)[:1]
    if opening in _PROGRESS and 0 < heads.get("updates", 0.0) > heads.get("status", 0.0):
        heads["updates"] = max(heads["updates"], CLEAR)
    told = heads.get("summary", 0.0)
    if above.get("updates", 0.0) >= CLEAR and "summary" not in above and told:
        heads["summary"], heads["updates"] = 0.5 * told, max(heads["updates"], told)
    return heads


def _yield_to_cells(heads: dict[str, float], inside: dict[str, float], column: Column) -> None:
    """Where the cells plainly are something else, the header means it in another sense.

    "Data" over figures tells nothing, "Done" over dates is the day, "Handover by" over dates the
    last, "Progress" over nothing but states is the state, "Completion" over shares is how far it
    is, a "metric" over aims is how success is measured, an "area" over a sentence for each row
    tells what was found, and an "impact" or "rating" over nothing but "High" and "Low" says how
    urgent it is.
    """
    dated_or_named = max(inside["deadline"], inside["owner"]) >= CLEAR
    if heads.get("status", 0.0) > 0 and dated_or_named and inside["status"] <= 0:
        heads["status"] *= _UNLIKELY
    _take_for_measured(heads, column)
    if column.texts and all(map(_FIGURES.fullmatch, column.texts[:SAMPLE])):
        heads.pop("summary", None)
    if inside["deadline"] >= CLEAR and words_of(column.label)[-1:] == ("by",):
        heads["deadline"] = max(heads.get("deadline", 0.0), CLEAR)
    stated = all(_names_state(text) for text in column.texts[:SAMPLE])
    if stated and inside["status"] > _MOSTLY and heads.get("updates", 0.0) > 0:
        heads["status"] = max(heads.get("status", 0.0), heads.pop("updates"))
    if heads.get("status", 0.0) > 0 and _is_narrative(column):
        heads["updates"] = max(heads.get("updates", 0.0), heads.pop("status"))
    shared = max(heads.get("deadline", 0.0), heads.get("updates", 0.0))
    if shared and _are_shares(column):
        heads["status"] = max(heads.get("status", 0.0), shared)
        heads.pop("deadline", None)
        heads.pop("updates", None)
    if heads.get("theme", 0.0) > 0 and tells_each(column):
        heads["summary"] = max(heads.get("summary", 0.0), heads["theme"])
        heads["theme"] *= _UNLIKELY
    if has_levels(column):
        heads.pop("outcome", None)
        if _is_urgency(column) and heads.get("status", 0.0) < CLEAR:
            heads.pop("status", None)
    told = heads.get("indicator", 0.0)
    aims = _is_late(column) or inside["outcome"] >= _AIMS
    if told > 0 and inside["indicator"] <= 0 and _is_worded(column) and aims:
        heads["indicator"] *= _UNLIKELY
        heads["outcome"] = max(heads.get("outcome", 0.0), told)
    if heads.get("outcome", 0.0) > 0 and column.index == 0 and _opens_with_codes(column):
        heads["indicator"] = max(told, heads["outcome"])
        heads["outcome"] *= _UNLIKELY


def _numbers_another(column: Column) -> bool:
    """Behind the first column, over cells that several rows share: an "Assurance reference"."""
    named = len(words_of(column.label)) > 1
    return named and column.index > 0 and column.shared >= _MOSTLY


def _take_for_measured(heads: dict[str, float], column: Column) -> None:
    """A "2020 result" at the left was measured already."""
    if heads.get("summary", 0.0) > 0 and _YEAR.search(column.label) and not _is_late(column):
        heads["summary"] = max(heads["summary"], heads.get("outcome", 0.0))
        heads["outcome"] = _UNLIKELY * heads.get("outcome", 0.0)


def _is_narrative(column: Column) -> bool:
    """Under "Status" every cell says what was done, and hardly one names a state or its colour.

    A sentence may name one by the way ("Work paused while the post was vacant; it is filled now").
    """
    texts = [text for text in column.texts if text][:SAMPLE]
    told = [read_status(text) for text in texts if len(text.split()) < _NARRATIVE]
    named = sum(bool(read_status(text).state) for text in texts) > _BY_THE_WAY * len(texts)
    plain = not (named or any(one.state or one.rag for one in told) or any(column.fills[:SAMPLE]))
    worded = sum(len(text.split()) >= _NARRATIVE for text in texts)
    return plain and len(texts) >= _FEW and 2 * worded > len(texts)


def _are_shares(column: Column) -> bool:
    """Its cells are percentages and nothing else."""
    texts = column.texts[:SAMPLE]
    return bool(texts) and all(map(_SHARE.fullmatch, texts))


def _is_urgency(column: Column) -> bool:
    """Its cells are levels, and no ticks or answers alone."""
    texts = {text.casefold() for text in column.texts[:SAMPLE]}
    return has_levels(column) and not texts <= _TICKS


def has_levels(column: Column) -> bool:
    """Its cells say how much or how urgent in one word, and nothing else."""
    texts = column.texts[:SAMPLE]
    return bool(texts) and all(text.casefold() in _LEVELS for text in texts)


def _is_timeline(column: Column) -> bool:
    """A month or week of a chart: its header is a time, and its cells are painted or ticked."""
    ticked = all(len(text.split()) < _NAME for text in column.texts[:SAMPLE])
    return ticked and bool(column.label) and deadline_likeness(column.label) >= CLEAR


def _is_ticked(column: Column) -> bool:
    """Its header names something, and its cells only tick it: whom an action helps."""
    texts = column.texts[:SAMPLE]
    return bool(column.label and texts) and all(text.strip() in _MARKS for text in texts)


def _is_worded(column: Column) -> bool:
    """Half its cells have the words of a sentence."""
    words = sorted(len(text.split()) for text in column.texts[:SAMPLE])
    return bool(words) and words[len(words) // 2] >= _WORDING


def tells_each(column: Column) -> bool:
    """Nearly each of its cells is a sentence of its own; what rows share is a name or an aim."""
    texts = column.texts[:SAMPLE]
    told = sum(text.endswith(".") and len(text.split()) >= _WORDING for text in texts)
    return len(texts) > 1 and len({*texts}) == len(texts) and told >= CLEAR * len(texts)


def _is_late(column: Column) -> bool:
    """It stands in the right half of its table."""
    return 2 * column.index >= column.of


def _opens_with_codes(column: Column) -> bool:
    """Its cells are the outcomes of a scheme, each behind its code ("1A: ...", "2.3 ...")."""
    texts = column.texts[:SAMPLE]
    return bool(texts) and all(_OUTCOME_CODE.match(text) for text in texts)


def _names_topics(column: Column) -> bool:
    """Each of its cells names what several rows have in common, and none tells how much or when.

    Under "Priority" stands a level of it, or what the priority is.
    """
    texts = column.texts[:SAMPLE]
    kinds = len({*texts})
    if kinds == len(texts) or (column.shared < _MOSTLY and kinds > _TOPICS * len(texts)):
        return False
    return fmean([_leveled(text) for text in texts]) < _UNLIKE


def _leveled(text: str) -> float:
    """How much a text looks like a level of priority ("2", "High priority") or a date."""
    words = text.split()
    if len(words) < _NAME and (text.casefold() in _LEVELS or not text.isalpha()):
        return 1.0
    return max(deadline_likeness(text), *(status_likeness(word) for word in words))


def position(name: str, column: Column) -> float:
    """How well a field suits the column's place from the left, in [-1, 1]."""
    if column.of < 2:
        return 0.0
    at = column.index / (column.of - 1)
    usual = {
        "ref": 0.0,
        "theme": 0.0,
        "indicator": 0.1,
        "summary": 0.3,
        "action": 0.45,
        "outcome": 0.65,
        "owner": 0.65,
        "deadline": 0.75,
        "revised": 0.85,
        "updates": 0.9,
        "status": 1.0,
    }[name]
    return 1.0 - 2.0 * abs(at - usual)


def content(column: Column) -> dict[str, float]:
    """How much the cells themselves look like each field, in [-1, 1]; nobody changes it."""
    if column.looked is None:  # a column is asked about some three times
        column.looked = _content(column)
    return column.looked


def _content(column: Column) -> dict[str, float]:
    """As `content`.

    Each line is the sign that speaks for a field, less the signs that speak for another. The
    weights were set by hand on labelled tables read with their headers taken away, until every
    column with content of its own came out, and are held by the accuracy gate: none alone matters
    beside a clear header, so do not tune one for a sample.
    """
    texts = [text for text in column.texts if text][:SAMPLE]
    if not texts:
        return _empty_content(column)
    read = [wording(text) for text in texts]
    words = sorted(one.words for one in read)[len(read) // 2]
    short, prose = words <= _SHORT, words >= _PROSE
    dated = fmean([deadline_likeness(text) for text in texts])
    state = max(_states(column, texts), _coloured(column))
    owned = fmean([owner_likeness(text) for text in texts])
    coded = fmean([_coded(text) for text in texts])
    if all(one.bare_number for one in read) and not header_scores(column.label).get("indicator"):
        coded = 0.0  # numbers are indicators only under a header that says so
    order, aim = fmean([one.order for one in read]), fmean([one.aim for one in read])
    found, done = fmean([one.finding for one in read]), fmean([one.progress for one in read])
    ref = fmean([one.reference for one in read]) * (
        not _TICKS.issuperset(t.casefold() for t in texts)
    )
    if _count_in_year(texts):
        ref, dated = 1.0, 0.0
    if _count_from_zero(texts):
        ref, coded = 1.0, 0.0
    distinct = len(set(texts)) / len(texts)
    full = min(1.0, len(column.texts) / max(1, column.count))
    taken = max(dated, state, owned)  # what is a date, a state or a name is no prose field
    return {
        "ref": ref * (distinct if len(texts) > 1 else 0.8)
        - 0.5 * (not short)
        - (1.0 if dated >= CLEAR else 0.4 * dated)  # "11/12/24" has the shape of a number
        - 0.6 * coded * (ref > 0),
        "indicator": coded - 0.3 * order - 0.5 * taken,
        "summary": 0.8 * found * (1 - order) + 0.1 * prose - 0.6 * taken - 0.4 * coded,
        "action": order * (0.55 + 0.45 * full) + 0.15 * prose - 0.8 * taken - 0.3 * (ref > 0.5),
        "owner": owned - 0.4 * prose - 0.5 * dated,
        "deadline": dated - 0.3 * prose - 0.2 * owned - 0.3 * (dated < _UNDATED),
        "revised": dated * (0.8 if full < 0.9 else 0.4) - 0.3 * prose - (dated < _UNDATED),
        "status": state - 0.6 * prose,
        "updates": 0.8 * done * (1 - 0.6 * order) + 0.1 * (full < 0.8) - 0.5 * taken * short,
        "outcome": 0.9 * aim * (1 - 0.5 * order) - 0.6 * taken,
        "theme": 0.5 * short * (1 - distinct) * (1 + column.shared * (1 - min(1.0, taken)))
        - 0.4 * taken
        - 0.5 * ref
        - 0.3 * coded
        - 0.6 * prose * distinct,
    }


def _count_from_zero(texts: Sequence[str]) -> bool:
    """Codes with rising numbers of two figures ("WDES-01", "WDES-02"): no indicator is named so."""
    found = [_PADDED.fullmatch(text.strip()) for text in texts]
    numbers = [match["number"] for match in found if match]
    rising = all(int(later) > int(number) for number, later in pairwise(numbers))
    return rising and len(numbers) == len(texts) >= _FEW and numbers[0].startswith("0")


def _count_in_year(texts: Sequence[str]) -> bool:
    """Numbers behind one year, each higher than the last ("19/01", "19/02"): no days of months."""
    found = [_IN_YEAR.fullmatch(text.strip()) for text in texts]
    numbers = [int(match["number"]) for match in found if match]
    years = {match["year"] for match in found if match}
    rising = all(later > number for number, later in pairwise(numbers))
    return len(numbers) == len(texts) >= _FEW and len(years) == 1 and rising


def _states(column: Column, texts: Sequence[str]) -> float:
    """How much the cells are states; what names none ("Open") is one among some that do."""
    told = not column.label or header_scores(column.label).get("status", 0.0) >= _MOSTLY
    sure = fmean([_stated(text, told=told) for text in texts])
    likely = [status_likeness(text) for text in texts]
    return fmean(likely) if sure >= _SOME_STATES and min(likely) > 0 else sure


def _names_state(text: str) -> bool:
    """A word or two for a state, and nothing of what was done."""
    short = len(text.split()) <= _LONGEST_STATE and not text.endswith(".")
    return short and read_status(text).state is not None


def _stated(text: str, *, told: bool) -> float:
    """How much a cell is a state; "Yes", "x" or "40%" is one only under a header that says so.

    Args:
        text: of the cell.
        told: the header says so, or there is none.
    """
    likeness = status_likeness(text)
    if told:
        return likeness
    if not likeness or _FIGURES.fullmatch(text) or text.strip() in _MARKS:
        return 0.0  # ticks under "Race" and "Disability" say whom it helps
    read = read_status(text)
    return likeness if read.state or read.rag else 0.0


def _coded(text: str) -> float:
    """How much a cell names an indicator; a short topic without a number hardly does."""
    likeness = indicator_likeness(text)
    sure = len(text.split()) >= _WORDING or any(map(str.isdigit, text))
    return likeness if sure else _TOPIC * likeness


def _empty_content(column: Column) -> dict[str, float]:
    """A column without any text: a template's updates or status, or a status by colour alone."""
    found = dict.fromkeys(FIELDS, -0.2)
    found["action"] = -0.8
    found["updates"] = found["revised"] = 0.0
    found["status"] = _coloured(column)
    return found


def _coloured(column: Column) -> float:
    """Share of the sampled cells whose fill is a RAG colour."""
    rags = [read_status("", fill).rag for fill in column.fills[:SAMPLE] if fill]
    rags = [rag for rag in rags if rag is not None]
    return min(1.0, len(rags) / max(1, min(column.count, SAMPLE)))

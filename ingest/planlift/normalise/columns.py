"""What each column means: header, content and position weighed for the whole table at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import mean

from planlift.normalise.assignment import best_assignment
from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.indicators import indicator_likeness
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.statuses import read_status, status_likeness
from planlift.normalise.vocabulary import FIELDS, header_scores

# Cells looked at in each column: the shares settle long before this many.
_SAMPLE = 60
# Weights of the three kinds of evidence, found on the headers of the catalogue and on tables with
# their headers removed: a clear header outweighs content, clear content outweighs a vague header.
_HEADER = 1.0
_CONTENT = 0.8
_POSITION = 0.15
# A column must have this much evidence for a field, or it goes to `extra`.
_ENOUGH = 0.36
# A known word without a field of its own ("Resources") wins over a field below its own score.
_OTHER = 0.95
# Two readings closer than this are named in `review`.
CLOSE = 0.12
_UNDATED = 0.15  # mean likeness below which a column holds no dates
_WORDED = 0.5  # mean likeness from which a column holds the wordings of indicators
# Fields whose cells look like those of others (prose; numbers and short words), so that without a
# header that speaks for them they are told less surely.
_PROSE_FIELDS = frozenset({"summary", "updates", "outcome", "theme", "ref", "status"})
# Words from which a text without a number may be an indicator's wording; "Fair recruitment" is a
# topic that several indicators share.
_WORDING = 4
_TOPIC = 0.4
_TICKS = frozenset(
    {"x", "y", "n", "yes", "no", "p", "h", "m", "l"}
)  # say yes or how much, and name none
_SHORT = 6  # words: median length up to which a column holds labels, names or dates
_EVIDENCE = "extra:evidence"
# Content from which cells say what was found rather than what was done: findings of labelled plans
# have 0.4 to 0.8 of it, lists of documents and progress below 0.2.
_FOUND = 0.3
_VAGUE = 0.4  # header score below which a header tells nothing
_CLEAR = 0.8  # header score from which a header says it plainly
_LETTERS = 0.7  # share of letters in prose; figures and codes have fewer
_MOSTLY = 0.5  # share of rows from which a column's cells stand beside several rows each
_NAME = 2  # words of a topic at least; a level of priority has one, or a number behind it
_UNLIKE = 0.3  # mean likeness to levels and dates below which names are neither
_SENTENCE = 3  # words: median length from which an unknown column may hold sentences
# Share of orders among cells that no header calls actions: those of labelled plans have 0.6 and
# more, aims, findings and updates below 0.3.
_ORDERS = 0.6
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
    """

    label: str
    group: str
    texts: Sequence[str]
    fills: Sequence[str | None]
    count: int
    index: int
    of: int
    shared: float = 0.0


@dataclass(slots=True)
class Mapping:
    """What each column of a table means.

    Attributes:
        fields: for each column a field of FIELDS, "number" (the indicator's bare number beside
            its wording), "rag" (a colour beside the status in words), or "" for `extra`.
        doubts: field to why its column is not sure.
        strength: evidence for the action column, 0 where there is none.
    """

    fields: list[str]
    doubts: dict[str, str] = field(default_factory=dict)
    strength: float = 0.0

    def column(self, name: str) -> int | None:
        """The column that holds a field, or None."""
        return self.fields.index(name) if name in self.fields else None


def map_columns(columns: Sequence[Column]) -> Mapping:
    """Solve which column is which field, at most one column a field, for the whole table.

    Args:
        columns: left to right.

    Returns:
        The assignment with the highest evidence in sum; what fits nothing is `extra`.
    """
    number = _bare_number_beside_wording(columns)
    if number is not None:
        columns = [*columns]
        label = columns[number + 1].label or columns[number].label
        columns[number + 1] = replace(columns[number + 1], label=label)
    scores = [evidence(column) for column in columns]
    if number is not None:
        scores[number] = dict.fromkeys(FIELDS, -1.0)
    gain = _gain(scores)
    fields = [""] * len(columns)
    for row, at in enumerate(best_assignment(gain)):
        if at < len(FIELDS) and gain[row][at] > 0:
            fields[row] = FIELDS[at]
    if number is not None:
        fields[number] = "number"
    mapping = Mapping(fields)
    at_action = mapping.column("action")
    _part_states_and_colours(columns, scores, mapping)
    mapping.strength = scores[at_action]["action"] if at_action is not None else 0.0
    mapping.doubts = _doubts(columns, scores, fields)
    if at_action is None:
        _take_orders(columns, mapping)
    if "revised" in mapping.doubts:
        mapping.doubts.setdefault("deadline", mapping.doubts.pop("revised"))
    _place_leftovers(columns, scores, mapping)
    _take_objective(columns, mapping)
    return mapping


def _take_orders(columns: Sequence[Column], mapping: Mapping) -> None:
    """Where no header names the actions, the column that orders something to be done holds them.

    A header that plainly names another field keeps its column.
    """
    orders = [_orders(column) for column in columns]
    at = max(range(len(columns)), key=lambda column: orders[column])
    heads = header_scores(columns[at].label)
    if orders[at] < _ORDERS or max(heads.values(), default=0.0) >= _CLEAR:
        return
    mapping.doubts.pop(mapping.fields[at], None)
    mapping.fields[at] = "action"
    mapping.strength = orders[at]
    why = f"no header names the actions; the column {_named(columns[at])} reads like them"
    mapping.doubts["action"] = why


def _orders(column: Column) -> float:
    """Share of the cells that order something."""
    texts = [text for text in column.texts if text][:_SAMPLE]
    return mean(wording(text).order for text in texts) if texts and _is_prose(column) else 0.0


def _take_objective(columns: Sequence[Column], mapping: Mapping) -> None:
    """An objective or aim is the summary where nothing else is, and else a theme."""
    at = mapping.column("theme")
    if at is None or "summary" in mapping.fields:
        return
    if header_scores(columns[at].label).get("summary", 0.0) > 0:
        mapping.fields[at] = "summary"
        why = f"the column {_named(columns[at])} may be the theme"
        mapping.doubts["summary"] = mapping.doubts["theme"] = why


def _part_states_and_colours(
    columns: Sequence[Column], scores: Sequence[dict[str, float]], mapping: Mapping
) -> None:
    """Of two columns that claim the status, the one of words is it; the other gives the RAG."""
    at = mapping.column("status")
    if at is None:
        return
    rivals = [
        other
        for other, name in enumerate(mapping.fields)
        if name == "" and scores[other]["status"] > _ENOUGH
    ]
    if not rivals:
        return
    other = max(rivals, key=lambda column: scores[column]["status"])
    said, painted = (_states(columns[column]) for column in (at, other))
    if painted > said:
        mapping.fields[other], mapping.fields[at] = "status", "rag"
    elif said > painted:
        mapping.fields[other] = "rag"


def _states(column: Column) -> float:
    """Share of rows in which the words name a state."""
    texts = column.texts[:_SAMPLE]
    return sum(read_status(text).state is not None for text in texts) / max(1, column.count)


def _place_leftovers(
    columns: Sequence[Column], scores: Sequence[dict[str, float]], mapping: Mapping
) -> None:
    """Prose under a header that no one knows: by its side of the action, and named in `review`.

    Before the action stands what it answers; behind it what came of it, or what should.
    """
    at_action = mapping.column("action")
    if at_action is None:
        return
    _move_late_summary(columns, mapping, at_action)
    for at, column in enumerate(columns):
        free = _is_free(column.label, mapping) or (at < at_action and _is_found(column))
        if mapping.fields[at] or not free or not _is_prose(column):
            continue
        if scores[at]["action"] >= _CLEAR:
            continue
        wanted = ("summary",) if at < at_action else ("updates", "outcome")
        left = [name for name in wanted if name not in mapping.fields]
        if left:
            name = max(left, key=lambda one: scores[at][one])
            mapping.fields[at] = name
            mapping.doubts[name] = f"the header {_named(column)} is not clear; taken by its place"
    _name_losses(columns, scores, mapping, at_action)


def _name_losses(
    columns: Sequence[Column],
    scores: Sequence[dict[str, float]],
    mapping: Mapping,
    at_action: int,
) -> None:
    """Prose that went to `extra` while a field of its side is empty may belong there."""
    for at, column in enumerate(columns):
        if mapping.fields[at] or not _is_prose(column):
            continue
        if scores[at]["action"] >= _CLEAR:
            mapping.doubts.setdefault("action", f"the column {_named(column)} holds actions too")
        for name in ("summary",) if at < at_action else ("updates", "outcome"):
            if name not in mapping.fields:
                mapping.doubts.setdefault(name, f"the column {_named(column)} may hold it")


def _move_late_summary(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """A vague "position" behind the action is what came of it, unless its cells say otherwise.

    Both fields are named: where one of them is wrong, the other misses what it holds.
    """
    at = mapping.column("summary")
    if at is None or at < at_action or "updates" in mapping.fields:
        return
    if header_scores(columns[at].label).get("summary", 0.0) >= _CLEAR:
        return
    inside = content(columns[at])
    if inside["summary"] - inside["updates"] < _FOUND:
        mapping.fields[at] = "updates"
    other = {"updates": "summary", "summary": "updates"}[mapping.fields[at]]
    mapping.doubts[mapping.fields[at]] = f"the column {_named(columns[at])} may be the {other}"
    mapping.doubts[other] = f"the column {_named(columns[at])} may hold it"


def _is_free(label: str, mapping: Mapping) -> bool:
    """The header names nothing, or only a field that another column has."""
    scores = header_scores(label)
    best = max(scores, key=lambda name: scores[name], default="")
    if not label or best.startswith("extra:"):
        return bool(label) and scores[best] < _VAGUE
    return not best or scores[best] < _VAGUE or best in mapping.fields


def _is_found(column: Column) -> bool:
    """Evidence that says what was found; behind the action it would prove that it was done."""
    scores = header_scores(column.label)
    evidence_of = max(scores, key=lambda name: scores[name], default="") == _EVIDENCE
    return evidence_of and content(column)["summary"] >= _FOUND


def _is_prose(column: Column) -> bool:
    texts = [text for text in column.texts if text][:_SAMPLE]
    words = sorted(len(text.split()) for text in texts)
    whole = "".join(texts)
    letters = sum(letter.isalpha() or letter.isspace() for letter in whole)
    return bool(words) and words[len(words) // 2] >= _SENTENCE and letters >= _LETTERS * len(whole)


def _gain(scores: Sequence[dict[str, float]]) -> list[list[float]]:
    """Columns by fields, then one place for each column to be `extra` (worth nothing)."""
    return [
        [score[name] - _ENOUGH if score[name] > _ENOUGH else -1.0 for name in FIELDS]
        + [0.0] * len(scores)
        for score in scores
    ]


def evidence(column: Column) -> dict[str, float]:
    """Evidence that a column holds each field, about 0 (none) to 1.9 (all of it)."""
    heads = _heads(column)
    other = max((s for name, s in heads.items() if name.startswith("extra:")), default=0.0)
    if heads.get("theme", 0.0) > 0 and _names_topics(column):
        other = 0.0
    inside = content(column)
    found = {}
    for name in FIELDS:
        head = heads.get(name, 0.0)
        if other > head:
            head -= _OTHER * other
        elif column.label and not head:
            head = -0.1 if heads else 0.0  # the header speaks, and of something else
        place = _POSITION * position(name, column)
        found[name] = _HEADER * head + _CONTENT * inside[name] + place
    if heads.get("revised", 0.0) <= 0:
        found["revised"] = -1.0  # any other second date (review, meeting, sign-off) replaces none
    if column.label and column.index and heads.get("ref", 0.0) <= 0:
        found["ref"] = min(found["ref"], 0.0)  # numbers under another word, not at the left
    return found


def _heads(column: Column) -> dict[str, float]:
    """What a header says, its upper level weighed half.

    The upper level says which narrative is meant: under "Progress" none tells what was found.
    """
    heads = dict(header_scores(column.label)) if column.label else {}
    above = header_scores(column.group) if column.group else {}
    for name, score in above.items():
        heads[name] = max(heads.get(name, 0.0), 0.5 * score)
    told = heads.get("summary", 0.0)
    if above.get("updates", 0.0) >= _CLEAR and "summary" not in above and told:
        heads["summary"], heads["updates"] = 0.5 * told, max(heads["updates"], told)
    return heads


def _names_topics(column: Column) -> bool:
    """Each of its cells names what several rows have in common, and none tells how much or when.

    Under "Priority" stands a level of it, or what the priority is.
    """
    texts = column.texts[:_SAMPLE]
    if column.shared < _MOSTLY or len({*texts}) == len(texts):
        return False
    return mean(_leveled(text) for text in texts) < _UNLIKE


def _leveled(text: str) -> float:
    """How much a text looks like a level of priority ("2", "High priority") or a date."""
    words = text.split()
    if len(words) < _NAME:
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
    """How much the cells themselves look like each field, in [-1, 1].

    Each line is the sign that speaks for a field, less the signs that speak for another. The
    weights were set by hand on labelled tables read with their headers taken away, until every
    column with content of its own came out, and are held by the accuracy gate: none alone matters
    beside a clear header, so do not tune one for a sample.
    """
    texts = [text for text in column.texts if text][:_SAMPLE]
    if not texts:
        return _empty_content(column)
    read = [wording(text) for text in texts]
    words = sorted(one.words for one in read)[len(read) // 2]
    short, prose = words <= _SHORT, words >= _PROSE
    dated = mean(deadline_likeness(text) for text in texts)
    state = max(mean(_stated(column, text) for text in texts), _coloured(column))
    owned = mean(owner_likeness(text) for text in texts)
    coded = mean(_coded(text) for text in texts)
    if all(one.bare_number for one in read) and not header_scores(column.label).get("indicator"):
        coded = 0.0  # numbers are indicators only under a header that says so
    order, aim = mean(one.order for one in read), mean(one.aim for one in read)
    found, done = mean(one.finding for one in read), mean(one.progress for one in read)
    ref = mean(one.reference for one in read) * (not _TICKS.issuperset(t.casefold() for t in texts))
    distinct = len(set(texts)) / len(texts)
    full = min(1.0, len(column.texts) / max(1, column.count))
    taken = max(dated, state, owned)  # what is a date, a state or a name is no prose field
    return {
        "ref": ref * (distinct if len(texts) > 1 else 0.8)
        - 0.5 * (not short)
        - 0.4 * dated
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


def _stated(column: Column, text: str) -> float:
    """How much a cell is a state; "High", "Yes" or "x" is one only under a header that says so."""
    if header_scores(column.label).get("status", 0.0) > 0 or not column.label:
        return status_likeness(text)
    likeness = status_likeness(text)
    if not likeness:
        return 0.0
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
    rags = [read_status("", fill).rag for fill in column.fills[:_SAMPLE] if fill]
    rags = [rag for rag in rags if rag is not None]
    return min(1.0, len(rags) / max(1, min(column.count, _SAMPLE)))


def _bare_number_beside_wording(columns: Sequence[Column]) -> int | None:
    """The column of whole numbers that shares its header with the indicator's wording.

    Source: the WRES template of 2016 (number and wording in two columns under "WRES Indicator").
    """
    for at, (left, right) in enumerate(pairwise(columns)):
        if not left.texts or not all(wording(text).bare_number for text in left.texts):
            continue
        if header_scores(left.label).get("indicator", 0.0) <= _ENOUGH:
            continue
        wordings = mean(indicator_likeness(text) for text in right.texts) if right.texts else 0.0
        if right.label in (left.label, "") or wordings >= _WORDED:
            return at
    return None


def _doubts(
    columns: Sequence[Column], scores: Sequence[dict[str, float]], fields: Sequence[str]
) -> dict[str, str]:
    """Fields whose column has a rival: another column that would do, or another meaning."""
    doubts = {}
    for at, name in enumerate(fields):
        if name in ("", "number", "rag"):
            continue
        score = scores[at][name]
        for other, rival in enumerate(scores):
            free = fields[other] == ""
            if other != at and free and rival[name] > _ENOUGH and score - rival[name] < CLOSE:
                doubts[name] = f"the column {_named(columns[other])} may be meant"
        rivals = [(s, n) for n, s in scores[at].items() if n != name and n not in fields]
        best, meaning = max(rivals, default=(0.0, ""))
        if best > _ENOUGH and score - best < CLOSE:
            why = f"the column {_named(columns[at])} may be the {meaning}"
            doubts.setdefault(name, why)
            doubts.setdefault(meaning, why)
        said = header_scores(columns[at].label).get(name, 0.0)
        if name in _PROSE_FIELDS and columns[at].label and said < _VAGUE:
            why = f"the header {_named(columns[at])} is not known; told by what its cells say"
            doubts.setdefault(name, why)
    return doubts


def _named(column: Column) -> str:
    return f"“{column.label}”" if column.label else f"number {column.index + 1}"

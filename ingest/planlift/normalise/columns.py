"""What each column means: header, content and position weighed for the whole table at once."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import mean
from types import MappingProxyType

from planlift.normalise.assignment import best_assignment
from planlift.normalise.column_evidence import CLEAR, SAMPLE, Column, content, evidence, heads_of
from planlift.normalise.indicators import indicator_likeness
from planlift.normalise.leaning import leaning, plainly_past
from planlift.normalise.prose import wording
from planlift.normalise.statuses import read_status
from planlift.normalise.vocabulary import FIELDS, header_scores

# A column must have this much evidence for a field, or it goes to `extra`.
_ENOUGH = 0.36
# Two readings closer than this are named in `review`.
CLOSE = 0.12
_WORDED = 0.5  # mean likeness from which a column holds the wordings of indicators
# Fields whose cells look like those of others (prose; numbers and short words), so that without a
# header that speaks for them they are told less surely.
_PROSE_FIELDS = frozenset({"summary", "updates", "outcome", "theme", "ref", "status"})
_EVIDENCE = "extra:evidence"
_RISK = "extra:risk"
_TOLD = 5  # words from which a risk is told, and not only named
# Content from which cells say what was found rather than what was done: findings of labelled plans
# have 0.4 to 0.8 of it, lists of documents and progress below 0.2.
_FOUND = 0.3
_VAGUE = 0.4  # header score below which a header tells nothing
_MAYBE = 0.5  # header score of a second meaning from which cells and place decide
_EITHER = 0.6  # part of one field's header score from which a header may mean the other as well
_LETTERS = 0.7  # share of letters in prose; figures and codes have fewer
_SENTENCE = 3  # words: median length from which an unknown column may hold sentences
_TYPED = ("owner", "deadline", "status")  # cells that are one of these are no prose
_MOSTLY = 0.5  # content from which they are
# `leaning` of labelled columns: aims 0 to 0.4, progress 0.4 to 1, with one in ten between these
# two, where both fields are named.
_AHEAD = 0.25
_MIDWAY = 0.45
_BEHIND = 0.7
# A column told by its cells alone: of 110 in labelled documents none was wrong with this much
# more content than for any other field, in three cells or more.
# Header score of an outcome that is still to come ("Intended outcome", "Success measure").
_PLAINLY_AHEAD = 0.9
_PLAINLY_FOUND = 0.7  # header score of a summary behind the action that is no report ("Rationale")
_PLAIN = 0.15
_PLAIN_BY_PLACE = 0.3  # where position had to help
_FEW = 3  # cells below which none is sure
# Share of orders among cells that no header calls actions: those of labelled plans have 0.6 and
# more, aims, findings and updates below 0.3.
_ORDERS = 0.6
_SOME_ORDERS = 0.3  # and from which a column with a header that says so holds actions


# Evidence for what a person has said: more than any column has for anything.
_SAID = 10.0
_LONGEST_TOPIC = 6  # words
_CODED = re.compile(r"\d|\.$")
_NOTHING: Table[int, str] = MappingProxyType({})


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


def map_columns(columns: Sequence[Column], fixed: Table[int, str] = _NOTHING) -> Mapping:
    """Solve which column is which field, at most one column a field, for the whole table.

    Args:
        columns: left to right.
        fixed: columns whose meaning a person has said: place from the left, from 0, to what stands
            in `Mapping.fields`. The others are solved beside them.

    Returns:
        The assignment with the highest evidence in sum; what fits nothing is `extra`.
    """
    number = _bare_number_beside_wording(columns) if "number" not in fixed.values() else None
    number = None if number in fixed else number
    if number is not None:
        columns = [*columns]
        label = columns[number + 1].label or columns[number].label
        columns[number + 1] = replace(columns[number + 1], label=label)
    scores = [evidence(column) for column in columns]
    if number is not None:
        scores[number] = dict.fromkeys(FIELDS, -1.0)
    for at, name in fixed.items():
        scores[at] = {field: _SAID if field == name else -1.0 for field in FIELDS}
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
    else:
        _yield_action(columns, mapping, at_action)
    if "revised" in mapping.doubts:
        mapping.doubts.setdefault("deadline", mapping.doubts.pop("revised"))
    _place_leftovers(columns, scores, mapping)
    _take_objective(columns, mapping)
    _keep_fixed(columns, mapping, fixed)
    return mapping


def _keep_fixed(columns: Sequence[Column], mapping: Mapping, fixed: Table[int, str]) -> None:
    """What a person has said stands, and is no doubt any more."""
    for at, name in fixed.items():
        mapping.fields = [
            "" if name and field == name and other not in fixed else field
            for other, field in enumerate(mapping.fields)
        ]
        mapping.fields[at] = name
        if name == "action":
            mapping.strength = _SAID
    settled = {_named(columns[at]) for at in fixed}
    mapping.doubts = {
        name: why
        for name, why in mapping.doubts.items()
        if name not in fixed.values() and not any(one in why for one in settled)
    }


def _take_orders(columns: Sequence[Column], mapping: Mapping) -> None:
    """Where no header names the actions, the column that orders something to be done holds them.

    A header that plainly names another field keeps its column.
    """
    orders = [_orders(column) for column in columns]
    at = max(range(len(columns)), key=lambda column: orders[column])
    heads = header_scores(columns[at].label)
    if orders[at] < _ORDERS or max(heads.values(), default=0.0) >= CLEAR:
        return
    mapping.doubts.pop(mapping.fields[at], None)
    mapping.fields[at] = "action"
    mapping.strength = orders[at]
    why = f"no header names the actions; the column {_named(columns[at])} reads like them"
    mapping.doubts["action"] = why


def _yield_action(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """A second column of actions takes the field where it says so more plainly.

    "Safety action" over topics yields to "Work required" over orders, and a "Commitment" to the
    "Activity" beside it; each is named, and what yields may be the summary.
    """
    current = columns[at_action]
    free = [at for at, name in enumerate(mapping.fields) if not name]
    rivals = [at for at in free if at > at_action and _orders(columns[at]) >= _ORDERS]
    if not rivals:
        return
    other = max(rivals, key=lambda at: _says_action(columns[at]))
    topics = _orders(current) == 0 and not _is_prose(current)
    advice = _orders(current) < _ORDERS and _says_action(columns[other]) > 0
    plainer = _says_action(columns[other]) - _says_action(current) >= CLOSE
    if not (topics or advice or plainer):
        return
    mapping.fields[at_action], mapping.fields[other] = "", "action"
    mapping.strength = evidence(columns[other])["action"]
    mapping.doubts["action"] = f"the column {_named(current)} may be meant"
    if plainer and not topics and "summary" not in mapping.fields:
        mapping.fields[at_action] = "summary"
        mapping.doubts["summary"] = f"the column {_named(current)} may be the action"


def _says_action(column: Column) -> float:
    return header_scores(column.label).get("action", 0.0)


def _orders(column: Column) -> float:
    """Share of the cells that order something."""
    texts = [text for text in column.texts if text][:SAMPLE]
    return mean(wording(text).order for text in texts) if texts and _is_prose(column) else 0.0


def _take_objective(columns: Sequence[Column], mapping: Mapping) -> None:
    """An objective or aim is the summary where nothing else is, and else a theme.

    Behind the action a goal that is told is what should come of it.
    """
    at, at_action = mapping.column("theme"), mapping.column("action")
    heads = header_scores(columns[at].label) if at is not None else {}
    if at is not None and at_action is not None and at > at_action and _is_prose(columns[at]):
        if "outcome" not in mapping.fields and heads.get("outcome", 0.0) > 0:
            mapping.fields[at] = "outcome"
            mapping.doubts["outcome"] = f"the column {_named(columns[at])} may be the theme"
        return
    if at is None or "summary" in mapping.fields:
        return
    if heads.get("summary", 0.0) > _EITHER * heads.get("theme", 0.0):
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
    texts = column.texts[:SAMPLE]
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
    _move_achievements(columns, mapping)
    for at, column in enumerate(columns):
        free = _is_free(column.label) or (at < at_action and _tells_issue(column))
        # "Commitment" over orders, beside the plainer "Activity"
        aims = at < at_action and scores[at]["action"] >= CLEAR > _says_action(column)
        if mapping.fields[at] or not free or _is_typed(column):
            continue
        orders = scores[at]["action"] >= CLEAR and _orders(column) >= _SOME_ORDERS
        if not aims and (orders or not _is_prose(column)):
            continue
        if aims and _orders(column) >= _SOME_ORDERS:
            mapping.doubts.setdefault("action", f"the column {_named(column)} may be meant")
        if at > at_action:
            _place_behind(column, mapping)
        elif "summary" not in mapping.fields:
            mapping.fields[at] = "summary"
            if not _is_plain(column, "summary", _PLAIN_BY_PLACE):
                mapping.doubts["summary"] = _by_place(column)
    _take_topics(columns, mapping, at_action)
    _name_losses(columns, scores, mapping, at_action)


def _take_topics(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """Names under a vague header, in front of all but the number, are likely a theme.

    Under a header that no one knows they may as well be sites or groups of patients.
    """
    at = 1 if mapping.fields[0] in ("ref", "number") else 0
    column = columns[at]
    taken = at >= at_action or mapping.fields[at] or "theme" in mapping.fields
    heads = header_scores(column.label)
    best = max(heads, key=lambda name: heads[name], default="theme")
    if taken or not column.label or not column.texts or best not in ("theme", "summary"):
        return
    inside = content(column)
    owned = "owner" not in mapping.fields and inside["owner"] > _MOSTLY
    typed = owned or max(inside["deadline"], inside["status"]) > _MOSTLY
    if typed or not all(_is_topic(text) for text in column.texts[:SAMPLE]):
        return
    if not heads:
        mapping.doubts.setdefault("theme", f"the column {_named(column)} may hold it")
        return
    mapping.fields[at] = "theme"
    mapping.doubts["theme"] = _by_place(column)


def _is_topic(text: str) -> bool:
    """A few words that name something: "Speaking up", and no code, number or sentence."""
    words = text.split()
    return len(words) <= _LONGEST_TOPIC and text[:1].isupper() and not _CODED.search(text)


def _place_behind(column: Column, mapping: Mapping) -> None:
    """What came of the action, or what should; where its verbs do not say which, both are named."""
    told = leaning(column.texts[:SAMPLE])
    likely, other = ("updates", "outcome") if told >= _MIDWAY else ("outcome", "updates")
    split = _AHEAD < told < _BEHIND
    wanted = [name for name in (likely, other) if name not in mapping.fields]
    if not wanted or (wanted[0] == other and not split):
        return
    mapping.fields[column.index] = wanted[0]
    for name in wanted if split else wanted[:1]:
        mapping.doubts[name] = _by_place(column)


def _move_achievements(columns: Sequence[Column], mapping: Mapping) -> None:
    """An "Outcome" that tells what was done is the progress; either is named."""
    at = mapping.column("outcome")
    if at is None or "updates" in mapping.fields or len(columns[at].texts) < _FEW:
        return
    plain = header_scores(columns[at].label).get("outcome", 0.0) < _PLAINLY_AHEAD
    if plain and plainly_past(columns[at].texts[:SAMPLE]) >= _MOSTLY:
        mapping.fields[at] = "updates"
        mapping.doubts["updates"] = f"the column {_named(columns[at])} may be the outcome"
        mapping.doubts["outcome"] = f"the column {_named(columns[at])} may hold it"


def _looks_ahead(column: Column) -> bool:
    """Its prose says what should come about ("Where we want to be")."""
    texts = column.texts[:SAMPLE]
    return leaning(texts) <= _AHEAD and content(column)["outcome"] >= content(column)["summary"]


def _by_place(column: Column) -> str:
    return f"the header {_named(column)} is not clear; taken by its place"


def _is_typed(column: Column) -> bool:
    """Its cells are names, dates or states."""
    inside = content(column)
    return max(inside[name] for name in _TYPED) > _MOSTLY


def _is_plain(column: Column, name: str, margin: float = _PLAIN) -> bool:
    """Its cells tell the field by themselves: several, and unlike those of any other field."""
    texts = [text for text in column.texts if text][:SAMPLE]
    inside = content(column)
    next_best = max(score for other, score in inside.items() if other not in (name, "revised"))
    if len(texts) < _FEW or inside[name] - next_best < margin:
        return False
    if name in ("updates", "outcome"):
        told = leaning(texts)
        return told >= _BEHIND if name == "updates" else told <= _AHEAD
    return True


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
        if scores[at]["action"] >= CLEAR:
            mapping.doubts.setdefault("action", f"the column {_named(column)} holds actions too")
        early = ("summary", "outcome") if _looks_ahead(column) else ("summary",)
        for name in early if at < at_action else ("updates", "outcome"):
            if name not in mapping.fields:
                mapping.doubts.setdefault(name, f"the column {_named(column)} may hold it")


def _move_late_summary(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """A vague "position" or "aim" behind the action: what came of it, or should, by its cells.

    Each field that it may be is named: where one is wrong, the other misses what it holds.
    """
    at = mapping.column("summary")
    if at is None or at < at_action or "updates" in mapping.fields:
        return
    heads = header_scores(columns[at].label)
    if heads.get("summary", 0.0) >= CLEAR and heads.get("updates", 0.0) < _MAYBE:
        return
    inside = content(columns[at])
    aims = inside["outcome"] > max(inside["updates"], inside["summary"])
    back = plainly_past(columns[at].texts) >= _MOSTLY
    past = heads.get("updates", 0.0) >= _MAYBE and back
    if aims and "outcome" not in mapping.fields:
        mapping.fields[at] = "outcome"
    elif columns[at].ordered and (past or inside["summary"] - inside["updates"] < _FOUND):
        mapping.fields[at] = "updates"
    taken = mapping.fields[at]
    said = heads.get("summary", 0.0) >= _PLAINLY_FOUND and inside["summary"] > inside["updates"]
    if taken == "summary" and ((said and not past) or not (columns[at].ordered or back)):
        return
    others = [name for name in ("summary", "updates") if name != taken]
    mapping.doubts[taken] = f"the column {_named(columns[at])} may be the {others[0]}"
    for other in others:
        mapping.doubts[other] = f"the column {_named(columns[at])} may hold it"


def _is_free(label: str) -> bool:
    """A header that does not plainly name something without a field."""
    scores = header_scores(label)
    best = max(scores, key=lambda name: scores[name], default="")
    return bool(label) and not (best.startswith("extra:") and scores[best] >= _VAGUE)


def _tells_issue(column: Column) -> bool:
    """Evidence that says what was found, or a risk that is told: what the action answers.

    Behind the action evidence would prove that it was done.
    """
    scores = header_scores(column.label)
    said = max(scores, key=lambda name: scores[name], default="")
    told = sum(len(text.split()) >= _TOLD for text in column.texts) > _MOSTLY * len(column.texts)
    return (said == _RISK and told) or (said == _EVIDENCE and content(column)["summary"] >= _FOUND)


def _is_prose(column: Column) -> bool:
    texts = [text for text in column.texts if text][:SAMPLE]
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
        said = heads_of(columns[at]).get(name, 0.0)
        vague = name in _PROSE_FIELDS and columns[at].label and said < _VAGUE
        if vague and not _is_plain(columns[at], name):
            why = f"the header {_named(columns[at])} is not known; told by what its cells say"
            doubts.setdefault(name, why)
    return doubts


def _named(column: Column) -> str:
    return f"“{column.label}”" if column.label else f"number {column.index + 1}"

"""What each column means: header, content and position weighed for the whole table at once."""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean
from types import MappingProxyType

from planlift.normalise.assignment import best_assignment
from planlift.normalise.bars import bars_among
from planlift.normalise.column_evidence import (
    CLEAR,
    PLAINLY_NAMED,
    SAMPLE,
    Column,
    content,
    evidence,
    heads_of,
)
from planlift.normalise.column_prose import (
    AHEAD,
    BEHIND,
    FEW,
    SOME_ORDERS,
    TYPED,
    VAGUE,
    is_plain,
    is_prose,
    names_topics,
    says_action,
    share_of_orders,
    tells_past,
)
from planlift.normalise.fills import is_pale_blue, rag_of_fill
from planlift.normalise.indicators import indicator_likeness
from planlift.normalise.leaning import leaning
from planlift.normalise.leftovers import place_leftovers
from planlift.normalise.mapping import Mapping, named
from planlift.normalise.prose import wording
from planlift.normalise.statuses import read_status
from planlift.normalise.vocabulary import FIELDS, header_scores, words_of

# A column must have this much evidence for a field, or it goes to `extra`.
_ENOUGH = 0.36
# Two readings closer than this are named in `review`.
CLOSE = 0.12
_WORDED = 0.5  # mean likeness from which a column holds the wordings of indicators
# Fields whose cells look like those of others (prose; numbers and short words), so that without a
# header that speaks for them they are told less surely.
_PROSE_FIELDS = frozenset({"summary", "updates", "outcome", "theme", "ref", "status"})
_EITHER = 0.6  # part of one field's header score from which a header may mean the other as well
AIMS = (("objective",), ("objectives",), ("aim",), ("aims",))
"""What a header of aims ends with."""

_ADVICE = frozenset({"recommendation", "recommendations"})
_WANTED = ("want", "achieve")
_GOAL = 0.5  # evidence that such a column is the summary: less than any that tells a finding has
_NAMED = 0.7  # header score from which a column is named, if not plainly
_PLAIN_CELLS = ("owner", "status")  # cells that are one of these are no other field
# Share of orders among cells that no header calls actions: those of labelled plans have 0.6 and
# more, aims, findings and updates below 0.3.
_ORDERS = 0.6
_PLAINLY = 0.8  # share of them, in the only column of orders beside names and dates, that is enough
_MERGED = 0.5  # share of a column's rows whose cell stands beside several rows
# Evidence for what a person has said: more than any column has for anything.
_SAID = 10.0
_NOTHING: Table[int, str] = MappingProxyType({})


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
    for at in bars_among(columns):
        scores[at] = dict.fromkeys(FIELDS, -1.0)
    for at, name in fixed.items():
        scores[at] = {field: _SAID if field == name else -1.0 for field in FIELDS}
    fields = _solved(scores)
    goal = _goal_before_action(columns, fields)
    if goal is not None and goal not in fixed:
        scores[goal]["outcome"] = -1.0
        scores[goal]["summary"] = max(scores[goal]["summary"], _GOAL)
        fields = _solved(scores)
    if number is not None:
        fields[number] = "number"
    mapping = Mapping(fields)
    at_action = mapping.column("action")
    _part_states_and_colours(columns, scores, mapping)
    mapping.strength = scores[at_action]["action"] if at_action is not None else 0.0
    mapping.doubts = _doubts(columns, scores, fields)
    if at_action is None:
        _take_orders(columns, mapping)
        _take_subject(columns, mapping)
    else:
        _yield_action(columns, mapping, at_action)
    if "revised" in mapping.doubts:
        mapping.doubts.setdefault("deadline", mapping.doubts.pop("revised"))
    place_leftovers(columns, scores, mapping)
    _take_objective(columns, mapping)
    _keep_fixed(columns, mapping, fixed)
    mapping.blues = _rates_blue(columns, mapping)
    return mapping


def _solved(scores: Sequence[dict[str, float]]) -> list[str]:
    """The field of each column, "" for `extra`."""
    gain = _gain(scores)
    fields = [""] * len(scores)
    for row, at in enumerate(best_assignment(gain)):
        if at < len(FIELDS) and gain[row][at] > 0:
            fields[row] = FIELDS[at]
    return fields


def _goal_before_action(columns: Sequence[Column], fields: Sequence[str]) -> int | None:
    """The column of an objective or aim left of the action, taken for the outcome.

    There it is what the action serves: the contract has it as the summary, where nothing else is.
    """
    if "outcome" not in fields or "action" not in fields:
        return None
    at = fields.index("outcome")
    loose = not columns[at].ordered and words_of(columns[at].label)[-1:] in AIMS
    before = at < fields.index("action") and _tells_goal(columns[at].label)
    return at if before or loose else None


def _is_goal(column: Column) -> bool:
    """An objective or a recommendation for each action, which is the summary by the contract.

    One that several actions share may be their theme as well, and so may one in a word or two.
    """
    advises = not _ADVICE.isdisjoint(words_of(column.label))
    own = column.shared < _MERGED and not names_topics(column)
    return own and (advises or _tells_goal(column.label))


def _tells_goal(label: str) -> bool:
    """Whether a header names an aim ("SMART objective", "What do we want to achieve?")."""
    words = words_of(label)
    return words[-1:] in AIMS or {*_WANTED} <= {*words}


def _bears_out(column: Column, name: str) -> bool:
    """A header that says progress or outcome before anything else, over cells that do as well."""
    heads = {one: score for one, score in heads_of(column).items() if one in FIELDS}
    if (
        name not in ("updates", "outcome")
        or max(heads, key=lambda one: heads[one], default="") != name
    ):
        return False
    told = leaning(column.texts[:SAMPLE])
    return len(column.texts) >= FEW and (told >= BEHIND if name == "updates" else told <= AHEAD)


def _rates_blue(columns: Sequence[Column], mapping: Mapping) -> bool:
    """Pale blue is one of several colours in the column of states, and the fill of no whole row.

    Blocks of labels have no rows, and may lack some of the labels.
    """
    at = mapping.column("rag")
    at = mapping.column("status") if at is None else at
    if at is None or not any(map(is_pale_blue, columns[at].fills)):
        return False
    ordered = columns[at].ordered
    rows = [*zip(*(column.fills for column in columns), strict=True)] if ordered else []
    alone = all(row.count(row[at]) == 1 for row in rows if is_pale_blue(row[at]))
    others = {rag_of_fill(fill) for fill in columns[at].fills if not is_pale_blue(fill)}
    return alone and bool(others - {None})


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
    settled = {named(columns[at]) for at in fixed}
    mapping.doubts = {
        name: why
        for name, why in mapping.doubts.items()
        if name not in fixed.values() and not any(one in why for one in settled)
    }


def _take_orders(columns: Sequence[Column], mapping: Mapping) -> None:
    """Where no header names the actions, the column that orders something to be done holds them.

    A header that plainly names another field keeps its column.
    """
    orders = [share_of_orders(column) for column in columns]
    at = max(range(len(columns)), key=lambda column: orders[column])
    heads = header_scores(columns[at].label)
    enough = SOME_ORDERS if _is_only_prose(columns, mapping, at) else _ORDERS
    if orders[at] < enough or max(heads.values(), default=0.0) >= CLEAR:
        return
    if content(columns[at])["owner"] >= CLEAR:
        return  # "Chair of Council" opens like an order
    mapping.doubts.pop(mapping.fields[at], None)
    mapping.fields[at] = "action"
    mapping.strength = orders[at]
    rivals = [share for other, share in enumerate(orders) if other != at]
    plain = orders[at] >= _PLAINLY and max(rivals, default=0.0) < SOME_ORDERS
    typed = sum(name in mapping.fields for name in TYPED) > 1
    if not (plain and typed and len(columns[at].texts) >= FEW):
        why = f"no header names the actions; the column {named(columns[at])} reads like them"
        mapping.doubts["action"] = why


def _take_subject(columns: Sequence[Column], mapping: Mapping) -> None:
    """Where owners and deadlines are plainly named, the words before them say what is to be done.

    "Measure", "Lead responsibility", "Timetable" in the equality schemes of councils. There must be
    no second column of words, nor a header that names another thing (a risk, an indicator).
    """
    heads = [header_scores(column.label) for column in columns]
    beside = [mapping.column(name) for name in PLAINLY_NAMED]
    told = all(
        at is not None and heads[at].get(name, 0.0) >= least
        for at, (name, least) in zip(beside, PLAINLY_NAMED.items(), strict=True)
    )
    worded = [
        at
        for at, name in enumerate(mapping.fields)
        if at not in beside and name not in (*TYPED, "ref", "number") and columns[at].texts
    ]
    if "action" in mapping.fields or not told or len(worded) != 1:
        return
    [at] = worded
    other = any(name.startswith("extra:") for name in heads[at]) or "indicator" in heads[at]
    if (other and heads[at].get("outcome", 0.0) < _NAMED) or at > min(one or 0 for one in beside):
        return
    for name in (mapping.fields[at], "indicator"):
        mapping.doubts.pop(name, None)
    mapping.fields[at] = "action"
    mapping.strength = _NAMED
    mapping.doubts["action"] = (
        f"no header names the actions; the column {named(columns[at])} stands beside who and when"
    )


def _is_only_prose(columns: Sequence[Column], mapping: Mapping, at: int) -> bool:
    """It is the only prose left over beside columns of names, dates or states."""
    left = [
        other
        for other, column in enumerate(columns)
        if not mapping.fields[other] and is_prose(column)
    ]
    return left == [at] and sum(name in mapping.fields for name in TYPED) > 1


def _yield_action(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """A second column of actions takes the field where it says so more plainly.

    "Safety action" over topics yields to "Work required" over orders, and a "Commitment" to the
    "Activity" beside it; each is named, and what yields may be the summary.
    """
    current = columns[at_action]
    free = [at for at, name in enumerate(mapping.fields) if not name]
    rivals = [at for at in free if at > at_action and share_of_orders(columns[at]) >= _ORDERS]
    if not rivals:
        return
    other = max(rivals, key=lambda at: says_action(columns[at]))
    topics = share_of_orders(current) == 0 and not is_prose(current)
    advice = share_of_orders(current) < _ORDERS and says_action(columns[other]) > 0
    plainer = says_action(columns[other]) - says_action(current) >= CLOSE
    if not (topics or advice or plainer):
        return
    mapping.fields[at_action], mapping.fields[other] = "", "action"
    mapping.strength = evidence(columns[other])["action"]
    mapping.doubts["action"] = f"the column {named(current)} may be meant"
    if plainer and not topics and "summary" not in mapping.fields:
        mapping.fields[at_action] = "summary"
        mapping.doubts["summary"] = f"the column {named(current)} may be the action"


def _take_objective(columns: Sequence[Column], mapping: Mapping) -> None:
    """An objective or aim is the summary where nothing else is, and else a theme.

    Behind the action a goal that is told is what should come of it.
    """
    at, at_action = mapping.column("theme"), mapping.column("action")
    heads = header_scores(columns[at].label) if at is not None else {}
    if at is not None and at_action is not None and at > at_action and is_prose(columns[at]):
        if "outcome" not in mapping.fields and heads.get("outcome", 0.0) > 0:
            mapping.fields[at] = "outcome"
            mapping.doubts["outcome"] = f"the column {named(columns[at])} may be the theme"
        return
    if at is None:
        return
    if "summary" in mapping.fields:
        if words_of(columns[at].label)[-1:] in AIMS:
            mapping.doubts.setdefault("theme", f"the column {named(columns[at])} may be no theme")
            if columns[at].shared < _MERGED and not names_topics(columns[at]):
                mapping.fields[at] = ""
                mapping.doubts["theme"] = f"the column {named(columns[at])} may be the theme"
        return
    early = at_action is not None and at < at_action
    several = _names_what_is_shared(columns[at])
    if heads.get("summary", 0.0) > _EITHER * heads.get("theme", 0.0) and not several:
        mapping.fields[at] = "summary"
        if early and _is_goal(columns[at]):
            return
        mapping.doubts["theme"] = f"the column {named(columns[at])} may be the theme"
        if names_topics(columns[at]):
            mapping.doubts["summary"] = mapping.doubts["theme"]
    elif early and words_of(columns[at].label)[-1:] in AIMS and not several:
        for name in ("theme", "summary"):
            mapping.doubts.setdefault(name, f"the column {named(columns[at])} may be the summary")


def _names_what_is_shared(column: Column) -> bool:
    """Topics in a few words, each beside several rows: themes, also under "Strategic aim".

    An objective is the summary by the contract, in however few words it stands.
    """
    if words_of(column.label)[-1:] in (("objective",), ("objectives",)) or not column.texts:
        return False
    again = 1 - len(set(column.texts)) / len(column.texts)
    return names_topics(column) and max(column.shared, again) >= _MERGED


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
                doubts[name] = f"the column {named(columns[other])} may be meant"
        rivals = [(s, n) for n, s in scores[at].items() if n != name and n not in fields]
        best, meaning = max(rivals, default=(0.0, ""))
        # names and states are what they are, whatever their header says besides
        plain = name in _PLAIN_CELLS and content(columns[at])[name] >= CLEAR
        early = name == "summary" and at < (fields.index("action") if "action" in fields else 0)
        goal = name == "summary" and (early or not columns[at].ordered) and _is_goal(columns[at])
        plain = plain or (goal and meaning == "theme")
        if best > _ENOUGH and score - best < CLOSE and not plain:
            why = f"the column {named(columns[at])} may be the {meaning}"
            doubts.setdefault(name, why)
            doubts.setdefault(meaning, why)
        said = heads_of(columns[at]).get(name, 0.0)
        vague = name in _PROSE_FIELDS and columns[at].label and said < VAGUE
        merged = columns[at].shared >= _MERGED  # names in single cells may be sites or reports
        plain = is_plain(columns[at], name) and (name != "theme" or merged)
        plain = plain or _bears_out(columns[at], name) or goal
        if vague and not (plain or (early and tells_past(columns[at]))):
            why = f"the header {named(columns[at])} is not known; told by what its cells say"
            doubts.setdefault(name, why)
    return doubts

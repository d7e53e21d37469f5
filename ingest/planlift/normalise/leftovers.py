"""Columns that header and cells alone have not placed: by their side of the action, and named."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.column_evidence import CLEAR, SAMPLE, Column, content, has_levels
from planlift.normalise.column_prose import (
    AHEAD,
    BEHIND,
    FEW,
    MIDWAY,
    MOSTLY,
    SOME_ORDERS,
    TYPED,
    VAGUE,
    is_plain,
    is_prose,
    is_typed,
    looks_ahead,
    names_topics,
    says_action,
    share_of_orders,
    tells_past,
)
from planlift.normalise.leaning import leaning, plainly_past
from planlift.normalise.mapping import Mapping, by_place, named
from planlift.normalise.vocabulary import header_scores

_EVIDENCE = "extra:evidence"
_RISK = "extra:risk"
_SUPPORT = "extra:support"
_SCOPE = "extra:scope"
_NAMES_OTHER = 0.6  # header score of what has no field of its own; a word of several has less
_TOLD = 5  # words from which a risk is told, and not only named
# Content from which cells say what was found rather than what was done: findings of labelled plans
# have 0.4 to 0.8 of it, lists of documents and progress below 0.2.
_FOUND = 0.3
_MAYBE = 0.5  # header score of a second meaning from which cells and place decide
# Header score of an outcome that is still to come ("Intended outcome", "Success measure").
_PLAINLY_AHEAD = 0.9
_PLAINLY_FOUND = 0.7  # header score of a summary behind the action that is no report ("Rationale")
_ANYWHERE = ("summary", "updates", "outcome")  # what prose in blocks may be
_PLAIN_BY_PLACE = 0.3  # where position had to help


def place_leftovers(
    columns: Sequence[Column], scores: Sequence[dict[str, float]], mapping: Mapping
) -> None:
    """Prose under a header that no one knows: by its side of the action, and named in `review`.

    Before the action stands what it answers; behind it what came of it, or what should.
    """
    at_action = mapping.column("action")
    if at_action is None:
        return
    _move_late_summary(columns, mapping, at_action)
    _move_early_comment(columns, mapping, at_action)
    _move_achievements(columns, mapping)
    _yield_goal(columns, mapping, at_action)
    for at, column in enumerate(columns):
        free = _is_free(column.label) or (at < at_action and _tells_issue(column))
        # "Commitment" over orders, beside the plainer "Activity"
        aims = at < at_action and scores[at]["action"] >= CLEAR > says_action(column)
        if mapping.fields[at] or not free or is_typed(column):
            continue
        orders = scores[at]["action"] >= CLEAR and share_of_orders(column) >= SOME_ORDERS
        if not aims and (orders or not is_prose(column)):
            continue
        if aims and share_of_orders(column) >= SOME_ORDERS:
            mapping.doubts.setdefault("action", f"the column {named(column)} may be meant")
        if not column.ordered:
            _place_by_content(column, mapping)
        elif at > at_action:
            _place_behind(column, mapping)
        else:
            _place_ahead(column, mapping)
    _take_topics(columns, mapping, at_action)
    _take_supporters(columns, mapping)
    _name_losses(columns, scores, mapping, at_action)
    _name_typed_losses(columns, mapping)


def _take_topics(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """Names under a vague header, in front of all but the number, are likely a theme.

    Under a header that no one knows, or that names a source, they may as well be sites or groups of
    patients.
    """
    at = 1 if mapping.fields[0] in ("ref", "number") else 0
    column = columns[at]
    taken = at >= at_action or mapping.fields[at] or "theme" in mapping.fields
    heads = header_scores(column.label)
    best = max(heads, key=lambda name: heads[name], default="theme")
    if taken or not column.label or not column.texts:
        return
    inside = content(column)
    owned = "owner" not in mapping.fields and inside["owner"] > MOSTLY
    typed = owned or max(inside["deadline"], inside["status"]) > MOSTLY
    if typed or not names_topics(column):
        return
    if best not in ("theme", "summary") or not heads:
        if has_levels(column):
            return
        mapping.doubts.setdefault("theme", f"the column {named(column)} may hold it")
        return
    mapping.fields[at] = "theme"
    mapping.doubts["theme"] = by_place(column)


def _place_ahead(column: Column, mapping: Mapping) -> None:
    """What the action answers; names that come again are what several actions have in common."""
    topics = names_topics(column) and "theme" not in mapping.fields
    if topics and len({*column.texts}) < len(column.texts):
        mapping.fields[column.index] = "theme"
        mapping.doubts["theme"] = by_place(column)
        return
    if "summary" in mapping.fields:
        return
    mapping.fields[column.index] = "summary"
    past = _is_free(column.label) and tells_past(column)
    if past or is_plain(column, "summary", _PLAIN_BY_PLACE):
        return
    mapping.doubts["summary"] = by_place(column)
    if topics:
        mapping.doubts.setdefault("theme", f"the column {named(column)} may hold it")


def _place_behind(column: Column, mapping: Mapping) -> None:
    """What came of the action, or what should; where its verbs do not say which, both are named."""
    told = leaning(column.texts[:SAMPLE])
    likely, other = ("updates", "outcome") if told >= MIDWAY else ("outcome", "updates")
    split = AHEAD < told < BEHIND
    wanted = [name for name in (likely, other) if name not in mapping.fields]
    if not wanted or (wanted[0] == other and not split):
        return
    mapping.fields[column.index] = wanted[0]
    if wanted[0] == "updates" and is_plain(column, "updates"):
        return
    for name in wanted if split else wanted[:1]:
        mapping.doubts[name] = by_place(column)
    if not header_scores(column.label) and "summary" not in mapping.fields:
        mapping.doubts.setdefault("summary", f"the column {named(column)} may hold it")


def _place_by_content(column: Column, mapping: Mapping) -> None:
    """Labels of blocks come in any order: their cells alone tell, and each field is named."""
    inside = content(column)
    wanted = [name for name in _ANYWHERE if name not in mapping.fields]
    told = header_scores(column.label).get("summary", 0.0)
    if not wanted or ("summary" not in wanted and told >= VAGUE):
        return  # another "recommendation" or "aim"
    mapping.fields[column.index] = max(wanted, key=lambda name: inside[name])
    for name in wanted:
        mapping.doubts[name] = (
            f"the header {named(column)} is not clear; told by what its cells say"
        )


def _move_achievements(columns: Sequence[Column], mapping: Mapping) -> None:
    """An "Outcome" that tells what was done is the progress; either is named."""
    at = mapping.column("outcome")
    if at is None or "updates" in mapping.fields or len(columns[at].texts) < FEW:
        return
    plain = header_scores(columns[at].label).get("outcome", 0.0) < _PLAINLY_AHEAD
    if plain and plainly_past(columns[at].texts[:SAMPLE]) >= MOSTLY:
        mapping.fields[at] = "updates"
        mapping.doubts["updates"] = f"the column {named(columns[at])} may be the outcome"
        mapping.doubts["outcome"] = f"the column {named(columns[at])} may hold it"


def _name_losses(
    columns: Sequence[Column],
    scores: Sequence[dict[str, float]],
    mapping: Mapping,
    at_action: int,
) -> None:
    """Prose that went to `extra` while a field of its side is empty may belong there."""
    for at, column in enumerate(columns):
        if mapping.fields[at] or not is_prose(column):
            continue
        if scores[at]["action"] >= CLEAR:
            mapping.doubts.setdefault("action", f"the column {named(column)} holds actions too")
        early = ("summary", "outcome") if looks_ahead(column) else ("summary",)
        behind = ("updates", "outcome")
        either = early if at < at_action else behind
        for name in either if column.ordered else _ANYWHERE:
            if name not in mapping.fields:
                mapping.doubts.setdefault(name, f"the column {named(column)} may hold it")


def _take_supporters(columns: Sequence[Column], mapping: Mapping) -> None:
    """Where no column is called the owner's, those who support or take part own the action.

    So does a "service" or "team" where roles stand in it.
    """
    for at, column in enumerate(columns):
        heads = header_scores(column.label)
        helps = max(heads.get(_SUPPORT, 0.0), heads.get(_SCOPE, 0.0)) > 0
        free = not mapping.fields[at] and "owner" not in mapping.fields
        if free and helps and content(column)["owner"] >= CLEAR:
            mapping.fields[at] = "owner"
            mapping.doubts["owner"] = f"the column {named(column)} may name others than the owner"


def _name_typed_losses(columns: Sequence[Column], mapping: Mapping) -> None:
    """Names, dates or states that went to `extra` while no column is their field's.

    Of two columns that are called the owner's as plainly, the other may be meant.
    """
    for at, column in enumerate(columns):
        if mapping.fields[at]:
            continue
        inside, heads = content(column), header_scores(column.label)
        for name in TYPED:
            if name not in mapping.fields and inside[name] >= CLEAR:
                mapping.doubts.setdefault(name, f"the column {named(column)} may hold it")
        if min(heads.get("owner", 0.0), inside["owner"]) >= CLEAR:
            mapping.doubts.setdefault("owner", f"the column {named(column)} may be meant")
        due = heads.get("deadline", 0.0) >= _MAYBE and inside["deadline"] >= CLEAR
        if due and "revised" not in mapping.fields:
            mapping.doubts.setdefault("deadline", f"the column {named(column)} may be meant")


def _has_early_prose(columns: Sequence[Column], mapping: Mapping, at_action: int) -> bool:
    """Prose that no field has stands in front of the action, where what was found is told."""
    return any(
        column.ordered and not mapping.fields[at] and is_prose(column) and not is_typed(column)
        for at, column in enumerate(columns[:at_action])
    )


def _move_late_summary(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """A vague "position" or "aim" behind the action: what came of it, or should, by its cells.

    Each field that it may be is named: where one is wrong, the other misses what it holds.
    """
    at = mapping.column("summary")
    if at is None or at < at_action or "updates" in mapping.fields:
        return
    heads = header_scores(columns[at].label)
    least = CLEAR if heads.get("updates", 0.0) > 0 else _PLAINLY_FOUND
    plain = heads.get("summary", 0.0) >= least and heads.get("updates", 0.0) < _MAYBE
    if plain and not _has_early_prose(columns, mapping, at_action):
        return
    inside = content(columns[at])
    aims = inside["outcome"] > max(inside["updates"], inside["summary"])
    back = plainly_past(columns[at].texts) >= MOSTLY
    past = heads.get("updates", 0.0) >= _MAYBE and back
    if aims and "outcome" not in mapping.fields:
        mapping.fields[at] = "outcome"
    elif columns[at].ordered and (past or inside["summary"] - inside["updates"] < _FOUND):
        mapping.fields[at] = "updates"
    taken = mapping.fields[at]
    said = heads.get("summary", 0.0) >= _PLAINLY_FOUND and inside["summary"] > inside["updates"]
    found = inside["summary"] - inside["updates"] >= _FOUND
    loose = not columns[at].ordered and (found or not back)
    if taken == "summary" and (loose or (said and not past)):
        return
    as_much = heads.get("updates", 0.0) >= max(_MAYBE, heads.get("summary", 0.0))
    if taken == "updates" and as_much and leaning(columns[at].texts[:SAMPLE]) >= BEHIND:
        _settle(mapping, columns[at])
        return
    others = [name for name in ("summary", "updates") if name != taken]
    mapping.doubts[taken] = f"the column {named(columns[at])} may be the {others[0]}"
    for other in others:
        mapping.doubts[other] = f"the column {named(columns[at])} may hold it"


def _yield_goal(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """A recommendation or objective that orders yields to what the action answers, beside it.

    "What inspectors said" and "Starting position" tell what was found, whatever their words.
    """
    at = mapping.column("summary")
    if at is None or at > at_action or share_of_orders(columns[at]) < MOSTLY:
        return
    if header_scores(columns[at].label).get("summary", 0.0) > _PLAINLY_FOUND:
        return
    told = [
        other
        for other in range(at_action)
        if not mapping.fields[other] and _tells_found(columns[other])
    ]
    if len(told) == 1:
        mapping.fields[at], mapping.fields[told[0]] = "", "summary"
        mapping.doubts.pop("summary", None)
        if not tells_past(columns[told[0]]):
            mapping.doubts["summary"] = f"the column {named(columns[at])} may be meant"


def _tells_found(column: Column) -> bool:
    """A sentence for each row that orders nothing, under a header of no other thing."""
    plain = is_prose(column) and not is_typed(column) and not names_topics(column)
    return plain and _is_free(column.label) and share_of_orders(column) < SOME_ORDERS


def _settle(mapping: Mapping, column: Column) -> None:
    """Takes back what was doubted of a column that is plain after all."""
    own = named(column)
    mapping.doubts = {name: why for name, why in mapping.doubts.items() if own not in why}


def _move_early_comment(columns: Sequence[Column], mapping: Mapping, at_action: int) -> None:
    """A "comment" in front of the action is what it answers, where nothing else is; both named."""
    at = mapping.column("updates")
    if at is None or at > at_action or "summary" in mapping.fields:
        return
    if header_scores(columns[at].label).get("updates", 0.0) < CLEAR:
        mapping.fields[at] = "summary"
        mapping.doubts["summary"] = f"the column {named(columns[at])} may be the updates"
        mapping.doubts["updates"] = f"the column {named(columns[at])} may hold it"


def _is_free(label: str) -> bool:
    """A header that does not plainly name something without a field."""
    scores = header_scores(label)
    best = max(scores, key=lambda name: scores[name], default="")
    return bool(label) and not (best.startswith("extra:") and scores[best] >= _NAMES_OTHER)


def _tells_issue(column: Column) -> bool:
    """Evidence that says what was found, or a risk that is told: what the action answers.

    Behind the action evidence would prove that it was done.
    """
    scores = header_scores(column.label)
    said = max(scores, key=lambda name: scores[name], default="")
    told = sum(len(text.split()) >= _TOLD for text in column.texts) > MOSTLY * len(column.texts)
    return (said == _RISK and told) or (said == _EVIDENCE and content(column)["summary"] >= _FOUND)

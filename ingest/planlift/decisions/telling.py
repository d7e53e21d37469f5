"""Decisions in words."""

from __future__ import annotations

from planlift.decisions.model import Add, Columns, Delete, Edit, Join, Right, Split, What, Whole

_SHOWN = 80  # characters of a text that a sentence can carry


def told(what: What) -> str:
    """A decision as one sentence without its full stop."""
    match what:
        case Edit():
            said = f"{_name(what.field)} changed from {_said(what.was)} to {_said(what.text)}"
        case Right():
            said = f"{_name(what.field)} is right as it is: {_said(what.was)}"
        case Split():
            said = f"split into {len(what.parts)}: {_said(what.parts[0])} and so on"
        case Join():
            said = f"{len(what.targets)} actions joined: {_said(what.targets[0].words)} and so on"
        case Add():
            said = f"added: {_said(what.fields.get('action', ''))}"
        case Delete():
            said = f"deleted: {_said(what.target.words)}"
        case Whole():
            said = f"{_name(what.field)} of the plan: {_said(what.was)} is now {_said(what.text)}"
        case Columns():
            pairs = [f"{_said(name)} is {field}" for name, field in what.correction.columns.items()]
            said = f"columns: {', '.join(pairs) or 'this table is no plan'}"
    return said


def brief(what: Edit | Right | Delete) -> str:
    """What a person did, as a reason to look again."""
    if isinstance(what, Delete):
        return "a person took this action out"
    if isinstance(what, Edit):
        return f"they wrote {_said(what.text)} where it said {_said(what.was)}"
    return f"they found it right when it said {_said(what.was)}"


def _name(field: str) -> str:
    return field.replace("_", " ")


def _said(text: str) -> str:
    flat = " ".join(text.split())
    if not flat:
        return "nothing"
    return f"“{flat[:_SHOWN]}…”" if len(flat) > _SHOWN else f"“{flat}”"

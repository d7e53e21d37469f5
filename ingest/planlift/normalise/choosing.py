"""Which registers are lists of actions, and which only look like tables."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from planlift.normalise.column_evidence import CLEAR
from planlift.normalise.headers import repeats
from planlift.normalise.label_words import base_of
from planlift.normalise.prose import wording
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import header_scores
from planlift_schema import TEXT_FIELDS

# Evidence for the action column from which a table with a header is a list of actions; a header
# word alone gives 0.8 and more, so a table called "Action" without a single order still passes.
_ENOUGH = 0.55
# Without a header the cells must say it alone: some of them orders, beside two columns of names,
# dates, states or indicators.
_ENOUGH_HEADLESS = 0.35
_TYPED = ("owner", "deadline", "status", "indicator")
_SURE_LABEL = 0.9
# Fields of which one must stand beside the action, or it may be any list of things.
_BESIDE = tuple(name for name in TEXT_FIELDS if name != "action")
# Without any order among the cells, this many words on average: counts and names are fewer.
_LEAST_WORDS = 2.5
_LEAST_ORDERS = 3  # rows, and the share of them, whose orders make up for an unknown header
_MOSTLY_ORDERS = 0.8
_PARTLY_ORDERS = 0.35  # share of orders among actions whose verbs are mostly rare ones
_TWO_TYPED = 2  # columns of names, dates, states or indicators, which a list of meetings has too
_SOME_ORDERS = 0.5  # share of orders from which short rows beside states are no key
_LONGEST_ORDER = 60  # words; of 652 labelled actions one in a hundred has more than 49
_LONGEST_KEY = 7  # rows of a key of states; BRAG with two more is the longest met


# Labels of a document's own sheet, of which an action may have one ("Approved by").
_CONTROL = frozenset(
    {
        "version", "version no", "version number", "document version", "author", "authors",
        "document title", "title of document", "document name", "document type", "document owner",
        "approved by", "date approved", "approval date", "ratified by", "issue date", "replaces",
    }
)  # fmt: skip
_SEVERAL = 2  # such labels, for the one that an action may have


def lists_of_actions(registers: Sequence[Register]) -> list[Register]:
    """The registers that are lists of actions.

    A form that stands alone beside such lists is a cover sheet, unless it orders something, a
    list has the same labels or a mapping file says that it is a plan.
    """
    found = [register for register in registers if not refusal(register)]
    found = [one for one in found if not _only_names(one)] or found
    found = [one for one in found if not _controls_document(one)] or found
    for register in found:
        _doubt_vague(register)
    forms = [register for register in found if register.labelled]
    if len(forms) == 1 and len(found) > 1 and not _is_of_plan(forms[0], found):
        found.remove(forms[0])
    return found


def _only_names(register: Register) -> bool:
    """A list of a text of which little is an order, and that says of nothing who or when.

    "Board approval in July" below "Next steps" is an action where the document has no other.
    """
    if not register.listed:
        return False
    at = register.mapping.column("action")
    texts = _texts_at(register, at) if at is not None else []
    told = (register.mapping.column(name) for name in _TYPED)
    told_any = any(row.values[at] for row in register.rows for at in told if at is not None)
    orders = sum(wording(text).order > 0 for text in texts)
    return not told_any and 2 * orders < len(texts)


def _is_of_plan(form: Register, found: Sequence[Register]) -> bool:
    """It orders something, is said to be a plan, or has the labels of a list: its last action."""
    labels = {*map(base_of, form.labels)}
    others = [{*map(base_of, one.labels)} for one in found if one is not form]
    return _orders(form) or _said(form) or any(labels <= other for other in others)


def _controls_document(register: Register) -> bool:
    """A form of what documents are filed by: version, author, who approved it."""
    scores = (header_scores(label).get("action", 0.0) for label in register.labels)
    if not register.labelled or _said(register) or any(score >= _SURE_LABEL for score in scores):
        return False  # the first action may stand right below that form
    return sum(base_of(label) in _CONTROL for label in register.labels) >= _SEVERAL


def _doubt_vague(register: Register) -> None:
    """Names the column of actions that was taken for what stands beside it."""
    at, mapping = register.mapping.column("action"), register.mapping
    weak = register.headed and mapping.strength < _ENOUGH and not _said(register)
    if at is not None and weak and not _plainly_orders(register, at):
        why = f"the header “{register.labels[at]}” is not known; taken by what stands beside it"
        mapping.doubts.setdefault("action", why)


def _said(register: Register) -> bool:
    """A mapping file says that it is a plan, or which of its columns holds the actions."""
    if register.ruling is None:
        return False
    correction = register.ruling.correction
    return bool(correction.plan) or "action" in correction.columns.values()


def _orders(register: Register) -> bool:
    """It orders something, under a label that names actions or in few words.

    The background of an incident, told at length, says somewhere what was to be done too.
    """
    at = register.mapping.column("action")
    if at is None:
        return False
    named = header_scores(register.labels[at]).get("action", 0.0) > 0
    read = [wording(row.values[at].text) for row in register.rows]
    return any(one.order and (named or one.words <= _LONGEST_ORDER) for one in read)


def refusal(register: Register) -> str:
    """Why a register is no list of actions, as a clause; "" where it is one.

    A list has an action column that reads so, and a field beside it. What a mapping file says
    comes first.
    """
    if register.ruling is not None and register.ruling.correction.plan is False:
        return f"{register.ruling.origin} says that it is none"
    at = register.mapping.column("action")
    if at is None:
        return "no column holds actions"
    if _said(register):
        return ""
    texts = _texts_at(register, at)
    if not texts:
        return "the column of actions is empty"
    return _other_list(register, texts) or _weak(register, at)


def _texts_at(register: Register, at: int) -> list[str]:
    """What stands in a column, without the names of sections and the header met again."""
    rows = (
        row
        for row in register.rows
        if register.labelled or (len(row.own()) > 1 and not repeats(row, register.header))
    )
    texts = [row.values[at].text for row in rows if row.values[at]]
    return texts or [row.values[at].text for row in register.rows if row.values[at]]


def _other_list(register: Register, texts: Sequence[str]) -> str:
    """What else it is, from what stands where the actions would; "" where it is nothing else."""
    read = [wording(text) for text in texts]
    at = register.mapping.column("action")
    sure = header_scores(register.labels[at or 0]).get("action", 0.0) >= _SURE_LABEL
    beside = sum(name in register.mapping.fields for name in _TYPED)
    short = mean(one.words for one in read) < _LEAST_WORDS and not any(one.order for one in read)
    worded = sure and beside >= _TWO_TYPED and any(one.words > 1 for one in read)
    if short and not worded:  # "Action: Quiet rooms" beside a lead and a date is one
        return "what stands in the column of actions are names or numbers"
    ordering = sure and sum(one.order for one in read) >= _SOME_ORDERS * len(read)
    key = _is_key(register) and not ordering
    return "it reads like a key of states or colours" if key else ""


def _weak(register: Register, at: int) -> str:
    """Why the column of actions does not speak for a plan, "" where it does."""
    mapping = register.mapping
    if not register.headed:
        named = sum(name in mapping.fields for name in _TYPED)
        enough = mapping.strength >= _ENOUGH_HEADLESS and named > 1
        return "" if enough else "it has no header, and its cells alone do not say enough"
    vague = mapping.strength < _ENOUGH and not _plainly_orders(register, at)
    if vague and not _stands_among_fields(register, at):
        return "the column of actions hardly reads like one"
    beside = sum(name in mapping.fields for name in _BESIDE)
    sure = header_scores(register.labels[at]).get("action", 0.0) >= _SURE_LABEL
    narrative = bool(register.context.path)
    return "" if beside > 0 or (sure and narrative) else "no other field stands beside the actions"


def _plainly_orders(register: Register, at: int) -> bool:
    """Several rows, nearly all orders, beside columns of names, dates or states.

    Beside all three of these, one row is enough.
    """
    texts = _texts_at(register, at)
    named = sum(name in register.mapping.fields for name in _TYPED)
    ordering = sum(wording(text).order > 0 for text in texts)
    # the labels of a block are no chance, nor are names, dates and states side by side
    least = 1 if register.labelled or named > _TWO_TYPED else _LEAST_ORDERS
    return len(texts) >= least and named > 1 and ordering >= _MOSTLY_ORDERS * len(texts)


def _stands_among_fields(register: Register, at: int) -> bool:
    """Beside a name, a date and a state in each row, of which some order something.

    Risks have names, dates and states too, and order nothing. One order is enough in a list that a
    program wrote: its headers plainly name all fields beside the actions, and "title" names none.
    """
    texts = _texts_at(register, at)
    named = {"owner", "deadline", "status"} <= set(register.mapping.fields)
    ordering = sum(wording(text).order > 0 for text in texts)
    least = 1 if _is_tracker(register, at) else _PARTLY_ORDERS * len(texts)
    return named and len(texts) >= _LEAST_ORDERS and ordering >= least


def _is_tracker(register: Register, at: int) -> bool:
    """Headers plainly name a ref, an owner, a deadline and a state, and nothing in column `at`."""
    plain = {
        name
        for label, name in zip(register.labels, register.mapping.fields, strict=False)
        if header_scores(label).get(name, 0.0) >= CLEAR
    }
    return {"ref", "owner", "deadline", "status"} <= plain and not header_scores(
        register.labels[at]
    )


def _is_key(register: Register) -> bool:
    """A key of states or colours: each state once, and what it means, and nothing else."""
    if set(register.mapping.fields) - {"", "action"} != {"status"}:
        return False
    at = register.mapping.column("status")
    states = (
        [row.values[at].flat or row.values[at].fill for row in register.rows]
        if at is not None
        else []
    )
    return 1 < len(states) <= _LONGEST_KEY and len(set(states)) == len(states)

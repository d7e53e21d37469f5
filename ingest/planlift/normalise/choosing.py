"""Which registers are lists of actions, and which only look like tables."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from planlift.normalise.prose import wording
from planlift.normalise.registers import Register
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
_SOME_ORDERS = 0.5  # share of orders from which short rows beside states are no key
_LONGEST_KEY = 7  # rows of a key of states; BRAG with two more is the longest met


def lists_of_actions(registers: Sequence[Register]) -> list[Register]:
    """The registers that are lists of actions.

    A form that stands alone beside such lists is a cover sheet, unless it orders something.
    """
    found = [register for register in registers if states_actions(register)]
    forms = [register for register in found if register.labelled]
    if len(forms) == 1 and len(found) > 1 and not _orders(forms[0]):
        found.remove(forms[0])
    return found


def _orders(register: Register) -> bool:
    at = register.mapping.column("action")
    return at is not None and any(wording(row.values[at].text).order for row in register.rows)


def states_actions(register: Register) -> bool:
    """The register is a list of actions: an action column that reads so, and a field beside it."""
    mapping = register.mapping
    at = mapping.column("action")
    if at is None:
        return False
    texts = [row.values[at].text for row in register.rows if row.values[at]]
    if not texts:
        return False
    read = [wording(text) for text in texts]
    if mean(one.words for one in read) < _LEAST_WORDS and not any(one.order for one in read):
        return False
    sure = header_scores(register.labels[at]).get("action", 0.0) >= _SURE_LABEL
    ordering = sure and sum(one.order for one in read) >= _SOME_ORDERS * len(read)
    if _is_key(register) and not ordering:
        return False
    beside = sum(name in mapping.fields for name in _BESIDE)
    if not register.headed:
        named = sum(name in mapping.fields for name in _TYPED)
        return mapping.strength >= _ENOUGH_HEADLESS and named > 1
    narrative = bool(register.context.path)
    return mapping.strength >= _ENOUGH and (beside > 0 or (sure and narrative))


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
    return len(states) <= _LONGEST_KEY and len(set(states)) == len(states)

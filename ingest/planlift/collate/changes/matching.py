"""Which action of a plan is which of the next one: an assignment of the greatest likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from planlift.collate.changes.kinds import folded
from planlift.collate.items import Item
from planlift.collate.likeness import Texts

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

# How much speaks for two actions being one beside their texts (0 to 1), where both plans say it and
# say the same, and against where they differ; a reference only speaks for, as plans are numbered
# anew each year. Chosen, with `_ENOUGH`, on changes planted in 27 plans: with nothing speaking
# against, F1 was 0.97 at most, as a new action often shares half its words with a dropped one.
_INDICATOR = (0.15, 0.15)
_OWNER = (0.1, 0.1)
_DEADLINE = (0.1, 0.1)
_REF = (0.05, 0.0)
# From this sum on they are taken for one. F1 is 0.99 from 0.55 to 0.65; the lowest, as there are
# plans without owners and dates, where nothing but the texts can speak.
_ENOUGH = 0.55
# Twice as many plans as any known has actions; two plans of more would take minutes, and only
# their actions in the same words are matched.
_MOST_PAIRS = 4_000_000


def matched(before: Sequence[Item], after: Sequence[Item], texts: Texts) -> dict[int, int]:
    """Number of each action that goes on, to its number in the later plan.

    Args:
        before: actions of the earlier plan.
        after: of the later one.
        texts: the texts of all of them.
    """
    found = _in_same_words(before, after)
    taken = set(found.values())
    mine = [number for number in range(len(before)) if number not in found]
    theirs = [number for number in range(len(after)) if number not in taken]
    if not mine or not theirs or len(mine) * len(theirs) > _MOST_PAIRS:
        return found
    merit = _merit([before[n] for n in mine], [after[n] for n in theirs], texts)
    return found | {mine[i]: theirs[j] for i, j in _assigned(merit)}


def _in_same_words(before: Sequence[Item], after: Sequence[Item]) -> dict[int, int]:
    """Actions whose words stand once in both plans."""
    mine = [folded(item.text) for item in before]
    theirs = [folded(item.text) for item in after]
    counts, others = Counter(mine), Counter(theirs)
    where = {text: number for number, text in enumerate(theirs) if text and others[text] == 1}
    return {
        number: where[text]
        for number, text in enumerate(mine)
        if text in where and counts[text] == 1
    }


def _assigned(merit: NDArray[float64]) -> list[tuple[int, int]]:
    from scipy.optimize import linear_sum_assignment

    merit = merit.clip(min=0) * (merit >= _ENOUGH)
    rows, columns = linear_sum_assignment(merit, maximize=True)
    return [
        (row, column)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        if merit[row, column] >= _ENOUGH
    ]


def _merit(before: Sequence[Item], after: Sequence[Item], texts: Texts) -> NDArray[float64]:

    mine, theirs = [item.text for item in before], [item.text for item in after]
    merit = (texts.alike(mine, theirs) + _literal(mine, theirs)) / 2
    for weights, part in _EVIDENCE:
        merit += _spoken(weights, list(map(part, before)), list(map(part, after)))
    return merit


_EVIDENCE: tuple[tuple[tuple[float, float], Callable[[Item], object]], ...] = (
    (_INDICATOR, lambda item: item.indicators),
    (_OWNER, lambda item: folded(item.owner)),
    (_DEADLINE, lambda item: folded(item.deadline)),
    (_REF, lambda item: folded(item.ref)),
)


def _spoken(
    weights: tuple[float, float], before: Sequence[object], after: Sequence[object]
) -> NDArray[float64]:
    """What one thing that actions say speaks for each pair being one, or against."""
    import numpy as np

    same, other = weights
    return np.array(
        [[(same if x == y else -other) if x and y else 0.0 for y in after] for x in before]
    )


def _literal(some: Sequence[str], others: Sequence[str]) -> NDArray[float64]:
    """How alike the texts are letter by letter, whatever the order of their words."""
    from rapidfuzz import fuzz, process

    left, right = [folded(text) for text in some], [folded(text) for text in others]
    return process.cdist(left, right, scorer=fuzz.token_sort_ratio).astype("float64") / 100

"""Two plans of one organisation to what changed between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planlift.collate.changes.kinds import kinds_of
from planlift.collate.changes.matching import matched
from planlift.collate.items import Item, Kept
from planlift.collate.likeness import Texts
from planlift.collate.models import ChangeRow

_ByYear = dict[str, list[Item]]


def changes_of(plans: Sequence[Kept], texts: Texts) -> Iterator[ChangeRow]:
    """A row for each action of each year that has a later one, framework by framework.

    Several plans of one year add up; a year without a plan is passed over: 2019/20 is then compared
    with 2021/22. Plans without a year are not compared.

    Args:
        plans: of one organisation, by year.
        texts: the texts of all actions.
    """
    for framework, years in sorted(_by_framework(plans).items()):
        for since, to in pairwise(sorted(years)):
            yield from _between(framework, years[since], years[to], texts)


def _by_framework(plans: Sequence[Kept]) -> dict[str, _ByYear]:
    """The actions by framework and year.

    Where all plans name no more than one framework, what names none is taken for it.
    """
    named = {framework for plan in plans for framework in plan.frameworks}
    only = next(iter(named)) if len(named) == 1 else ""
    found: dict[str, _ByYear] = defaultdict(dict)
    for plan in plans:
        if not plan.year:
            continue
        for framework in plan.frameworks or (only,):  # a year in which nothing was left counts
            found[framework].setdefault(plan.year, [])
        for item in plan.items:
            found[item.framework or only].setdefault(plan.year, []).append(item)
    return found


def _between(
    framework: str, before: Sequence[Item], after: Sequence[Item], texts: Texts
) -> Iterator[ChangeRow]:
    if not before or not after:
        return
    pairs = matched(before, after, texts)
    for number, item in enumerate(before):
        other = after[pairs[number]] if number in pairs else None
        yield _row(framework, item, other, (before[0].plan.year, after[0].plan.year))
    kept = set(pairs.values())
    for number, item in enumerate(after):
        if number not in kept:
            yield _row(framework, None, item, (before[0].plan.year, after[0].plan.year))


def _row(
    framework: str, before: Item | None, after: Item | None, years: tuple[str, str]
) -> ChangeRow:
    body = (before or after).plan.body  # type: ignore[union-attr] # one of both is there
    kind, *also = kinds_of(before, after)
    return ChangeRow(
        organisation=body.name,
        ods_code=body.ods_code,
        framework=framework,
        since=years[0],
        to=years[1],
        kind=kind,
        also=tuple(also),
        before=before.pointer() if before else None,
        after=after.pointer() if after else None,
    )

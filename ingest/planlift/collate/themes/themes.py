"""Who does what: groups of similar actions, as the comparison shows them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from planlift.collate.items import Item
from planlift.collate.likeness import Texts
from planlift.collate.likeness.wording import Wording, wording_of
from planlift.collate.models import ByState, Counted, DueSpread, Theme, ThemeAction
from planlift.collate.quarters import quarter_of
from planlift.collate.themes.grouping import group
from planlift.collate.themes.naming import named

# An action of one organisation, year after year in the same words, is no theme of several actions
# that somebody could learn from, but two different actions of one organisation are.
_LEAST_ACTIONS = 2
_OWNERS_SHOWN = 5
NOT_SAID = "not_said"


def themes_of(items: Iterable[Item], texts: Texts) -> tuple[Theme, ...]:
    """Groups of at least two similar actions, those of most organisations first.

    Args:
        items: all actions that are compared, in any order: the themes do not depend on it.
        texts: the texts of all of them.
    """
    ordered = sorted(items, key=lambda item: (item.text, item.order))
    if not ordered:
        return ()
    groups = [each for each in _grouped(ordered, texts) if len(each) >= _LEAST_ACTIONS]
    names = named([[item.text for item in each] for each in groups])
    themes = [_theme(name, each) for name, each in zip(names, groups, strict=True)]
    themes.sort(key=lambda theme: (-len(theme.organisations), -len(theme.actions), theme.name))
    return tuple(themes)


def _grouped(items: Iterable[Item], texts: Texts) -> list[list[Item]]:
    """The actions by group; those in the same words are one to begin with."""
    found: dict[int, list[Item]] = defaultdict(list)
    firsts = group(texts.vectors, begun(texts.wordings)).tolist()
    for item in items:
        row = texts.row_of(item.text)
        if any(texts.wordings[row].groups):  # not an empty cell, or a dash
            found[firsts[row]].append(item)
    return list(found.values())


def begun(wordings: Iterable[Wording]) -> list[int]:
    """Wordings with the same telling words are one group from the start.

    On both halves of the labelled paraphrases this changes no group, and it leaves a quarter of
    30,000 different wordings.
    """
    first: dict[object, int] = {}
    return [
        first.setdefault(frozenset(wording.strong) or number, number)
        for number, wording in enumerate(wordings)
    ]


def _theme(name: str, items: list[Item]) -> Theme:
    items.sort(key=lambda item: item.order)
    states = Counter(item.state.value if item.state else NOT_SAID for item in items)
    return Theme(
        name=name,
        example=_example(items),
        organisations=tuple(dict.fromkeys(item.plan.body.name for item in items)),
        frameworks=tuple(sorted({item.framework for item in items} - {""})),
        years=tuple(sorted({item.plan.year for item in items} - {""})),
        owners=_owners(items),
        by_state=ByState(**states),
        due=_spread(items),
        actions=tuple(
            ThemeAction(
                organisation=item.plan.body.name,
                year=item.plan.year,
                document=item.plan.document,
                index=item.index,
            )
            for item in items
        ),
    )


def _example(items: Sequence[Item]) -> str:
    """The action whose telling words most others have too; of several the shortest."""
    words = {item.text: frozenset(wording_of(item.text).strong) for item in items}
    common = Counter(word for item in items for word in words[item.text])

    def merit(text: str) -> tuple[float, int, str]:
        mine = words[text]
        mean = sum(common[word] for word in mine) / len(mine) if mine else 0
        return -mean, len(text), text

    return min(words, key=merit)


def _owners(items: Iterable[Item]) -> tuple[Counted, ...]:
    """The owners that most of the actions have, in their most frequent spelling."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for folded, text in {owner.text.casefold(): owner.text for owner in item.owners}.items():
            spellings[folded][text] += 1
    ranked = sorted(spellings.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    return tuple(
        Counted(text=min(texts, key=lambda text: (-texts[text], text)), actions=texts.total())
        for _, texts in ranked[:_OWNERS_SHOWN]
    )


def _spread(items: Sequence[Item]) -> DueSpread:
    days: list[dt.date] = sorted(item.due.by for item in items if item.due.by)
    if not days:
        return DueSpread(undated=len(items))
    return DueSpread(
        first=days[0],
        median=days[(len(days) - 1) // 2],
        last=days[-1],
        dated=len(days),
        undated=len(items) - len(days),
        by_quarter=dict(sorted(Counter(map(quarter_of, days)).items())),
    )

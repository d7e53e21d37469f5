"""What stands in a container, as sources with names of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planlift.batch.account import Outcome, Result
from planlift.batch.sources import Source, is_expected
from planlift.paths import Claim, folded, part_clashes
from planlift_parsers.containers.walk import Item, ItemKind
from planlift_parsers.errors import DocumentError


def members_of(source: Source, items: Sequence[Item], taken: set[str]) -> list[Source]:
    """What stands in a container, each with a name of its own below the container's.

    Args:
        source: the container.
        items: what is in it.
        taken: folded keys of folders that other sources stand in.
    """
    container = container_claim(source.claim, taken)
    claims = [Claim(item.parts, len(item.parts)) for item in items]
    part_clashes(claims)
    for claim in claims:
        claim.within = container
    return [
        replace(
            source,
            claim=claim,
            expected=_is_expected(item),
            result=_result(item),
            inside=item.chain,
        )
        for item, claim in zip(items, claims, strict=True)
    ]


def _is_expected(item: Item) -> bool:
    return item.body or is_expected(item.parts[-1])


def _result(item: Item) -> Result | None:
    """What became of an item that is not read; None for a document."""
    outcomes = {
        ItemKind.CONTAINER: Outcome.OPENED,
        ItemKind.PASSED_OVER: Outcome.SKIPPED,
        ItemKind.FAILED: Outcome.FAILED,
    }
    if item.kind is ItemKind.DOCUMENT:
        return None
    code = item.code or DocumentError.code
    return Result(outcomes[item.kind], item.reason, item.remedy, code=code)


def container_claim(claim: Claim, taken: set[str]) -> Claim:
    """The claim that names what is in a container, beside folders of the same name.

    Args:
        claim: the container's own.
        taken: folded keys of folders that other sources stand in.
    """
    container = replace(claim)
    while folded(container.folder_key) in taken:
        container.number += 1
    return container


def folders_of(claims: Iterable[Claim]) -> set[str]:
    """The folders among the outputs that documents stand in."""
    keys = [claim.key for claim in claims]
    return {folded(key[:at]) for key in keys for at, letter in enumerate(key) if letter == "/"}

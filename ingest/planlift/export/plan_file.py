"""Plans as they stand on disk: small ones are held, of large ones the actions go by one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planlift_schema import Action, ActionPlan

# A plan of this size takes some 200 MB when it is held; no real plan met has a hundredth of it.
_HELD_BYTES = 64 << 20
_BLOCK = 1 << 20
# How `plan_bytes` lays a plan out.
_ACTIONS = b'\n  "actions": ['
_FINDINGS = b'\n  "findings": ['
_ITEM_BEGINS = b"    {\n"
_ITEM_ENDS = (b"    },\n", b"    }\n")


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan with its actions.

    Attributes:
        plan: where it is large, without its actions and rest.
        actions: in the plan's order.
    """

    plan: ActionPlan
    actions: Iterable[Action]


def stored_plan(path: Path) -> StoredPlan:
    """The plan in a file that planlift wrote.

    Raises:
        OSError: the file cannot be read.
        ValidationError: it holds no plan.
    """
    if path.stat().st_size > _HELD_BYTES and (head := _head(path)) is not None:
        return StoredPlan(ActionPlan.model_validate_json(head), _Actions(path))
    plan = ActionPlan.model_validate_json(path.read_bytes())
    return StoredPlan(plan, plan.actions)


@dataclass(frozen=True, slots=True)
class _Actions:
    """The actions of a plan's file, read anew each time."""

    path: Path

    def __iter__(self) -> Iterator[Action]:
        with self.path.open("rb") as file:
            for line in file:
                if line == _ACTIONS[1:] + b"\n":
                    break
            for item in _items(file):
                yield Action.model_validate_json(item)


def _items(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The objects of an array."""
    held: list[bytes] = []
    for line in lines:
        if line == _ITEM_BEGINS:
            held = [line]
        elif line in _ITEM_ENDS:
            yield b"".join([*held, b"}"])
        elif line.startswith(b"  ]"):
            return
        else:
            held.append(line)


def _head(path: Path) -> bytes | None:
    """A plan's file without its actions and rest, None where it is not laid out as ours are."""
    with path.open("rb") as file:
        head, begins, _ = file.read(_BLOCK).partition(_ACTIONS)
        tail, at = b"", path.stat().st_size
        while begins and _FINDINGS not in tail and at > 0:
            size = min(_BLOCK, at)
            at -= size
            file.seek(at)
            tail = file.read(size) + tail
    _, ends, tail = tail.rpartition(_FINDINGS)
    return b"".join([head, _ACTIONS, b"],", b'\n  "rest": [],', _FINDINGS, tail]) if ends else None

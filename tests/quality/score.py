"""What accuracy means here: how a plan is compared with the truth of its document.

Every text field counts, exact after folding white space, quotes, dashes and list markers; a wrong
value costs both precision and recall. Derived values count as right or wrong. An error that the
action does not name in `review` is silent.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from planlift_schema import TEXT_FIELDS, Action, ActionPlan

UNDER = {"due_by": "deadline", "state": "status", "rag": "status", "indicators": "indicator"}
KEY_FIELDS = ("ref", "action", "summary", "owner", "deadline", "indicator", "status")
OPEN = "?"  # a derived value that the contract leaves open is not counted
NEAR = 0.4  # least likeness at which two actions are the same one, badly read
FAR = 1e-4  # cost of each place by which their order differs
SAME_FIELDS = 2  # equal fields that make two actions the same one

FOLD = str.maketrans(
    {
        **dict.fromkeys("’‘`", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("–—‑‐−", "-"),
        "\u00ad": None,
    }
)
MARKER = re.compile(r"^\s*(?:[•·▪◦●➢\uf0b7\uf0a7]\s*|[-*o]\s+)", re.MULTILINE)
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TrueAction:
    """One action of a truth file, by whose names the makers of samples write it too."""

    ref: str = ""
    indicator: str = ""
    summary: str = ""
    action: str = ""
    owner: str = ""
    deadline: str = ""
    updates: str = ""
    status: str = ""
    outcome: str = ""
    theme: str = ""
    indicators: tuple[str, ...] = ()
    due_by: str | None = None
    state: str | None = None
    rag: str | None = None
    rag_written: str | None = None


class Truth(BaseModel):
    """A truth file."""

    organisation: str | None = None
    ods_code: str | None = None
    framework: str | None = None
    period: tuple[str | None, str | None] = (None, None)
    title: str = ""
    actions: tuple[TrueAction, ...]


def load_truth(path: Path) -> Truth:
    """Read a truth file."""
    return Truth.model_validate_json(path.read_text(encoding="utf-8"))


def fold(text: str | None) -> str:
    """Text without what the comparison leaves open."""
    plain = unicodedata.normalize("NFKC", text or "").translate(FOLD)
    return SPACE.sub(" ", MARKER.sub("", plain)).strip()


@dataclass(frozen=True, slots=True)
class View:
    """What is compared of an action."""

    text: dict[str, str]
    derived: dict[str, str | None]
    review: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        return " | ".join(self.text[name] for name in KEY_FIELDS)


BLANK = View(dict.fromkeys(TEXT_FIELDS, ""), dict.fromkeys(UNDER))


def view_read(action: Action) -> View:
    """What was read."""
    due = action.due.by
    return View(
        {name: fold(getattr(action, name)) for name in TEXT_FIELDS},
        {
            "due_by": due.isoformat() if due else None,
            "state": action.state.value if action.state else None,
            "rag": action.rag.value if action.rag else None,
            "indicators": _codes(action.indicators),
        },
        frozenset(action.review),
    )


def view_true(action: TrueAction, colour: bool) -> View:
    """What is true; without colour only a written RAG can be known."""
    return View(
        {name: fold(getattr(action, name)) for name in TEXT_FIELDS},
        {
            "due_by": action.due_by,
            "state": action.state,
            "rag": action.rag if colour else action.rag_written,
            "indicators": _codes(action.indicators),
        },
    )


def _codes(codes: Iterable[str]) -> str | None:
    return " ".join(sorted(codes)) or None


Pair = tuple[View | None, View | None]


def align(read: list[View], true: list[View]) -> list[Pair]:
    """Like with like; a pair without a first was missed, one without a second invented."""
    left, right = set(range(len(read))), set(range(len(true)))
    pairs: list[tuple[int, int]] = []

    def take(i: int, j: int) -> None:
        if i in left and j in right:
            pairs.append((i, j))
            left.discard(i)
            right.discard(j)

    for name in (_whole, _action_and_ref, _action):
        for i, j in _equal(read, true, left, right, name):
            take(i, j)
    for _, i, j in sorted(_alike(read, true, left, right), reverse=True):
        take(i, j)
    for _, i, j in sorted(_near(read, true, left, right), reverse=True):
        take(i, j)
    found: list[Pair] = [(read[i], true[j]) for i, j in pairs]
    found += [(read[i], None) for i in sorted(left)]
    return found + [(None, true[j]) for j in sorted(right)]


def _whole(view: View) -> str:
    return view.key


def _action_and_ref(view: View) -> str:
    return f"{view.text['action']}|{view.text['ref']}" if view.text["action"] else ""


def _action(view: View) -> str:
    return view.text["action"]


def _equal(
    read: list[View], true: list[View], left: set[int], right: set[int], name: Callable[[View], str]
) -> list[tuple[int, int]]:
    where: dict[str, list[int]] = defaultdict(list)
    for j in sorted(right):
        where[name(true[j])].append(j)
    found = []
    for i in sorted(left):
        own = name(read[i])
        if own and where[own]:
            found.append((i, where[own].pop(0)))
    return found


def _alike(
    read: list[View], true: list[View], left: set[int], right: set[int]
) -> list[tuple[tuple[int, int], int, int]]:
    found = []
    for i in left:
        for j in right:
            one, other = read[i].text, true[j].text
            same = sum(bool(one[name]) and one[name] == other[name] for name in KEY_FIELDS)
            if same >= SAME_FIELDS:
                found.append(((same, -abs(i - j)), i, j))
    return found


def _near(
    read: list[View], true: list[View], left: set[int], right: set[int]
) -> list[tuple[float, int, int]]:
    found = []
    for j in sorted(right):
        matcher = difflib.SequenceMatcher(None, "", true[j].key, autojunk=False)
        for i in sorted(left):
            matcher.set_seq1(read[i].key)
            if matcher.real_quick_ratio() > NEAR and matcher.quick_ratio() > NEAR:
                likeness = matcher.ratio() - abs(i - j) * FAR
                if likeness >= NEAR:
                    found.append((likeness, i, j))
    return found


@dataclass(slots=True)
class Tally:
    """Counts over documents; tallies add up.

    Attributes:
        right, false, missing: text values right, read but wrong, true but not read.
        values: values there are in truth, text and derived.
        silent: errors that `review` does not name.
        alarms: right text values that `review` names.
        asked, answered: derived values and document facts that count, and those that are right.
        notes: each error in words.
    """

    documents: int = 0
    absent: int = 0
    perfect: int = 0
    perfect_all: int = 0
    missed: int = 0
    invented: int = 0
    right: int = 0
    false: int = 0
    missing: int = 0
    values: int = 0
    silent: int = 0
    alarms: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another tally's documents too."""
        for name in self.__slots__:
            mine, more = getattr(self, name), getattr(other, name)
            setattr(self, name, mine + more)

    def rates(self) -> dict[str, float | None]:
        """Shares between 0 and 1, None where nothing was asked."""
        found: dict[str, float | None] = {
            "field_f1": _f1(self.right, self.false, self.missing),
            "perfect": _share(self.perfect, self.documents),
            "perfect_all": _share(self.perfect_all, self.documents),
            "silent": _share(self.silent, self.values),
            "false_alarms": _share(self.alarms, self.right),
        }
        for name in (*UNDER, "organisation", "framework", "period"):
            found[name] = _share(self.answered[name], self.asked[name])
        return found


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f1(right: int, false: int, missing: int) -> float | None:
    """Harmonic mean of precision and recall."""
    return _share(2 * right, 2 * right + false + missing)


def score(plan: ActionPlan | None, truth: Truth, colour: bool = True) -> Tally:
    """Compare a plan with the truth.

    Args:
        plan: what was read, None where the document could not be read: wholly missed, but loud.
        truth: what is true.
        colour: the format can carry the colour of a cell.
    """
    tally = Tally(documents=1, absent=int(plan is None))
    loud = plan is None
    read = [view_read(action) for action in plan.actions] if plan else []
    true = [view_true(action, colour) for action in truth.actions]
    for mine, other in align(read, true):
        tally.missed += mine is None
        tally.invented += other is None
        how = " (missed)" if mine is None else " (invented)" if other is None else ""
        _score_text(tally, mine or BLANK, other or BLANK, loud, how)
        _score_derived(tally, mine or BLANK, other or BLANK, loud, how)
    text_wrong = bool(tally.false or tally.missing)
    tally.perfect = int(not loud and not text_wrong)
    _score_facts(tally, plan, truth)
    tally.perfect_all = int(bool(tally.perfect) and tally.asked == tally.answered)
    return tally


def _score_text(tally: Tally, read: View, true: View, loud: bool, how: str) -> None:
    for name in TEXT_FIELDS:
        mine, other = read.text[name], true.text[name]
        tally.values += bool(other)
        if mine == other:
            tally.right += bool(other)
            tally.alarms += bool(other) and name in read.review
            continue
        tally.false += bool(mine)
        tally.missing += bool(other)
        tally.silent += not loud and name not in read.review
        tally.notes.append(f"{name}: expected {other!r} got {mine!r}{how}")


def _score_derived(tally: Tally, read: View, true: View, loud: bool, how: str) -> None:
    for name, under in UNDER.items():
        mine, other = read.derived[name], true.derived[name]
        if other == OPEN or not (mine or other):
            continue
        tally.values += bool(other)
        tally.asked[name] += 1
        if mine == other:
            tally.answered[name] += 1
            continue
        tally.silent += not loud and under not in read.review
        words = true.text[under]
        tally.notes.append(f"{name}: expected {other} got {mine} from {words!r}{how}")


def _score_facts(tally: Tally, plan: ActionPlan | None, truth: Truth) -> None:
    facts = {"organisation": plan is not None and _organisation_right(plan, truth)}
    facts["period"] = plan is not None and _period_of(plan) == truth.period
    if truth.framework:
        facts["framework"] = plan is not None and plan.frameworks == (truth.framework,)
    for name, right in facts.items():
        tally.asked[name] += 1
        if right:
            tally.answered[name] += 1
        else:
            got = getattr(plan, "frameworks" if name == "framework" else name, None)
            tally.notes.append(f"{name}: expected {getattr(truth, name)} got {got}")


def _organisation_right(plan: ActionPlan, truth: Truth) -> bool:
    found = plan.organisation
    if truth.ods_code:
        return found is not None and found.ods_code == truth.ods_code
    return fold(found.name if found else None) == fold(truth.organisation)


def _period_of(plan: ActionPlan) -> tuple[str | None, str | None]:
    start, end = plan.period.start, plan.period.end
    return (start.isoformat() if start else None, end.isoformat() if end else None)

"""How many planted faults the check finds, and how much it finds where nothing is wrong.

PYTHONPATH=tests python -m checks.measure            the table of docs/check.md
PYTHONPATH=tests python -m checks.measure --each 5   more faults a document
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import planlift
from checks.clean_plans import clean_plans
from checks.planting import NAMES, Planted, Target
from planlift_schema import ActionPlan, Finding
from quality.score import TrueAction, Truth, load_truth
from quality.sets import documents, folder_of

SETS = ("clean", "own", "corpus")
EACH = 2  # actions of a document that each fault is planted into

# What is right about the clean plans, read by eye: one names no framework, two have no column for
# outcomes, one leaves an outcome of its framework out.
RIGHT = frozenset(
    {
        ("tracker-acute.docx", "framework-unknown"),
        ("tracker-acute.docx", "outcome-missing"),
        ("wres-ccg.docx", "outcome-missing"),
        ("eds-trust.docx", "indicator-unaddressed"),
    }
)


@dataclass(slots=True)
class Tally:
    """Of one set: by fault, how many were planted and found, and which were missed."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[Planted] = field(default_factory=list)

    def add(self, each: Planted) -> None:
        self.planted[each.fault] += 1
        self.found[each.fault] += each.found
        if not each.found:
            self.missed.append(each)

    @property
    def share(self) -> float:
        return self.found.total() / max(1, self.planted.total())


def targets(name: str) -> Iterator[Target]:
    """The Word documents of a set; none where it is not here."""
    if name == "clean":
        yield from (Target(f"{each.name}.docx", each.as_docx()) for each in clean_plans())
        return
    groups = ("corpus",) if name == "corpus" else ("layouts", "documents")
    items = [item for group in groups for item in documents(group) if item.ending == "docx"]
    yield from (Target(item.name, item.path.read_bytes()) for item in items)


def tally(name: str, each: int) -> Tally:
    """Every fault planted into the documents of a set."""
    made = Tally()
    for target in targets(name):
        for planted in target.plant_all(each):
            made.add(planted)
    return made


def false_on_clean() -> tuple[int, list[tuple[str, Finding]]]:
    """Actions of the clean plans, and findings on them that are not right."""
    actions, wrong = 0, []
    for each in clean_plans():
        name = f"{each.name}.docx"
        plan = planlift.read_bytes(each.as_docx(), name)
        actions += len(plan.actions)
        wrong += [(name, f) for f in planlift.check(plan) if (name, f.code) not in RIGHT]
    return actions, wrong


def false_on_corpus() -> tuple[int, list[tuple[str, Finding]]]:
    """Actions of the corpus, and findings that its truth contradicts."""
    actions, wrong = 0, []
    for item in documents("corpus"):
        if item.ending != "docx":
            continue
        plan, truth = planlift.read(item.path), load_truth(item.truth)
        actions += len(plan.actions)
        wrong += [(item.name, finding) for finding in contradicted(plan, truth)]
    return actions, wrong


def contradicted(plan: ActionPlan, truth: Truth) -> Iterable[Finding]:
    """Findings on actions of which the truth says that nothing of the kind is there."""
    if len(plan.actions) != len(truth.actions):
        raise AssertionError(f"{plan.document.name}: {len(plan.actions)} actions were read")
    refs = Counter(action.ref.casefold() for action in truth.actions)
    for finding in planlift.check(plan):
        at = finding.where.action
        if at is not None and not _borne_out(finding.code, truth.actions[at - 1], truth, refs):
            yield finding


def _borne_out(code: str, true: TrueAction, truth: Truth, refs: Counter[str]) -> bool:
    start, end = truth.period
    inside = bool(start and end and true.due_by) and start <= true.due_by <= end
    known = {
        "owner-missing": not true.owner,
        "deadline-missing": not true.deadline,
        "deadline-unclear": true.due_by is None,
        "deadline-outside-period": not inside,
        "status-unclear": true.state is None and true.rag is None,
        "ref-duplicate": refs[true.ref.casefold()] > 1,
        "personal-data": False,  # nobody is named in the corpus
        "framework-mixed": False,
    }
    return known.get(code, True)  # of the others the truth says nothing: read by eye


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=EACH, help="actions a document and fault")
    each = parser.parse_args().each
    names = [name for name in SETS if name != "corpus" or folder_of("corpus").is_dir()]
    tallies = {name: tally(name, each) for name in names}
    print(f"| fault | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
    for fault in NAMES:
        cells = [f"{made.found[fault]} of {made.planted[fault]}" for made in tallies.values()]
        print(f"| {fault} | {' | '.join(cells)} |")
    shares = [f"{100 * made.share:.1f} in 100" for made in tallies.values()]
    print(f"| all | {' | '.join(shares)} |")
    for missed in (each for made in tallies.values() for each in made.missed):
        print("missed:", missed)
    for label, (actions, wrong) in (("clean", false_on_clean()), ("corpus", false_on_corpus())):
        print(f"{label}: {len(wrong)} false findings on {actions} actions", *wrong[:9], sep="\n  ")


if __name__ == "__main__":
    main()

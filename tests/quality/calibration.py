"""Whether `review` names what is wrong and leaves alone what is right: by format, layout and rule.

`python -m quality.calibration` prints the tables; `--update` writes them into docs/accuracy.md;
`python -m quality.calibration FOLDER...` measures other folders of labelled documents (each
document beside a NAME.truth.json), and with --notes says what is wrong in each.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planlift_schema import TEXT_FIELDS, Action, ActionPlan
from quality.make.build import KINDS
from quality.score import (
    BLANK,
    OPEN,
    UNDER,
    Tally,
    Truth,
    View,
    align,
    load_truth,
    score,
    view_read,
    view_true,
)
from quality.sets import COLOURLESS, ENDINGS, ROOT, TRUTH, documents, plan_of

PAGE = ROOT / "docs" / "accuracy.md"
MARKS = ("<!-- calibration -->", "<!-- /calibration -->")
RULES_SHOWN = 16
_QUOTED = re.compile(r"“.*?”")
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Flags:
    """What `review` named, by rule.

    Attributes:
        right: rule to how many right fields it named.
        wrong: rule to how many wrong or missing fields it named.
        unnamed: wrong or missing fields that no rule named.
        sound: right fields in all.
    """

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    unnamed: int = 0
    sound: int = 0


@dataclass(slots=True)
class Measured:
    """What was measured.

    Attributes:
        cells: (layout, format) to its tally.
        flags: what was named, over all.
        notes: what is wrong, behind the name of the document.
    """

    cells: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    flags: Flags = field(default_factory=Flags)
    notes: list[str] = field(default_factory=list)

    def take(self, layout: str, ending: str, plan: ActionPlan | None, truth: Truth) -> list[str]:
        """Count a document; returns what is wrong in it."""
        colour = not ending.endswith(COLOURLESS)
        tally = score(plan, truth, colour)
        self.cells[layout, ending].add(tally)
        count_flags(self.flags, plan, truth, colour)
        return tally.notes


def count_flags(flags: Flags, plan: ActionPlan | None, truth: Truth, colour: bool) -> None:
    """Count what the actions of a plan name in `review`, by rule."""
    actions = plan.actions if plan else ()
    views = [view_read(action) for action in actions]
    whose = {id(view): action for view, action in zip(views, actions, strict=True)}
    for read, true in align(views, [view_true(action, colour) for action in truth.actions]):
        action = whose[id(read)] if read else None
        for name in TEXT_FIELDS:
            _count(flags, name, action, (read or BLANK, true or BLANK))


def _count(flags: Flags, name: str, action: Action | None, pair: tuple[View, View]) -> None:
    read, true = pair
    derived = [one for one, under in UNDER.items() if under == name]
    same = all(true.derived[one] in (OPEN, read.derived[one]) for one in derived)
    right = read.text[name] == true.text[name] and same
    why = action.review.get(name) if action else None
    flags.sound += right and bool(read.text[name])
    if why is None:
        flags.unnamed += not right
    elif not right:
        flags.wrong[rule_of(why)] += 1
    elif read.text[name]:
        flags.right[rule_of(why)] += 1


def rule_of(why: str) -> str:
    """A reason without what differs from document to document."""
    return _NUMBER.sub("#", _QUOTED.sub("“…”", why))


def measure(folders: Sequence[Path]) -> Measured:
    """The folders measured, or the project's own labelled layouts if there is none."""
    measured = Measured()
    for layout, path, truth in _in_folders(folders) if folders else _of_the_project():
        ending = path.name.split(".", 1)[1]
        notes = measured.take(layout, ending, plan_of(path), load_truth(truth))
        measured.notes += [f"{path.name}: {note}" for note in notes]
    return measured


def _of_the_project() -> Iterator[tuple[str, Path, Path]]:
    for item in documents("layouts"):
        yield KINDS[item.path.name.split(".", 1)[0]], item.path, item.truth


def _in_folders(folders: Sequence[Path]) -> Iterator[tuple[str, Path, Path]]:
    for folder in folders:
        for truth in sorted(folder.glob(f"*{TRUTH}")):
            for path in sorted(folder.glob(f"{truth.name.removesuffix(TRUTH)}.*")):
                if path != truth and path.name.split(".", 1)[1].endswith(ENDINGS):
                    yield folder.name, path, truth


def tables(measured: Measured) -> str:
    """The tables, in Markdown."""
    return "\n\n".join((_crossed(measured), _rules(measured.flags)))


def _crossed(measured: Measured) -> str:
    layouts = list(dict.fromkeys(layout for layout, _ in measured.cells))
    endings = sorted({ending for _, ending in measured.cells})
    head = ["layout", *endings, "all"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for layout in [*layouts, "all"]:
        cells = [_cell(measured, layout, ending) for ending in [*endings, "all"]]
        lines.append("| " + " | ".join([layout, *cells]) + " |")
    return "\n".join(lines)


def _cell(measured: Measured, layout: str, ending: str) -> str:
    """Documents, then F1, silent errors and right fields named, the two last in 100."""
    whole = Tally()
    for (one, other), tally in measured.cells.items():
        if layout in (one, "all") and ending in (other, "all"):
            whole.add(tally)
    if not whole.documents:
        return "–"
    rates = whole.rates()
    silent, named = (100 * (rates[name] or 0.0) for name in ("silent", "false_alarms"))
    return f"{whole.documents}: {rates['field_f1'] or 0.0:.3f} · {silent:.1f} · {named:.1f}"


def _rules(flags: Flags) -> str:
    """Each rule with how often it named a wrong field and how often a right one."""
    total = flags.right + flags.wrong
    lines = ["| why a field is in `review` | wrong | right |", "|---|---|---|"]
    for rule, _ in total.most_common(RULES_SHOWN):
        lines.append(f"| {rule} | {flags.wrong[rule]} | {flags.right[rule]} |")
    lines.append(f"| (not in `review`) | {flags.unnamed} | {flags.sound - flags.right.total()} |")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Print the tables, or write them into the page with --update."""
    measured = measure([Path(one) for one in arguments if not one.startswith("--")])
    shown = tables(measured)
    if "--notes" in arguments:
        sys.stdout.writelines(f"{note}\n" for note in measured.notes)
    if "--update" not in arguments:
        sys.stdout.write(f"{shown}\n")
        return 0
    before, rest = PAGE.read_text("utf-8").split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    page = f"{before}{MARKS[0]}\n{shown}\n{MARKS[1]}{after}"
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Actions as people type them one below the other: blocks of labels, lists, minutes, mail."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from textwrap import indent

from quality.make.subjects import Columns, Items, by_theme
from quality.make.write_tables import wrapped
from quality.score import TrueAction

BlockWay = Callable[[Columns, Items], str]
LINE = 78


def pairs(columns: Columns, item: TrueAction) -> Iterator[tuple[str, str]]:
    """The labels of an item with the texts that it has."""
    for name, to in columns.items():
        text = getattr(item, to)
        if text:
            yield name, text


def themed(way: BlockWay, heading: str = "{}") -> BlockWay:
    """The same under a heading for each theme; "{}" in `heading` stands for its words."""

    def write(columns: Columns, items: Items) -> str:
        said = []
        for theme, own in by_theme(items).items():
            said += [heading.format(theme), "", way(columns, own), ""]
        return "\n".join(said).rstrip()

    return write


def blocks(
    label: Callable[[str], str],
    *,
    width: int = LINE,
    underlined: bool = False,
) -> BlockWay:
    """A block of labels for each action, below a line with its ref.

    Args:
        label: how a label is written before its value.
        width: where lines end.
        underlined: the ref is.
    """

    def write(columns: Columns, items: Items) -> str:
        said: list[str] = []
        for item in items:
            said += [item.ref, *(["-" * len(item.ref)] if underlined else [])]
            for name, text in pairs(columns, item):
                said += wrapped(label(name) + text, width)
            said.append("")
        return "\n".join(said).rstrip()

    return write


def led(lead: Callable[[str, int], str], part: str = "") -> BlockWay:
    """Labels filled up to one width, so that all values stand in one column.

    Args:
        lead: a label and the width to what stands before the value.
        part: what stands on a line between two actions.
    """

    def write(columns: Columns, items: Items) -> str:
        room = max(map(len, columns)) + 4
        said: list[str] = []
        for item in items:
            for name, text in pairs(columns, item):
                first, *rest = wrapped(text, 58)
                said += [lead(name, room) + first]
                said += [" " * len(lead(name, room)) + line for line in rest]
            said += ["", part, ""] if part else [""]
        return "\n".join(said).rstrip().removesuffix(part).rstrip()

    return write


def own_lines(*, colon: bool, bullets: bool = False) -> BlockWay:
    """A label on a line of its own, what it names below."""

    def write(columns: Columns, items: Items) -> str:
        said: list[str] = []
        for item in items:
            said += [item.ref, ""]
            for name, text in pairs(columns, item):
                said.append(name + (":" if colon else ""))
                listed = bullets and "\n" in text
                said += [("- " if listed else "") + part for part in text.split("\n")]
                said += [] if colon else [""]
            said.append("")
        return "\n".join(said).rstrip()

    return write


def mixed(columns: Columns, items: Items) -> str:
    """Every second block is written by somebody else, in capitals and in another order."""
    ref, *names = columns
    said: list[str] = []
    for at, item in enumerate(items):
        texts = dict(pairs(columns, item))
        if at % 2:
            said.append(f"{ref.upper()} {item.ref}")
            said += [f"{name.upper()} - {texts[name]}" for name in reversed(names) if name in texts]
        else:
            said += [f"{name}: {text}" for name, text in texts.items()]
        said.append("")
    return "\n".join(said).rstrip()


def indented(columns: Columns, items: Items) -> str:
    """Labels set in below a line with the action's number."""
    return blocks(lambda name: f"    {name}: ", width=1000)(columns, items)


# Markdown


def bold_bullets(columns: Columns, items: Items) -> str:
    """Under the heading of an action its words, then a bullet for each label in bold."""
    said: list[str] = []
    for item in items:
        said += [f"### {item.ref}", "", item.action, ""]
        rest = {name: to for name, to in columns.items() if to != "action"}
        said += [f"- **{name}:** {text}" for name, text in pairs(rest, item)] + [""]
    return "\n".join(said).rstrip()


def nested_bullets(columns: Columns, items: Items) -> str:
    """The first label is a bullet, the others are bullets under it."""
    said: list[str] = []
    for item in items:
        (name, text), *rest = pairs(columns, item)
        said.append(f"- **{name}:** {text}")
        said += [f"  - **{name}:** {text}" for name, text in rest]
    return "\n".join(said)


def under_indicators(way: BlockWay) -> BlockWay:
    """The same under a Markdown heading for each indicator, and a paragraph with its summary."""

    def write(columns: Columns, items: Items) -> str:
        said = []
        for item in items:
            said += [f"## {item.indicator}", ""]
            said += [item.summary, ""] if item.summary else []
            said += [way(columns, (item,)), ""]
        return "\n".join(said).rstrip()

    return write


def boxes(mark: str) -> BlockWay:
    """A box before each action, ticked or not, with who and when in brackets behind."""

    def write(_: Columns, items: Items) -> str:
        return "\n".join(
            f"{mark}{item.status} {item.action} ({item.owner}, {item.deadline})" for item in items
        )

    return write


# Files of keys and values


def _key(label: str) -> str:
    return label.lower().replace(" ", "_")


def yaml(columns: Columns, items: Items) -> str:
    """YAML whose long texts are folded."""
    said = ["actions:"]
    for item in items:
        mark = "  - "
        for name, text in pairs(columns, item):
            folded = wrapped(text, 70)
            if len(folded) > 1:
                said += [f"{mark}{_key(name)}: >-", *(f"      {line}" for line in folded)]
            else:
                said.append(f"{mark}{_key(name)}: {json.dumps(text, ensure_ascii=False)}")
            mark = "    "
    return "\n".join(said)


def toml(columns: Columns, items: Items) -> str:
    """TOML with a table for each action."""
    said: list[str] = []
    for item in items:
        told = pairs(columns, item)
        said.append("[[action]]")
        said += [f"{_key(name)} = {json.dumps(text, ensure_ascii=False)}" for name, text in told]
        said.append("")
    return "\n".join(said).rstrip()


# Lines and running text


def one_line(mark: str) -> BlockWay:
    """The ref, then what the columns hold, parted by dashes."""

    def write(columns: Columns, items: Items) -> str:
        names = [to for to in columns.values() if to != "ref"]
        return "\n".join(
            f"{item.ref}. " + mark.join(getattr(item, to) for to in names) for item in items
        )

    return write


def sentences(form: str, width: int = LINE) -> BlockWay:
    """A paragraph each: the action, then who and when in the given form."""

    def write(_: Columns, items: Items) -> str:
        said = []
        for item in items:
            who = form.format(owner=item.owner, deadline=item.deadline)
            said += [*wrapped(f"{item.action} {who}", width), ""]
        return "\n".join(said).rstrip()

    return write


def minuted(form: str) -> BlockWay:
    """Minutes: each theme is an item with its actions, after one that was only discussed."""

    def write(_: Columns, items: Items) -> str:
        said = ["Apologies", "-" * 9, "", "The chair welcomed everyone. Apologies were noted.", ""]
        for theme, own in by_theme(items).items():
            said += [theme, "-" * len(theme), ""]
            for item in own:
                text = form.format(
                    ref=item.ref, action=item.action, owner=item.owner, deadline=item.deadline
                )
                said += [*wrapped(text, LINE), ""]
        return "\n".join(said).rstrip()

    return write


def outlined(letters: str = "") -> BlockWay:
    """A numbered outline that is set in, its labels lettered or not."""

    def write(columns: Columns, items: Items) -> str:
        said: list[str] = []
        for item in items:
            first, *rest = wrapped(item.action, 70)
            said += [f"   {item.ref} {first}", *(f"       {line}" for line in rest)]
            told = [(name, text) for name, text in pairs(columns, item) if text != item.action]
            marks = [f"({letter}) " for letter in letters] or [""] * len(told)
            said += [
                f"       {mark}{name}: {text}"
                for mark, (name, text) in zip(marks, told, strict=False)
            ]
        return "\n".join(said)

    return write


def numbered_mail(columns: Columns, items: Items) -> str:
    """A numbered list whose items begin with a label and hold the others set in."""
    said: list[str] = []
    for item in items:
        (name, text), *rest = pairs(columns, item)
        first, *more = wrapped(f"{item.ref}. {name}: {text}", 74)
        said += [first, *(f"   {line}" for line in more)]
        said += [f"   {name}: {text}" for name, text in rest] + [""]
    return "\n".join(said).rstrip()


def numbered_lines(mark: str) -> BlockWay:
    """A numbered line each, its labels one behind the other; "{}" in `mark` is the number."""

    def write(columns: Columns, items: Items) -> str:
        said = [
            f"{mark.format(item.ref)} "
            + "  ".join(f"{name}: {text}" for name, text in pairs(columns, item))
            for item in items
        ]
        return "\n\n".join(said)

    return write


def found(columns: Columns, items: Items) -> str:
    """A recommendation below its ref, what was found, then the labels."""
    said: list[str] = []
    for item in items:
        said += [item.ref, "Management should strengthen its controls.", "Priority: High"]
        for name, text in pairs(columns, item):
            said += wrapped(f"{name}: {text}", LINE)
        said.append("")
    return "\n".join(said).rstrip()


def recommended(columns: Columns, items: Items) -> str:
    """A recommendation with its ref, how urgent it is, then the labels."""
    said: list[str] = []
    for item in items:
        said += wrapped(f"{item.ref}: {item.summary}", LINE)
        said.append("Priority: High")
        for name, text in pairs(columns, item):
            said += wrapped(f"{name}: {text}", LINE)
        said.append("")
    return "\n".join(said).rstrip()


def quoted(text: str, mark: str) -> str:
    """As a mail program quotes what it answers."""
    return indent(text, mark, lambda _: True)

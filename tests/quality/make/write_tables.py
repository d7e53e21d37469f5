"""Tables as people and programs write them in plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from quality.make.subjects import Columns, Items, by_theme

TableWay = Callable[[Columns, Items], str]
CAP = 34  # most letters of a line in a cell that is wrapped
Rows = Sequence[Sequence[str]]


def rows_of(columns: Columns, items: Items) -> list[list[str]]:
    """The header and the items' texts."""
    return [list(columns), *([getattr(item, to) for to in columns.values()] for item in items)]


def joined(mark: str) -> TableWay:
    """A row a line, its cells parted by a mark."""
    return lambda columns, items: "\n".join(mark.join(row) for row in rows_of(columns, items))


def exported(mark: str, *, every: bool = False) -> TableWay:
    """As a spreadsheet exports it; quotes where they are needed, or `every` cell in quotes."""

    def write(columns: Columns, items: Items) -> str:
        out = io.StringIO()
        writer = csv.writer(
            out,
            delimiter=mark,
            quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL,
            lineterminator="\n",
        )
        writer.writerows(rows_of(columns, items))
        return out.getvalue().rstrip("\n")

    return write


def cell_a_line(*, spaced: bool) -> TableWay:
    """Every cell a line of its own, with a blank line below each or below none."""

    def write(columns: Columns, items: Items) -> str:
        end = "\n\n" if spaced else "\n"
        return end.join(cell for row in rows_of(columns, items) for cell in row)

    return write


# Wrapped cells


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a cell, each paragraph begun anew."""
    found: list[str] = []
    for part in text.split("\n"):
        found += wrap(part, width, break_long_words=False, break_on_hyphens=False)
    return found or [""]


def widths(rows: Rows, cap: int = CAP) -> list[int]:
    """Room for the longest word of each column, and for its longest text up to the cap."""
    found = []
    for cells in zip(*rows, strict=True):
        words = max((len(word) for text in cells for word in text.split()), default=1)
        texts = max(len(line) for text in cells for line in text.split("\n"))
        found.append(max(words, min(texts, cap)))
    return found


def lines_of(row: Sequence[str], room: Sequence[int]) -> Iterator[list[str]]:
    """The lines of a row, each a padded piece a column."""
    cells = [wrapped(text, width) for text, width in zip(row, room, strict=True)]
    for at in range(max(map(len, cells))):
        yield [
            (cell[at] if at < len(cell) else "").ljust(width)
            for cell, width in zip(cells, room, strict=True)
        ]


def in_columns(gap: int, cap: int = CAP, *, blank: bool = True) -> TableWay:
    """Cells wrapped in columns that spaces part, as a PDF turned into text has them."""

    def write(columns: Columns, items: Items) -> str:
        rows = rows_of(columns, items)
        room = widths(rows, cap)
        said: list[str] = []
        for row in rows:
            said += [(" " * gap).join(line).rstrip() for line in lines_of(row, room)]
            said += [""] if blank else []
        return "\n".join(said)

    return write


def in_pages(foot: str, most: int = 2) -> TableWay:
    """The same with so many rows a page: a foot below them, the header on each page again."""

    def write(columns: Columns, items: Items) -> str:
        rows = rows_of(columns, items)
        room = widths(rows)
        drawn = [
            "\n".join("   ".join(line).rstrip() for line in lines_of(row, room)) for row in rows
        ]
        pages = [drawn[at : at + most] for at in range(1, len(drawn), most)]
        said = [
            "\n\n".join([drawn[0], *own, " " * 60 + foot.format(number)])
            for number, own in enumerate(pages, 1)
        ]
        return "\n\f".join(said)

    return write


def tabs_sectioned(columns: Columns, items: Items) -> str:
    """Cells parted by tabs, a line with a theme and empty cells above its rows."""
    said = ["\t".join(columns)]
    for theme, own in by_theme(items).items():
        said.append(theme + "\t" * (len(columns) - 1))
        said += ["\t".join(row) for row in rows_of(columns, own)[1:]]
    return "\n".join(said)


def tabs_wrapped(columns: Columns, items: Items) -> str:
    """Cells parted by tabs and wrapped: each line goes on in the columns of the one above."""
    rows = rows_of(columns, items)
    room = widths(rows, CAP)
    said = ["\t".join(rows[0])]
    for row in rows[1:]:
        said += ["\t".join(part.rstrip() for part in line) for line in lines_of(row, room)] + [""]
    return "\n".join(said)


# Ruled tables


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a drawn box."""

    left: str
    cross: str
    right: str
    line: str

    def across(self, room: Sequence[int]) -> str:
        """The rule over columns of these widths."""
        return self.left + self.cross.join(self.line * width for width in room) + self.right


@dataclass(frozen=True, slots=True)
class Rules:
    """What a box is drawn with: the rules above, below the header, between rows, at the end."""

    top: Rule
    head: Rule
    middle: Rule
    bottom: Rule
    bar: str

    def barred(self, line: Sequence[str], pad: str) -> str:
        """The pieces of a line between bars."""
        return self.bar + self.bar.join(pad + part + pad for part in line) + self.bar


PLAIN_RULE = Rule("+", "+", "+", "-")
PLUS = Rules(PLAIN_RULE, Rule("+", "+", "+", "="), PLAIN_RULE, PLAIN_RULE, "|")
LIGHT_RULE = Rule("├", "┼", "┤", "─")
LIGHT = Rules(Rule("┌", "┬", "┐", "─"), LIGHT_RULE, LIGHT_RULE, Rule("└", "┴", "┘", "─"), "│")
DOUBLE_RULE = Rule("╠", "╬", "╣", "═")
DOUBLE = Rules(Rule("╔", "╦", "╗", "═"), DOUBLE_RULE, DOUBLE_RULE, Rule("╚", "╩", "╝", "═"), "║")


def boxed(rules: Rules, cap: int = CAP, *, tight: bool = False, sections: bool = False) -> TableWay:
    """A box around every cell.

    Args:
        rules: what it is drawn with.
        cap: most letters in a line of a cell.
        tight: words touch the rules and stand in the middle of a header's cell, as a browser
            for terminals draws them.
        sections: a row across the box names each theme.
    """
    pad = "" if tight else " "

    def write(columns: Columns, items: Items) -> str:
        rows = rows_of(columns, items)
        room = widths(rows, cap)
        broad = [width + 2 * len(pad) for width in room]
        said, theme = [rules.top.across(broad)], ""
        for row, item in zip(rows, (None, *items), strict=True):
            if sections and item and item.theme != theme:
                theme = item.theme
                said.append(rules.bar + (pad + theme).ljust(len(said[0]) - 2) + rules.bar)
                said.append(rules.middle.across(broad))
            drawn = _centred if tight and not item else list
            said += [rules.barred(drawn(line), pad) for line in lines_of(row, room)]
            said.append((rules.middle if item else rules.head).across(broad))
        return "\n".join([*said[:-1], rules.bottom.across(broad)])

    return write


def _centred(line: Sequence[str]) -> list[str]:
    return [part.strip().center(len(part)) for part in line]


def pandoc_multiline(columns: Columns, items: Items) -> str:
    """Pandoc's table of wrapped cells between rules, a rule below the header's words."""
    rows = rows_of(columns, items)
    room = widths(rows, CAP)
    whole = "  " + "-" * (sum(room) + len(room) - 1)

    def drawn(row: Sequence[str]) -> list[str]:
        return [("  " + " ".join(line)).rstrip() for line in lines_of(row, room)]

    said = [whole, *drawn(rows[0]), "  " + " ".join("-" * width for width in room)]
    for at, row in enumerate(rows[1:]):
        said += [*([""] if at else []), *drawn(row)]
    return "\n".join([*said, whole])


def pandoc_simple(columns: Columns, items: Items) -> str:
    """Pandoc's table without wrapping: a rule below the header and nothing else."""
    rows = rows_of(columns, items)
    room = widths(rows, max(len(text) for row in rows for text in row))
    said = [
        "  " + "   ".join(text.ljust(width) for text, width in zip(row, room, strict=True))
        for row in rows
    ]
    said.insert(1, "  " + "   ".join("-" * width for width in room))
    return "\n".join(line.rstrip() for line in said)


# Markup


def piped(*, padded: bool = False) -> TableWay:
    """A Markdown table; a paragraph's end is a break."""

    def write(columns: Columns, items: Items) -> str:
        rows = [[text.replace("\n", "<br>") for text in row] for row in rows_of(columns, items)]
        room = widths(rows, max(len(text) for row in rows for text in row)) if padded else []
        room = room or [0] * len(columns)
        said = [
            "| " + " | ".join(t.ljust(w) for t, w in zip(row, room, strict=True)) + " |"
            for row in rows
        ]
        said.insert(1, "|" + "|".join("-" * (max(width, 1) + 2) for width in room) + "|")
        return "\n".join(said)

    return write


def touching(columns: Columns, items: Items) -> str:
    """Bars that touch the cell before, as html2text writes them."""
    rows = [[text.replace("\n", " ") for text in row] for row in rows_of(columns, items)]
    said = ["| ".join(row) + "  " for row in rows]
    said.insert(1, "|".join(["---"] * len(columns)))
    return "\n".join(said)


def org(columns: Columns, items: Items) -> str:
    """As org-mode draws it: crosses only in the rule."""
    rows = rows_of(columns, items)
    room = widths(rows, max(len(text) for row in rows for text in row))
    said = [
        "| " + " | ".join(t.ljust(w) for t, w in zip(row, room, strict=True)) + " |" for row in rows
    ]
    said.insert(1, "|" + "+".join("-" * (width + 2) for width in room) + "|")
    return "\n".join(said)


def asciidoc(columns: Columns, items: Items) -> str:
    """AsciiDoc with a cell a line; a paragraph's end is a plus."""
    said = ['[options="header"]', "|===", " ".join(f"|{name}" for name in columns), ""]
    for row in rows_of(columns, items)[1:]:
        said += ["|" + text.replace("\n", " +\n") for text in row] + [""]
    return "\n".join([*said, "|==="])


def asciidoc_flowing(columns: Columns, items: Items) -> str:
    """AsciiDoc as pandoc writes it: a row is one paragraph that is wrapped anywhere."""
    share = ",".join([f"{100 // len(columns)}%"] * len(columns))
    said = [f'[width="99%",cols="{share}",options="header",]', "|==="]
    for row in rows_of(columns, items):
        said += [*wrapped(" ".join(f"|{text}" for text in row), 100), ""]
    return "\n".join([*said[:-1], "|==="])


def jira(columns: Columns, items: Items) -> str:
    """A wiki that doubles the bars of the header."""
    head, *rows = rows_of(columns, items)
    said = ["||" + "||".join(head) + "||"]
    said += [
        "|" + "|".join(text.replace("\n", " \\\\ ") or " " for text in row) + "|" for row in rows
    ]
    return "\n".join(said)


def mediawiki(columns: Columns, items: Items) -> str:
    """A wiki that gives each cell a line and each row a bar and a dash."""
    head, *rows = rows_of(columns, items)
    said = ['{| class="wikitable"', "|-", *(f"! {text}" for text in head)]
    for row in rows:
        said += ["|-", *(f"| {text}".rstrip() for text in row)]
    return "\n".join([*said, "|}"])


def dokuwiki(columns: Columns, items: Items) -> str:
    """A wiki with carets in the header."""
    head, *rows = rows_of(columns, items)
    said = ["^" + "^".join(f"{text} " for text in head) + "^"]
    said += ["|" + "|".join(f"{text} " for text in row) + "|" for row in rows]
    return "\n".join(said)

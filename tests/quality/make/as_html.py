"""A sample as a web page."""

from __future__ import annotations

from html import escape
from itertools import groupby

from quality.make.layout import BULLET, Block, Cell, Grid, Heading, Label, Line, Look, Sample, Text

SITE_TOP = (
    '<header><a href="#content">Skip to content</a><nav aria-label="Main"><ul>'
    '<li><a href="/">Home</a></li><li><a href="/services">Our services</a></li>'
    '<li><a href="/work-for-us">Work for us</a></li></ul></nav></header>\n'
    "<script>window.plan = {lead: 'nobody', rows: [['Action', 'Owner']]};</script>\n"
)
SITE_END = "<footer><p>Cookies</p><p>Privacy notice</p></footer>\n"


def render(sample: Sample) -> bytes:
    """The .html file."""
    look = sample.look
    draw = _folds if look.html == "folded" else _blocks
    body = "\n".join(draw(sample.blocks, look))
    top, end = (SITE_TOP, SITE_END) if look.html == "site" else ("", "")
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(sample.title)}</title>\n"
        "<style>table { border-collapse: collapse } td, th { border: 1px solid }</style>\n"
        f'</head>\n<body>\n{top}<main id="content">\n{body}\n</main>\n{end}</body>\n</html>\n'
    ).encode()


def _blocks(blocks: tuple[Block, ...], look: Look) -> list[str]:
    """The blocks drawn, labels that follow each other as one list of terms."""
    drawn = []
    for terms, group in groupby(blocks, lambda b: isinstance(b, Label) and look.labels == "terms"):
        parts = [_block(block, look) for block in group]
        drawn += ["<dl>" + "".join(parts) + "</dl>"] if terms else parts
    return drawn


def _folds(blocks: tuple[Block, ...], look: Look) -> list[str]:
    """The blocks drawn, those below each second heading in a part that it opens."""
    starts = [at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.level == 2]
    drawn = _blocks(blocks[: starts[0]], look)
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        head, *below = _blocks(blocks[start:end], look)
        inner = "\n".join(below)
        drawn.append(f"<details><summary>{head}</summary><div>{inner}</div></details>")
    return drawn


def _block(block: object, look: Look) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Text():
            return _flow(block.lines)
        case Label():
            return _label(block, look)
        case Grid():
            return _divisions(block) if look.html == "divisions" else _grid(block, look)
        case _:
            return ""


def _flow(lines: tuple[Line, ...]) -> str:
    """Paragraphs and lists, one after the other."""
    parts = []
    for kind, group in groupby(lines, key=lambda line: line.mark[:1].isdigit() or line.mark):
        texts = [escape(line.text) for line in group]
        if kind == "":
            parts += [f"<p>{text}</p>" for text in texts]
        else:
            name = "ul" if kind == BULLET else "ol"
            parts.append(f"<{name}>" + "".join(f"<li>{t}</li>" for t in texts) + f"</{name}>")
    return "".join(parts)


def _label(label: Label, look: Look) -> str:
    name = escape(label.name)
    if look.labels == "heading":
        return f"<h4>{name}</h4>\n{_flow(label.lines)}"
    if look.labels == "terms":
        return f"<dt>{name}</dt><dd>{_flow(label.lines)}</dd>"
    first, *rest = label.lines or (Line(""),)
    if first.mark:
        return f"<p><strong>{name}:</strong></p>{_flow(label.lines)}"
    return f"<p><strong>{name}:</strong> {escape(first.text)}</p>{_flow(tuple(rest))}"


def _grid(grid: Grid, look: Look) -> str:
    rows = []
    for at, row in enumerate(grid.rows):
        head = at < grid.header
        cells = "".join(_cell(cell, head, look) for cell in row if cell is not None)
        rows.append(f"<tr>{cells}</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _divisions(grid: Grid) -> str:
    """A table as pages draw it whose style sheet puts divisions in columns."""
    share = " ".join(["1fr"] * grid.columns)
    rows = []
    for at, row in enumerate(grid.rows):
        role = "columnheader" if at < grid.header else "cell"
        cells = [f'<div role="{role}">{_flow(cell.lines)}</div>' for cell in row if cell]
        style = f"display:grid;grid-template-columns:{share}"
        rows.append(f'<div role="row" style="{style}">' + "".join(cells) + "</div>")
    return '<div role="table">\n' + "\n".join(rows) + "\n</div>"


def _cell(cell: Cell, head: bool, look: Look) -> str:
    name = "th" if head and look.head_marked else "td"
    marks = f' colspan="{cell.across}"' if cell.across > 1 else ""
    marks += f' rowspan="{cell.down}"' if cell.down > 1 else ""
    fill = cell.fill or (look.head_fill if head else "")
    marks += f' style="background:#{fill.lower()}"' if fill else ""
    lines = cell.lines
    if look.html == "word":
        return f"<td{marks}>{_typed(lines, cell.bold)}</td>"
    single = len(lines) == 1 and lines[0].mark != BULLET
    inner = escape(lines[0].plain) if single else _flow(lines)
    if cell.bold and single and name == "td":
        inner = f"<b>{inner}</b>"
    return f"<{name}{marks}>{inner}</{name}>"


def _typed(lines: tuple[Line, ...], bold: bool) -> str:
    """Paragraphs as a word processor saves them: bullets are characters, lists are none."""
    parts = []
    for line in lines or (Line(""),):
        mark = "·&nbsp;&nbsp;&nbsp; " if line.mark == BULLET else ""
        text = escape(line.text if line.mark == BULLET else line.plain) or "&nbsp;"
        inner = f"<b>{text}</b>" if bold else text
        parts.append(
            f"<p class=MsoNormal><span style='font-size:9.0pt'>{mark}{inner}<o:p></o:p></span></p>"
        )
    return "\n".join(parts)

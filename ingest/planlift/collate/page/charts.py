"""Charts as SVG: told apart by pattern and number as well as by colour, and said in words.

Each is a picture with a title and a text that gives the same figures; nothing in it needs a style
sheet or a script. The shades are of Okabe and Ito's palette, which people with any kind of colour
blindness tell apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_LETTER = 8.0  # pixels a letter of a label takes, at most
_ROW = 24  # pixels a bar and its gap
_BAR = 16
_WIDTH = 640
_LONGEST_LABEL = 44  # letters
# Columns of a chart over time.
_COLUMN = 30
_HEIGHT = 220
_TOP = 24
_BOTTOM = 78
_LEFT = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart.

    Attributes:
        label: what it counts.
        value: the number.
        said: what stands behind the bar, the number if it is "".
    """

    label: str
    value: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A stacked column of a chart over time: a number for each layer, from the ground up."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of stacked columns: its name, and how it is filled (an id of `PATTERNS`)."""

    name: str
    fill: str


DONE = Layer("complete or cancelled", "p-done")
OPEN = Layer("open", "p-open")
LATE = Layer("overdue", "p-late")

# Defined once a page; charts refer to them.
PATTERNS = Markup(
    '<svg width="0" height="0" aria-hidden="true" focusable="false" class="patterns"><defs>'
    '<pattern id="p-done" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect width="8" height="8" fill="#0b4a8f"/></pattern>'
    '<pattern id="p-open" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect width="8" height="8" fill="#d6e6f5"/><path d="M0 8L8 0" stroke="#0b4a8f"/></pattern>'
    '<pattern id="p-late" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#fff"/><path d="M0 0L6 6M6 0L0 6" stroke="#a33d00" '
    'stroke-width="1.6"/></pattern></defs></svg>'
)


def bars(anchor: str, title: str, rows: Sequence[Bar]) -> Markup:
    """Horizontal bars, the first on top; the longest takes the width.

    Args:
        anchor: makes the ids of the chart its own on the page.
        title: what it shows.
        rows: at least one.
    """
    most = max((row.value for row in rows), default=0) or 1
    labels = [_cut(row.label) for row in rows]
    said = [row.said or f"{row.value:g}" for row in rows]
    label_end = max(map(len, labels), default=0) * _LETTER + 4
    value_end = label_end + max(map(len, said), default=0) * _LETTER + 10
    room = _WIDTH - value_end
    drawn = Markup("").join(
        Markup(
            '<text x="{0:.0f}" y="{1}" text-anchor="end">{2}</text><text x="{3:.0f}" y="{1}" '
            'text-anchor="end" font-weight="700">{4}</text><rect x="{5:.0f}" y="{6}" '
            'width="{7:.1f}" height="{8}" fill="url(#p-done)"/>'
        ).format(
            label_end,
            number * _ROW + 17,
            label,
            value_end,
            value,
            value_end + 8,
            number * _ROW + 4,
            max((room - 8) * row.value / most, 1),
            _BAR,
        )
        for number, (row, label, value) in enumerate(zip(rows, labels, said, strict=True))
    )
    words = "; ".join(f"{row.label}: {value}" for row, value in zip(rows, said, strict=True))
    return _picture(anchor, title, words, len(rows) * _ROW + 6, _WIDTH, drawn)


def columns(anchor: str, title: str, layers: Sequence[Layer], shown: Sequence[Column]) -> Markup:
    """Stacked columns from left to right, with a key of the layers.

    Args:
        anchor: makes the ids of the chart its own on the page.
        title: what it shows.
        layers: from the ground up.
        shown: at least one column, with a number for each layer.
    """
    most = max((sum(each.values) for each in shown), default=0) or 1
    width = max(_LEFT + len(shown) * _COLUMN + 8, 420)
    parts = [_key(layers)]
    parts += [_stack(number, each, layers, most) for number, each in enumerate(shown)]
    words = "; ".join(_said(each, layers) for each in shown)
    height = _TOP + _HEIGHT + _BOTTOM
    return _picture(anchor, title, words, height, width, Markup("").join(parts))


def _stack(number: int, column: Column, layers: Sequence[Layer], most: int) -> Markup:
    x = _LEFT + number * _COLUMN
    ground = float(_TOP + _HEIGHT)
    parts = []
    for value, layer in zip(column.values, layers, strict=True):
        height = (_HEIGHT - 16) * value / most
        ground -= height
        if value:
            parts.append(
                Markup(
                    '<rect x="{}" y="{:.1f}" width="{}" height="{:.1f}" fill="url(#{})" '
                    'stroke="#1b1f24" stroke-width="0.5"/>'
                ).format(x, ground, _COLUMN - 6, height, layer.fill)
            )
    total = sum(column.values)
    middle = x + (_COLUMN - 6) / 2
    if total:
        parts.append(
            Markup('<text x="{:g}" y="{:.1f}" text-anchor="middle">{}</text>').format(
                middle, ground - 4, total
            )
        )
    below = _TOP + _HEIGHT + 6
    parts.append(
        Markup(
            '<text transform="translate({:g} {}) rotate(-60)" text-anchor="end">{}</text>'
        ).format(middle + 4, below + 4, column.label)
    )
    return Markup("").join(parts)


def _key(layers: Sequence[Layer]) -> Markup:
    parts, x = [], _LEFT
    for layer in layers:
        parts.append(
            Markup(
                '<rect x="{}" y="2" width="14" height="14" fill="url(#{})" stroke="#1b1f24" '
                'stroke-width="0.5"/><text x="{}" y="14">{}</text>'
            ).format(x, layer.fill, x + 20, layer.name)
        )
        x += 34 + round(len(layer.name) * _LETTER)
    return Markup("").join(parts)


def _said(column: Column, layers: Sequence[Layer]) -> str:
    parts = [
        f"{value} {layer.name}" for value, layer in zip(column.values, layers, strict=True) if value
    ]
    return f"{column.label}: {', '.join(parts) or 'none'}"


def _picture(
    anchor: str, title: str, words: str, height: float, width: float, drawn: Markup
) -> Markup:
    return Markup(
        '<svg class="chart" role="img" aria-labelledby="{0}-t {0}-d" viewBox="0 0 {1:g} {2:g}" '
        'width="{1:g}" height="{2:g}"><title id="{0}-t">{3}</title><desc id="{0}-d">{4}</desc>'
        "{5}</svg>"
    ).format(anchor, width, height, title, words, drawn)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1]}…"

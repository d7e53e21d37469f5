"""Headers that rules part, over figures that they do not: one table, not a grid and what is below.

The walls of such a header end at its foot, or go on in each group of rows by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from planlift_parsers.pdf.bodies import Body, bodies_in, rows_in
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.figure_tables import MOST_LINES, SLACK, keeps_columns, table_in
from planlift_parsers.pdf.figures import may_hold_figures
from planlift_parsers.pdf.lines import lines_of
from planlift_parsers.pdf.rulings import Rule
from planlift_parsers.pdf.tables import Piece

FEWEST_COLUMNS = 3  # of such a header; two boxes may stand over anything
MOST_ROWS = 4  # that rules part in it
# Share of the words below that are figures: 0.52 at least in 7 such tables among 44 documents of
# statistics, 0.33 at most below the headers of 50 plans.
FIGURES = 0.4


def join_headers(
    pieces: Sequence[Piece], words: Sequence[Word], level: Sequence[Rule], upright: Sequence[Rule]
) -> tuple[list[Piece], list[Word]]:
    """Puts ruled headers over the figures below them.

    Args:
        pieces: what the rules of a page show, from the top down.
        words: level, visible words outside them.
        level: level rules and edges of shading.
        upright: upright rules.

    Returns:
        The tables, and the words that are left outside.
    """
    left, made = [*words], [*pieces]
    for piece in pieces:
        if not _may_head(piece) or piece not in made:
            continue
        below = [other for other in made if _is_below(other, piece)]
        groups = [other for other in below if _has_columns(other, piece)]
        for taken in (groups, []) if groups else ([],):
            foot = min((p.grid.ys[0] for p in below if p not in taken), default=float("inf"))
            inside = _under(left, piece, foot)
            table = _joined([piece, *taken], inside, level, upright)
            if table is not None:
                gone = {id(word) for each in table.words.values() for word in each}
                left = [word for word in left if id(word) not in gone]
                made = [p for p in made if p is not piece and p not in taken] + [table]
                break
    return sorted(made, key=lambda piece: (piece.grid.ys[0], piece.grid.xs[0])), left


def _may_head(piece: Piece) -> bool:
    """A grid low and wide enough, of words that all stand level."""
    grid = piece.grid
    if piece.inner or len(grid.ys) - 1 > MOST_ROWS or len(grid.xs) - 1 < FEWEST_COLUMNS:
        return False
    return not any(word.turn or word.hidden for words in piece.words.values() for word in words)


def _is_below(other: Piece, piece: Piece) -> bool:
    x0, _, x1, bottom = piece.grid.box
    return other.grid.ys[0] >= bottom - SLACK and other.grid.xs[0] < x1 and other.grid.xs[-1] > x0


def _has_columns(other: Piece, piece: Piece) -> bool:
    """It has the same columns, as a group of rows below the same header has."""
    one, same = piece.grid.xs[1:-1], other.grid.xs[1:-1]
    if other.inner or len(one) != len(same):
        return False
    return all(abs(a - b) <= SLACK for a, b in zip(one, same, strict=True))


def _under(words: Sequence[Word], piece: Piece, foot: float) -> list[Word]:
    x0, _, x1, bottom = piece.grid.box
    left, right = x0 - SLACK, x1 + SLACK
    return [
        word
        for word in words
        if bottom < (word.top + word.bottom) / 2 < foot and left <= word.centre[0] <= right
    ]


def _joined(
    pieces: Sequence[Piece], words: Sequence[Word], level: Sequence[Rule], upright: Sequence[Rule]
) -> Piece | None:
    """The table of figures below a header, with all that its grids hold; None if there is none."""
    header, grid = pieces[0], pieces[0].grid
    below = [word for piece in pieces[1:] for each in piece.words.values() for word in each]
    if not may_hold_figures([*below, *words], FIGURES):
        return None
    inside = [word for each in header.words.values() for word in each]
    lines = lines_of([*inside, *below, *words])
    if len(lines) > MOST_LINES:
        return None
    x0, top, x1, bottom = grid.box
    walls = [rule for rule in upright if x0 + SLACK < rule.at < x1 - SLACK and rule.end > top]
    rows = rows_in(lines, walls)
    body = next(iter(bodies_in(rows)), None)
    if body is None or not _is_headed(body, header) or not keeps_columns(body, grid):
        return None
    if body.rows[-1].line.box[3] < max(piece.grid.ys[-1] for piece in pieces) - SLACK * len(pieces):
        return None
    rules = [rule for rule in level if rule.at >= top - SLACK]
    return table_in(header.page, rows, body, rules, [w for w in walls if w.start < bottom])


def _is_headed(body: Body, header: Piece) -> bool:
    """Its first figures stand below the header, and right below it the header has no others."""
    return body.rows[0].line.baseline > header.grid.ys[-1]

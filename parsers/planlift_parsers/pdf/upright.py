"""Pages that are shown sideways, turned so that their text reads from left to right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter

from planlift_parsers.pdf.content import WATERMARK_TURN, Fill, PageContent, Ruling, Word

# Share of a page's letters that are turned alike; turned headers of columns stay far below it.
MOST_TURNED = 0.7
ENOUGH_LETTERS = 40  # a page with fewer is a figure with its caption at the side
_TURN = attrgetter("turn")

Point = tuple[float, float]


def upright(content: PageContent) -> PageContent:
    """A page with its text level, where most of it is turned; else the page as it is.

    Args:
        content: positions as the page is shown.
    """
    if not any(map(_TURN, content.words)):
        return content
    letters: Counter[int] = Counter()
    for word in content.words:
        letters[word.turn] += len(word.text)
    turn, count = letters.most_common(1)[0] if letters else (0, 0)
    enough = count >= max(ENOUGH_LETTERS, MOST_TURNED * letters.total())
    if turn in (0, WATERMARK_TURN) or not enough:
        return content
    wide, high = content.width, content.height
    moved = {
        90: lambda x, y: (y, wide - x),
        180: lambda x, y: (wide - x, high - y),
        270: lambda x, y: (high - y, x),
    }[turn]
    return PageContent(
        content.number,
        wide if turn == 180 else high,
        high if turn == 180 else wide,
        [_word(word, turn, moved) for word in content.words],
        [_ruling(ruling, turn, moved) for ruling in content.rulings],
        [_fill(fill, moved) for fill in content.fills],
        content.damage,
        content.unmapped,
        turn,
    )


Move = Callable[[float, float], Point]


def _word(word: Word, turn: int, moved: Move) -> Word:
    x0, top, x1, bottom = _box(word.box, moved)
    across = word.turn in (90, 270)  # its baseline is an x
    point = moved(word.baseline, 0.0) if across else moved(0.0, word.baseline)
    now = word.turn if word.turn == WATERMARK_TURN else (word.turn - turn) % 360
    baseline = point[0] if now in (90, 270) else point[1]
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, turn=now)


def _ruling(ruling: Ruling, turn: int, moved: Move) -> Ruling:
    if ruling.upright:
        ends = moved(ruling.at, ruling.start), moved(ruling.at, ruling.end)
    else:
        ends = moved(ruling.start, ruling.at), moved(ruling.end, ruling.at)
    stands = ruling.upright if turn == 180 else not ruling.upright
    along = sorted(point[stands] for point in ends)
    return Ruling(stands, ends[0][not stands], along[0], along[1])


def _fill(fill: Fill, moved: Move) -> Fill:
    box = _box((fill.x0, fill.top, fill.x1, fill.bottom), moved)
    return Fill(*box, fill.colour, fill.order, fill.picture, fill.opaque)


def _box(box: tuple[float, float, float, float], moved: Move) -> tuple[float, float, float, float]:
    (x0, y0), (x1, y1) = moved(box[0], box[1]), moved(box[2], box[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

"""Which words of a page are set in bold, from how thick their strokes are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from planlift_parsers.scan.evening import FEW, ROW, SHORT
from planlift_parsers.scan.words import Strip

# How many times as thick as usual the strokes of bold print are: 1.16 to 2 for 98 of 100 strips of
# 160 scanned pages, regular print up to 1.13; a few letters alone up to 1.37, by their shape.
_BOLD, _BOLD_FEW = 1.2, 1.4
# Bold print of a light face comes down to 1.12. It is told from regular print where no strip of
# the page has a weight between, over a gap as wide as this.
_LEAST_BOLD, _GAP = 1.1, 0.04
# A label in bold and its value in one strip: weights of the first words and of the others, and how
# far the two are apart: 0.43 and more as measured, the halves of strips of one weight 0.27 at most.
_LABEL, _VALUE, _STEP = 1.18, 1.08, 0.3
_SHORTEST = 5  # letters of a label that are enough to tell its weight
# Share of a page's letters that are thinner than the others by as much as regular print is than
# bold, and so are its regular print: half of a form's letters may be bold. One
# regular strip in a thousand is so much thinner than its page's usual print.
_REGULAR = 0.25


def bold_words(strips: Sequence[Strip], sizes: Sequence[float], usual: float) -> list[int]:
    """How many of the first words of each strip are set in bold: none, some or all.

    Args:
        strips: of one page.
        sizes: their font sizes in pixels, evened.
        usual: the weight of the page's regular print, as `usual_weight` gives it.
    """
    if not usual:
        return [0 for _ in strips]
    weights = [strip.stroke / size for strip, size in zip(strips, sizes, strict=True)]
    labels = [_label(s, size * usual) for s, size in zip(strips, sizes, strict=True)]
    times = [weight / usual for weight in weights]
    told = [_told(s, n) / (size * usual) for s, n, size in zip(strips, labels, sizes, strict=True)]
    least = _least_bold(
        [
            t
            for t, strip, label in zip(times, strips, labels, strict=True)
            if not label and strip.letters >= SHORT // 2
        ],
        min((t for t in (*times, *told) if t >= _BOLD), default=0.0),
    )
    bold = [
        not label and t > (_BOLD_FEW if strip.letters < FEW else least)
        for t, strip, label in zip(times, strips, labels, strict=True)
    ]
    whole = [
        each or (not label and t > _LEAST_BOLD and _is_in_bold_row(strip, strips, bold))
        for each, label, t, strip in zip(bold, labels, times, strips, strict=True)
    ]
    return [
        len(strip.tokens) if each else label
        for each, label, strip in zip(whole, labels, strips, strict=True)
    ]


def _label(strip: Strip, usual: float) -> int:
    """How many words are a bold label before a value in regular print; 0 without.

    Args:
        strip: a strip.
        usual: thickness of regular strokes at its size, in pixels.
    """
    parts = [(token.stroke / usual, len(token.letters)) for token in strip.tokens]
    found, widest = 0, _STEP
    for at in range(1, len(parts)):
        if min(sum(n for _, n in parts[:at]), sum(n for _, n in parts[at:])) < _SHORTEST:
            continue
        label, value = _mean(parts[:at]), _mean(parts[at:])
        if label >= _LABEL and value <= _VALUE and label - value > widest:
            found, widest = at, label - value
    return found


def _told(strip: Strip, label: int) -> float:
    """Thickness of the strokes of a bold label in pixels; 0 without one.

    Args:
        strip: a strip.
        label: how many of its words are one.
    """
    tokens = strip.tokens[:label]
    return _mean([(token.stroke, len(token.letters)) for token in tokens]) if tokens else 0.0


def _mean(parts: Sequence[tuple[float, int]]) -> float:
    return sum(weight * letters for weight, letters in parts) / sum(n for _, n in parts)


def _is_in_bold_row(strip: Strip, strips: Sequence[Strip], bold: Sequence[bool]) -> bool:
    """Most of what stands beside a strip, far or near, is bold: a header's row."""
    beside = [
        each
        for other, each in zip(strips, bold, strict=True)
        if other is not strip and abs(other.baseline - strip.baseline) <= ROW * other.size
    ]
    return 2 * sum(beside) > len(beside)


def usual_weight(strips: Sequence[Strip], sizes: Sequence[float]) -> float:
    """The thickness of strokes of a page's regular print, in font sizes; 0 without letters.

    Most letters are regular, or a good share of them are thinner than those. Values beside bold
    labels in one strip are measured too thin, as the labels' ink is darker.

    Args:
        strips: of one page.
        sizes: their font sizes in pixels, evened.
    """
    pairs = list(zip(strips, sizes, strict=True))
    most = _middle_of([strip.stroke / size for strip, size in pairs for _ in range(strip.letters)])
    thin = [
        strip.stroke / size
        for strip, size in pairs
        if strip.stroke * _BOLD < most * size and not _label(strip, strip.stroke)
        for _ in range(strip.letters)
    ]
    share = _REGULAR * sum(strip.letters for strip in strips)
    return _middle_of(thin) if thin and len(thin) >= share else most


def _middle_of(weights: Sequence[float]) -> float:
    return median(weights) if weights else 0.0


def _least_bold(times: Sequence[float], surely: float) -> float:
    """The weight, in times the usual, above which print is bold.

    Args:
        times: weights of strips of some length, in times the usual.
        surely: the least weight of what is surely bold, short strips and labels too; 0 where
            nothing is.
    """
    regular = [t for t in times if t < _LEAST_BOLD - _GAP]
    heaviest = [max(regular)] if regular and surely else []
    near = sorted({*heaviest, *(t for t in (*times, surely) if t >= _LEAST_BOLD - _GAP)})
    gaps = [
        (b - a, a) for a, b in pairwise(near) if b - a >= _GAP and b >= _LEAST_BOLD and a < _BOLD
    ]
    if not gaps:
        return _BOLD
    wide, start = max(gaps)
    return start + wide / 2

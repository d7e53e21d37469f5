"""Recognised letters and the white between them to words.

The recogniser sometimes sees no space where the page has one ("stafffrom"); the page's own white
settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from planlift_parsers.dictionary import is_word
from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.ink import Mask

White = tuple[float, float]  # its left and right edge, in pixels

# White between letters, in font sizes. Spaces are 0.22 to 0.33 with the letters' own white added;
# between letters of one word it stays below 0.15 ("11", "r." in wide faces).
_SPACE = 0.21
_HALF_LETTER = 0.25  # font sizes from a letter's edge to its middle
# Costs of matching seen spaces with white, in font sizes of displacement: leaving a seen space
# without white, and leaving out white as wide as a space.
_NOT_MATCHED = 1.2
_WIDE_LEFT = 1.5
_BEHIND_WORDS = ".,"  # alone behind white, they end the word before: faces of one width part them
# White before a speck that was read as a stop: stops stand within 0.15 of their letter, and in
# faces of one width within 0.3.
_FAR = 0.35
_DOT = 0.22  # how wide a stop is at most
GAP = 0.12  # the narrowest space of justified lines is 0.15
# White on both sides of a dash, stroke or bar that stands between words, where a space is washed
# narrow; 0.2 to 0.24 were met. Beside a hyphen within a word stands 0.1 at most, beside a stroke,
# which leans over its letters, less.
_AROUND_MARK = dict.fromkeys("-–—|", 0.17) | {"/": 0.12}
# What is left of a rule or a mark before or behind a strip's letters: white that parts it from them
# and how wide it is, in font sizes. Letters but those of one stroke are wider.
_RESIDUE_WHITE, _RESIDUE = 0.3, 0.13
_NARROW = frozenset("Iil1|!jtfr.,:;'\"`-–—•/()[]{}")
_SQUEEZED = 0.2  # font sizes that the letters of a word take each, at least, in the mean
_PLAIN_SPACE = 0.3  # white that is a space whatever stands beside it
_TIGHT = 0.07  # white narrower than this is no space
# Confidence of words that were parted where the recogniser saw one, and of those whose parts are
# no words; the first are right wherever it was measured.
_PARTED_UNSURE = 0.6
_ABBREVIATED = 3  # letters of an abbreviation and a word together, or more
_NO_WHITE = 0.7  # where it saw a space and the page has none


@dataclass(slots=True)
class Token:
    """A word in a strip.

    Attributes:
        letters: its characters.
        x0: its left edge in pixels from the left of the strip.
        x1: its right edge.
        doubt: confidence in its ends, 0 to 1.
        widest: the widest white within it, in font sizes.
        stroke: thickness of its strokes in pixels.
    """

    letters: list[Letter] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    doubt: float = 1.0
    widest: float = 0.0
    stroke: float = 0.0

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(letter.text for letter in self.letters)

    @property
    def letters_sure(self) -> float:
        """Confidence of its least sure character."""
        return min(letter.confidence for letter in self.letters)

    @property
    def confidence(self) -> float:
        """That of its least sure character, or of its ends."""
        return min(self.doubt, self.letters_sure)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A word's end: after how many letters, and the white there (start, end)."""

    after: int
    white: White
    doubt: float = 1.0


def tokens_of(letters: Sequence[Letter], ink: Mask, size: float) -> list[Token]:
    """The words of a strip.

    Args:
        letters: as recognised, with spaces.
        ink: of the strip.
        size: font size in pixels, roughly.
    """
    solid = [letter for letter in letters if letter.text != " "]
    if not solid:
        return []
    columns = _without_residue(np.asarray(ink.any(axis=0)), solid, size)
    filled = np.flatnonzero(columns)
    left, right = (int(filled[0]), int(filled[-1]) + 1) if len(filled) else (0, ink.shape[1])
    solid = _settled(solid, left, right, size)
    whites = _whites(columns, _TIGHT * size)
    cuts = _cuts(letters, solid, whites, size)
    tokens = _tokens(solid, _without_needless(solid, cuts), left, right)
    for token in tokens:
        inner = [white for white in whites if token.x0 < white[0] and white[1] < token.x1]
        token.widest = max((end - start for start, end in inner), default=0.0) / size
        if token.text[-1] in _BEHIND_WORDS and inner and _is_far(inner[-1], token.x1, size):
            token.doubt = min(token.doubt, _PARTED_UNSURE)
        if token.x1 - token.x0 < _SQUEEZED * size * len(token.letters) and _is_wide(token.text):
            token.doubt = min(token.doubt, _PARTED_UNSURE)
    return tokens


def _is_wide(text: str) -> bool:
    """It has letters of more than one stroke only."""
    return not any(character in _NARROW for character in text)


def _without_residue(filled: Mask, solid: Sequence[Letter], size: float) -> Mask:
    """The columns with ink, without what stands apart before or behind letters and is too narrow.

    Args:
        filled: which columns of the strip have ink.
        solid: its letters.
        size: font size in pixels.
    """
    whites = _whites(filled, _RESIDUE_WHITE * size)
    at = np.flatnonzero(filled)
    if not whites:
        return filled
    kept = filled.copy()
    if whites[0][0] - at[0] <= _RESIDUE * size and solid[0].text not in _NARROW:
        kept[: int(whites[0][1])] = False
    if at[-1] + 1 - whites[-1][1] <= _RESIDUE * size and solid[-1].text not in _NARROW:
        kept[int(whites[-1][0]) :] = False
    return kept


def _is_far(white: White, end: float, size: float) -> bool:
    """What stands behind the white is as narrow as a stop, and farther from its word than one."""
    return white[1] - white[0] >= _FAR * size and end - white[1] <= _DOT * size


def _whites(filled: NDArray[np.bool_], least: float) -> list[White]:
    """Runs of empty columns between filled ones, as (first, end)."""
    at = np.flatnonzero(filled)
    return [(float(a) + 1, float(b)) for a, b in pairwise(at) if b - a - 1 >= max(1, least)]


def _cuts(
    letters: Sequence[Letter], solid: Sequence[Letter], whites: Sequence[White], size: float
) -> list[_Cut]:
    """Where words end: at the spaces that were seen, and at wide white where none was."""
    seen = _seen_spaces(letters)
    wanted = [(solid[after - 1].x + solid[after].x) / 2 for after in seen]
    pairs = _matched(wanted, whites, size)
    cuts, stops = [], {after - 1 for after in seen if solid[after - 1].text in _BEHIND_WORDS}
    for number, after in enumerate(seen):
        if after in stops or _is_stop(solid, after):
            continue
        white = whites[pairs[number]] if number in pairs else None
        x = wanted[number]
        plain = white is not None and white[1] - white[0] >= GAP * size
        cuts.append(_Cut(after, white or (x, x), 1.0 if plain else _NO_WHITE))
    taken = set(pairs.values())
    for number, white in enumerate(whites):
        if number not in taken and white[1] - white[0] >= _SPACE * size:
            cut = _unseen(solid, white, size, {cut.after for cut in cuts})
            if cut is not None:
                cuts.append(cut)
    cuts += _around_marks(solid, whites, size, {cut.after for cut in cuts})
    return sorted(cuts, key=lambda cut: cut.after)


def _around_marks(
    solid: Sequence[Letter], whites: Sequence[White], size: float, known: set[int]
) -> list[_Cut]:
    """The ends of words beside dashes and strokes with white on both sides, but between figures."""
    cuts = []
    for at, letter in enumerate(solid):
        if letter.text not in _AROUND_MARK:
            continue
        least = _AROUND_MARK[letter.text] * size
        wide = [white for white in whites if white[1] - white[0] >= least]
        beside = solid[max(0, at - 1) : at + 2]
        ends = [
            (at + number, white)
            for number, (one, other) in enumerate(pairwise(beside), start=at == 0)
            for white in wide
            if one.x <= white[0] and white[1] <= other.x
        ]
        figures = all(one.text.isdigit() for one in beside if one is not letter)
        if len(ends) == len(beside) - 1 and not (figures and len(ends) > 1):
            cuts += [_Cut(after, white) for after, white in ends if after not in known]
    return cuts


def _matched(wanted: Sequence[float], whites: Sequence[White], size: float) -> dict[int, int]:
    """Which white each seen space is, in order, so that least is left over and moved.

    Args:
        wanted: x of the spaces, left to right.
        whites: left to right.
        size: font size in pixels.
    """
    rows, columns = len(wanted) + 1, len(whites) + 1
    cost = np.full((rows, columns), np.inf)
    step = np.zeros((rows, columns), np.int8)
    for i in range(rows):
        for j in range(columns):
            choices = [
                cost[i - 1, j - 1] + abs(sum(whites[j - 1]) / 2 - wanted[i - 1]) / size
                if i and j
                else np.inf,
                cost[i - 1, j] + _NOT_MATCHED if i else np.inf,
                cost[i, j - 1] + _left_over(whites[j - 1], size) if j else np.inf,
            ]
            cost[i, j] = 0.0 if i == j == 0 else min(choices)
            step[i, j] = int(np.argmin(choices))
    return _traced(step)


def _left_over(white: White, size: float) -> float:
    """What it costs to take white for no space: the wider, the more."""
    return _WIDE_LEFT * min(1.0, (white[1] - white[0]) / (_SPACE * size)) ** 2


def _traced(step: NDArray[np.int8]) -> dict[int, int]:
    i, j = step.shape[0] - 1, step.shape[1] - 1
    pairs = {}
    while i or j:
        if step[i, j] == 0:
            i, j = i - 1, j - 1
            pairs[i] = j
        elif step[i, j] == 1:
            i -= 1
        else:
            j -= 1
    return pairs


def _settled(solid: Sequence[Letter], left: float, right: float, size: float) -> list[Letter]:
    """The letters moved so that the first and last stand where the ink begins and ends."""
    first, last = solid[0].x, solid[-1].x
    if len(solid) < 2 or last <= first:
        return list(solid)
    start, end = left + _HALF_LETTER * size, right - _HALF_LETTER * size
    stretch = (end - start) / (last - first)
    return [Letter(c.text, start + (c.x - first) * stretch, c.confidence) for c in solid]


def _seen_spaces(letters: Sequence[Letter]) -> list[int]:
    """After how many letters each recognised space stands."""
    found, count = [], 0
    for before, letter in pairwise(letters):
        count += before.text != " "
        if before.text == " " or letter.text != " ":
            continue
        found.append(count)
    last = sum(letter.text != " " for letter in letters)
    return [after for after in found if 0 < after < last]


def _unseen(solid: Sequence[Letter], white: White, size: float, known: set[int]) -> _Cut | None:
    """A space that only the page shows; its place among the letters is checked with words."""
    middle = sum(white) / 2
    after = sum(letter.x < middle for letter in solid)
    if not 0 < after < len(solid) or _is_stop(solid, after):
        return None
    wide = white[1] - white[0] >= _PLAIN_SPACE * size
    if _in_number(solid, after) and not wide and not _parts_words(solid, after, known):
        return None
    if after not in known and _beside_mark(solid, after):
        return _Cut(after, white)
    if known & {after - 1, after, after + 1}:
        return None  # the white of a space that was seen, beside a narrow letter
    ends = sorted(known | {0, len(solid)})
    start = max(end for end in ends if end < after)
    stop = min(end for end in ends if end > after)
    for place in (after, after - 1, after + 1):
        if start < place < stop and _both_words(solid[start:place], solid[place:stop]):
            # within "2021" a speck behind it leaves white as well
            return _Cut(place, white, _PARTED_UNSURE if _in_number(solid, place) else 1.0)
    return _Cut(after, white, _PARTED_UNSURE) if wide else None


def _is_stop(solid: Sequence[Letter], after: int) -> bool:
    """A stop alone behind white, at the line's end."""
    return after == len(solid) - 1 and solid[after].text in _BEHIND_WORDS


def _beside_mark(solid: Sequence[Letter], after: int) -> bool:
    """A dash with white beside it is one between words; hyphens touch their letters.

    So is a bar; an "l" or "I" that was taken for one has white on one side at most.
    """
    return any(letter.text in "-–—|" for letter in solid[after - 1 : after + 1])


def _parts_words(solid: Sequence[Letter], after: int, known: set[int]) -> bool:
    """Beside a dash with a space on its other side, as in "Theme 2 - Support"."""
    before, behind = solid[after - 1].text, solid[after].text
    return (behind in "-–—" and after + 1 in known) or (before in "-–—" and after - 1 in known)


def _in_number(solid: Sequence[Letter], after: int) -> bool:
    """Within "3.1", "31/05" or "11": figures stand in wide columns of their own."""
    return all(c.text.isdigit() or c.text in ".,/:-" for c in solid[after - 1 : after + 1])


def _both_words(first: Sequence[Letter], second: Sequence[Letter]) -> bool:
    return all(_is_sound("".join(letter.text for letter in part)) for part in (first, second))


def _is_sound(text: str) -> bool:
    """A word, a number or a dash, with the stops around it taken off."""
    bare = text.strip(".,;:!?()[]'\"“”‘’/-–—&%£•")
    return not bare or bare.replace(".", "").replace(",", "").isdigit() or is_word(bare)


def _without_needless(solid: Sequence[Letter], cuts: Sequence[_Cut]) -> list[_Cut]:
    """The cuts, those between two words sure that have no white and are not one word together.

    Letters that lean over the space close it ("f t"), and a coarse scan closes narrow ones.
    """
    ends = [0, *(cut.after for cut in cuts), len(solid)]
    made = []
    for number, cut in enumerate(cuts, 1):
        first, second = solid[ends[number - 1] : cut.after], solid[cut.after : ends[number + 1]]
        plain = cut.doubt == _NO_WHITE and _are_two(first, second)
        made.append(replace(cut, doubt=1.0) if plain else cut)
    return made


def _are_two(first: Sequence[Letter], second: Sequence[Letter]) -> bool:
    """Two words, abbreviations among them, or a word and a number, that are no word together."""
    texts = ["".join(letter.text for letter in part) for part in (first, second)]
    both = "".join(texts)
    named = both.isalpha() and len(both) > _ABBREVIATED
    if not all(text and (_is_sound(text) or (named and text.isupper())) for text in texts):
        return False
    return any(c.isalpha() for c in both) and not is_word(both)


def _tokens(
    solid: Sequence[Letter], cuts: Sequence[_Cut], left: float, right: float
) -> list[Token]:
    tokens, start, x0, doubt = [], 0, left, 1.0
    for cut in [*cuts, _Cut(len(solid), (right, right))]:
        token = Token(list(solid[start : cut.after]), x0, max(x0, cut.white[0]))
        token.doubt = min(doubt, cut.doubt)
        tokens.append(token)
        start, x0, doubt = cut.after, cut.white[1], cut.doubt
    return [token for token in tokens if token.letters]

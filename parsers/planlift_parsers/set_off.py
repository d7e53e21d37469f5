"""Which words of a paragraph are set off from the others by their look."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from planlift_parsers.paragraphs import fold


@dataclass(frozen=True, slots=True)
class Looked:
    """Some text of one look.

    Attributes:
        text: as written, white space not folded.
        bold: it is bold.
        shade: whatever else its look is: colour, slant, an element of its own.
    """

    text: str
    bold: bool
    shade: Hashable = None


def set_off(text: str, pieces: Sequence[Looked], whole: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a paragraph that are set off from the others.

    They are the bold ones; where all are as bold, those that look as the first does.

    Args:
        text: the paragraph's, white space folded.
        pieces: what it was made from, in order.
        whole: the text with the list mark that stands before it, if one does.

    Returns:
        Start and end of each in `text`, in order and apart; () where all of it looks alike.
    """
    lettered = [piece for piece in pieces if any(map(str.isalnum, piece.text))]
    if not lettered:
        return ()
    marked = len(_letters(fold(whole))) - len(_letters(text))
    if len({piece.bold for piece in lettered}) > 1:
        return _stretches(text, [(piece.text, piece.bold) for piece in pieces], marked)
    first = lettered[0].shade
    if all(piece.shade == first for piece in lettered):
        return ()
    return _stretches(text, [(piece.text, piece.shade == first) for piece in pieces], marked)


def _letters(text: str) -> str:
    return "".join(text.split())


def _stretches(
    text: str, pieces: Sequence[tuple[str, bool]], marked: int
) -> tuple[tuple[int, int], ...]:
    """The pieces that count as places in the text; those with only white space between are one.

    Letters that the text has lost (a mark before it, the hyphen of a line's end) are passed over.
    """
    places = [at for at, letter in enumerate(text) if not letter.isspace()]
    at = 0
    found: list[tuple[int, int]] = []
    going_on = False
    for words, counts in pieces:
        letters = _letters(words)
        marked, letters = max(marked - len(letters), 0), letters[marked:]
        first = at
        for letter in letters:
            at += at < len(places) and text[places[at]] == letter
        if at == first:
            continue
        if counts:
            start = found.pop()[0] if going_on else places[first]
            found.append((start, places[at - 1] + 1))
        going_on = counts
    return tuple(found) if found != [(0, len(text))] else ()

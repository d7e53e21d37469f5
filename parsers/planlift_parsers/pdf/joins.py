"""How two lines of one paragraph are joined: by a space, or as one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, starmap

from planlift_parsers.dictionary import is_common, is_cut, is_one_word, is_word
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.lines import Line

SOFT_HYPHEN = "\u00ad"
_HYPHEN_END = re.compile(r"\w[-\u2010\u2011]")
_CLOSING = re.compile(r"[.,;:!?)\]]+$")
_MARK = re.compile(r"\W|\(?\w{1,2}[.)]")
_LONGEST_MARK = 4  # letters of "(ii)"
_PREFIXES = frozenset({"co", "non", "self", "ex", "anti", "e", "pro"})
_COUNTS = frozenset({"bi", "tri", "semi", "multi", "mid"})  # "bi-monthly", and "bias"
# Wrapped lines behind which a document would have cut a word plainly, if it cut any: a page that
# hyphenates does so in every tenth to twentieth line, so that 40 without one are one in twenty.
_WRAPS = 40
_SHORTEST_COUNTED = 5  # letters of the word behind one of these
_SHORTEST_AGAIN = 6  # letters behind a "re-" that may be meant; "re-view", "re-port" only cut
_VOWELS = frozenset("aeiou")
_MOST_PIECES = 5  # lines over which a word is cut
_SCRAP = 2  # letters that stand alone in any text ("me", "on") and prove nothing
_SLASH_END = re.compile(r"\w/")
_RANGE_END = re.compile(r"\d[–-]")
_CLAUSE_END = re.compile(r"\d\(\w{1,3}\)$")  # "Reg 12(2)", "(c)"
_CLAUSE = re.compile(r"\(\w{1,3}\)")
_REF = re.compile(r"([A-Za-z]+)\d+$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.I)
_ADDRESS_BREAK = re.compile(r"[/\-.?=&_#%]$")
_STRIP = "\"'“”‘’()[]{}.,;:!?"


@dataclass(slots=True)
class Vocabulary:
    """The words that stand in the document, to tell a cut word from two words.

    All are taken in before any is asked for, and each stands there some ten times: they are taken
    apart when first asked for.
    """

    hyphenates: bool = False  # lines end inside words that nobody writes with a hyphen
    wraps: int = 0  # lines that go on in lower case below others
    _words: set[str] = field(default_factory=set)  # in lower case, without punctuation around them
    _stems: set[str] = field(default_factory=set)
    _new: set[str] = field(default_factory=set)  # as they are written

    def add(self, lines: Iterable[Line]) -> None:
        """Takes in a cell's or page's words.

        Words alone on one of several lines are left out, and the first word below such a line:
        they may be pieces of a longer one.
        """
        gathered = list(lines)
        self.hyphenates = self.hyphenates or any(starmap(_plainly_cuts, pairwise(gathered)))
        self.wraps += sum([line.text[0].islower() for line in gathered[1:]])
        alone = False
        for line in gathered:
            tokens = line.text.split()
            sure = tokens[1:] if alone else tokens
            alone = len(tokens) == 1 and len(gathered) > 1
            if alone:
                continue
            self._new.update(sure)

    def has(self, word: str) -> bool:
        """Whether it stands in the document."""
        self._sort_in()
        return bare(word) in self._words

    def keeps_words(self) -> bool:
        """So many lines are wrapped that one would have cut a word, if any did."""
        return not self.hyphenates and self.wraps >= _WRAPS

    def has_stem(self, word: str) -> bool:
        """Whether a word of its letters and a number does ("wres" of "wres1")."""
        self._sort_in()
        return word.lower() in self._stems

    def _sort_in(self) -> None:
        self._words.update([bare(token) for token in self._new])
        refs = [_REF.match(token) for token in self._new if token[-1].isdigit()]
        self._stems.update([found.group(1).lower() for found in refs if found])
        self._new.clear()


def bare(token: str) -> str:
    """A word in lower case without the punctuation around it."""
    return token.strip(_STRIP).lower()


def joined(lines: Sequence[Line], right: float, vocabulary: Vocabulary) -> str:
    """The text of one paragraph's lines.

    Args:
        lines: the lines, at least one.
        right: x that no line passes.
        vocabulary: the words of the document.
    """
    text, cut = lines[0].text, _cuts_in(lines)
    for number, (before, line) in enumerate(pairwise(lines)):
        if number in cut:
            text += line.text
        else:
            text = _join(text, before, line, right, vocabulary)
    return text


def _cuts_in(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that end inside a word, which goes on over one line or several.

    A column narrower than its words cuts them anywhere: "Nov", "em" and "ber" are three lines.
    """
    found: set[int] = set()
    for start, line in enumerate(lines[:-1]):
        if start in found:
            continue
        pieces = [line.words[-1].text]
        if len(_alone(line)) != 1:
            pieces += lines[start + 1].text.split(None, 1)[:1]
            if _are_one_word(pieces) and _is_scrap(pieces[0]):
                found.add(start)
            continue
        for end in range(start + 1, min(len(lines), start + _MOST_PIECES)):
            tokens = lines[end].text.split()
            pieces += tokens[:1]
            if _are_one_word(pieces):
                found.update(range(start, end))
            if len(tokens) != 1:
                break
    return found


def _is_scrap(piece: str) -> bool:
    """Letters that are no common word: behind other words they may be a part of one."""
    return piece.isalpha() and not is_common(piece.lower())


def _are_one_word(pieces: Sequence[str]) -> bool:
    """Small letters that go on with a word of the list, and are not all words of their own.

    What goes on is nearly always a usual word: that is asked first, as the whole hardly is one, and
    the list need not be unpacked to say so.
    """
    first, *others = pieces
    if not others or not first.isalpha():
        return False
    others[-1] = others[-1].rstrip(_STRIP)
    if not all(piece.isalpha() and piece.islower() for piece in others):
        return False
    return not all(map(is_word, others)) and is_word("".join([first, *others]))


def _join(text: str, before: Line, line: Line, right: float, vocabulary: Vocabulary) -> str:
    following, end = line.text, text[-2:]
    if end.endswith(SOFT_HYPHEN):
        return text[:-1] + following
    if end[-1:].isalnum() and not _is_full(before, line, right):
        return f"{text} {following}"  # as most lines are joined
    last, first = (text.rsplit(None, 1) or [""])[-1], (following.split(None, 1) or [""])[0]
    if _HYPHEN_END.fullmatch(end) and following[:1].isalnum():
        hyphen_falls = _hyphen_falls(last[:-1], first, vocabulary)
        return (text[:-1] if hyphen_falls else text) + following
    unbroken = (
        _SLASH_END.fullmatch(end)
        or (_RANGE_END.fullmatch(end) and following[:1].isdigit())
        or (_CLAUSE_END.search(last) and _CLAUSE.match(first))
        or (_ADDRESS.search(last) and _ADDRESS_BREAK.search(last))
        or (_is_full(before, line, right) and _whole(before, last, first, vocabulary))
    )
    return text + following if unbroken else f"{text} {following}"


def _hyphen_falls(last: str, first: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen that a line ends with is none of the word's own."""
    if vocabulary.has(last + first):
        return True
    meant = vocabulary.keeps_words() or (not vocabulary.hyphenates and _may_be_meant(last, first))
    return not meant and _is_hyphenated(last, first)


def _is_hyphenated(last: str, first: str) -> bool:
    """Whether a hyphen at a line's end only cuts a word: the whole is far likelier than its parts.

    "facul-ties" against "follow-up"; what begins with a prefix is as often written with one.
    """
    start, rest = bare(last).rsplit("-", 1)[-1], bare(first)
    cut = start.isalpha() and rest.isalpha() and rest == first.strip(_STRIP)
    again = start == "re" and rest[:1] in _VOWELS and is_word(rest)  # "re-assess", not "re-view"
    again = again or (start in _COUNTS and len(rest) >= _SHORTEST_COUNTED and is_word(rest))
    return cut and not again and start not in _PREFIXES and is_one_word(start, rest)


def _may_be_meant(last: str, first: str) -> bool:
    """Words such as "re-commissioning", which people write with a hyphen and the list without."""
    start, rest = bare(last).rsplit("-", 1)[-1], bare(first)
    again = start == "re" and len(rest) >= _SHORTEST_AGAIN
    return again and is_word(rest) and not is_common(start + rest)


def _plainly_cuts(before: Line, line: Line) -> bool:
    """The hyphen at a line's end is one of hyphenation: what stands behind it is no word."""
    last, first = before.words[-1].text, line.words[0].text
    if last[-1:] not in "-\u2010" or not first[:1].islower():
        return False
    return not is_word(bare(first)) and _is_hyphenated(last[:-1], first)


def _is_full(before: Line, line: Line, right: float) -> bool:
    """No space is drawn behind the first line, and no room is left for the next line's glyph."""
    return not before.words[-1].spaced and before.x1 + line.words[0].opening > right


def _whole(before: Line, last: str, first: str, vocabulary: Vocabulary) -> bool:
    """Whether a full line ends in the middle of a word.

    Most programs break a word only where it has a line to itself (behind a list mark); where other
    words stand before it, the pieces must be no words, and the whole one.
    """
    if len(_alone(before)) == 1:
        return _one_word(last, first, vocabulary)
    return first[0].islower() and is_cut(last, bare(first))


def _alone(line: Line) -> Sequence[Word]:
    """The words of a line behind its list mark."""
    first = line.words[0].text
    marked = len(first) <= _LONGEST_MARK and _MARK.fullmatch(first)
    return line.words[1:] if marked else line.words


def _one_word(last: str, first: str, vocabulary: Vocabulary) -> bool:
    """The pieces are one word: known whole, or words neither of them."""
    if not first[0].isalnum():
        return bool(_CLOSING.match(first))
    if not last[-1].isalnum():
        return False
    if first[0].isdigit():
        return last[-1].isdigit() or vocabulary.has_stem(last)
    if last[-1].isdigit() or first[0].isupper() != last[-1].isupper():
        return False
    last = last.rsplit("-", 1)[-1]
    whole = last + first
    parts = [is_word(bare(piece)) or vocabulary.has(piece) for piece in (last, first)]
    if vocabulary.has(whole) or is_word(bare(whole)):
        alone = vocabulary.has(first) and len(bare(first)) > _SCRAP
        return not all(parts) or not alone or is_one_word(bare(last), bare(first))
    return not any(parts)

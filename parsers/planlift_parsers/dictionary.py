"""Whether letters are an English word, to tell a cut word from two words."""

from __future__ import annotations

import json
import zlib
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

# The list counts stray letters among its words; of single letters only these are.
_LETTERS = frozenset({"a", "i"})
# By how much a word must be likelier than its two halves side by side, for the halves to be one:
# "partners hip" is 45,000 times, "me et" 5,600 times; "for ward" 990, "may be" 235, "in form" 29.
_LIKELIER = 1000.0
# From so many times on a word is met as one, and not as somebody's name alone: "Evans" 1,629 times,
# "Wong" 1,945; "champions" 3,769, "charter" 4,891, "rounds" 16,072.
_COMMON = 3_000
_LENGTH_BYTES = 4  # at the end of a gzip file: how long it is when unpacked
_WORDS_KEPT = 16_384  # a long document has some ten thousand different words

_SPELLINGS = (
    ("ogramme", "ogram"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("our", "or"),
    ("centre", "center"),
    ("ence", "ense"),
)


@cache
def _usual() -> str:
    """Words of the list that need not be looked up in it, which takes 8 ms to unpack: one a line.

    The 5,000 that are met most, and those that our own data files are written in: two in three of
    the documents that ask for words at all ask for no other.
    """
    return "\n" + Path(__file__).with_name("usual_words.txt").read_text("ascii")


@cache
def _list() -> bytes:
    """The word list, loaded when a cut is first suspected: a line for each word, in order.

    It is searched as it lies in pyspellchecker: to build its dictionary takes eight times as long
    as to unpack it and 20 MB, for the few hundred words that a document asks for. The package is
    found and not imported, as its own code is not needed.
    """
    package = find_spec("spellchecker")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("pyspellchecker is not installed", name="spellchecker")
    packed = (Path(package.origin).with_name("resources") / "en.json.gz").read_bytes()
    length = int.from_bytes(packed[-_LENGTH_BYTES:], "little")  # known, it unpacks a third faster
    return zlib.decompress(packed, zlib.MAX_WBITS | 16, length)


@cache
def _total() -> int:
    """How many words were met in all."""
    return sum(json.loads(_list()).values())


@lru_cache(maxsize=_WORDS_KEPT)
def _count(word: str) -> int:
    """How often a word was met, 0 where it is not in the list.

    A line is `"word": 123,`; the quote mark sorts before every letter, so lines are in the order of
    their words.
    """
    lines, key = _list(), f'"{word}"'.encode("utf-8", "surrogatepass")
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        stop = lines.find(b"\n", start)
        stop = len(lines) if stop < 0 else stop
        line = lines[start:stop]
        if line.startswith(key):
            return int(line[len(key) :].strip(b": ,\r"))
        if line < key:
            low = stop + 1
        else:
            high = start
    return 0


def is_word(text: str) -> bool:
    """Whether it is an English word, in any case and British or American spelling."""
    text = text.lower()
    if len(text) < 2:
        return text in _LETTERS
    if _is_usual(text):
        return True
    american = _american(text)
    return _is_usual(american) or _count(text) > 0 or _count(american) > 0


@lru_cache(maxsize=_WORDS_KEPT)
def _is_usual(word: str) -> bool:
    return f"\n{word}\n" in _usual()


def is_common(text: str) -> bool:
    """Whether it is met often enough to be a word, and not a name that the list happens to hold."""
    text = text.lower()
    return max(_count(text), _count(_american(text))) >= _COMMON


def is_cut(last: str, first: str) -> bool:
    """Whether a line or page ends in the middle of a word: the rest is no word, the whole is one.

    Args:
        last: the letters before the cut.
        first: the letters behind it.
    """
    if not (last.isalpha() and first.isalpha() and first[0].islower()):
        return False
    return not is_word(first) and is_word(last + first)


def _american(text: str) -> str:
    """The word as the list spells it ("programme", "organisation", "behaviour")."""
    for british, american in _SPELLINGS:
        text = text.replace(british, american)
    return text


def is_one_word(first: str, second: str) -> bool:
    """Whether two words are rather the halves of one, by how often each is met."""
    apart = _count(first.lower()) * _count(second.lower()) / _total()
    return _count((first + second).lower()) > _LIKELIER * apart

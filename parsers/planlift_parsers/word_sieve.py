"""Texts that are surely no word of a list, told without the list.

A Bloom filter: each word sets a few bits of a long row of them, and a text of which one bit is not
set is none of the words. Of texts that are none, one in a hundred passes all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

_BITS = 8 * 192 * 1024  # ten for each of the 160,000 words of the list
_EACH = 6  # bits that a word sets: with ten for each word, fewer or more let more texts pass
_PART = 32  # bits of a digest that tell one of them


def sieve_of(words: Iterable[str]) -> bytes:
    """The bits that words set."""
    row = bytearray(_BITS // 8)
    for word in words:
        for bit in _bits_of(word):
            row[bit >> 3] |= 1 << (bit & 7)
    return bytes(row)


def may_hold(sieve: bytes, word: str) -> bool:
    """Whether a word may be one of those that a sieve was made of; False only if it is none."""
    return all(sieve[bit >> 3] >> (bit & 7) & 1 for bit in _bits_of(word))


def _bits_of(word: str) -> list[int]:
    data = word.encode("utf-8", "surrogatepass")
    digest = int.from_bytes(blake2b(data, digest_size=_EACH * _PART // 8).digest(), "little")
    return [(digest >> shift) % 2**_PART % _BITS for shift in range(0, _EACH * _PART, _PART)]

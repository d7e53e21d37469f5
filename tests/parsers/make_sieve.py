"""Writes the sieve of the word list anew: `make sieve`, when pyspellchecker's list has changed."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from pathlib import Path

from planlift_parsers import dictionary
from planlift_parsers.word_sieve import sieve_of

FILE = Path(dictionary.__file__).with_name(dictionary.SIEVE)


def packed_list() -> bytes:
    """The word list as it lies in its package."""
    return files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()


def made() -> bytes:
    """The sieve of the list that is installed, behind the mark that tells which list it is."""
    packed = packed_list()
    return packed[-dictionary.MARK_BYTES :] + sieve_of(json.loads(gzip.decompress(packed)))


if __name__ == "__main__":
    FILE.write_bytes(made())

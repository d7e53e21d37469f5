"""Phrases of the contract's kinds in other words: what each was judged to mean before it was read."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from planlift.normalise import read_deadline, read_indicators, read_owners, read_status

DATA = Path(__file__).parent / "data"


def _rows(name):
    with (DATA / f"other_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _each(name):
    return pytest.mark.parametrize("row", _rows(name), ids=lambda row: row["text"][:40] or "empty")


def _day(text):
    return dt.date.fromisoformat(text) if text else None


@_each("deadlines")
def test_a_deadline_in_other_words(row):
    reading = read_deadline(row["text"], row["period_start"])
    assert (reading.by, reading.start, reading.kind, reading.revised, bool(reading.review)) == (
        _day(row["by"]), _day(row["start"]), row["kind"], bool(row["revised"]), bool(row["review"])
    )  # fmt: skip


@_each("statuses")
def test_a_status_in_other_words(row):
    reading = read_status(row["text"], row["fill"] or None)
    assert (reading.state or "", reading.rag or "", bool(reading.review)) == (
        row["state"], row["rag"], bool(row["review"])
    )  # fmt: skip


@_each("owners")
def test_owners_in_other_words(row):
    named = [f"{owner.text}={owner.kind.value}" for owner in read_owners(row["text"])]
    assert named == [each for each in row["owners"].split("; ") if each]


@_each("indicators")
def test_indicators_in_other_words(row):
    assert read_indicators(row["text"], row["framework"]) == row["codes"].split()

"""The lists of actions that a document holds, read row by row, before values are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from planlift.corrections import NONE, Corrections
from planlift.normalise.choosing import lists_of_actions
from planlift.normalise.coded_columns import take_codes
from planlift.normalise.delimited import with_delimited
from planlift.normalise.detail_columns import part_details
from planlift.normalise.doers import name_doers
from planlift.normalise.families import map_families
from planlift.normalise.flow import Item, flow_of
from planlift.normalise.fused_columns import part_columns
from planlift.normalise.given_bands import give_bands
from planlift.normalise.given_fields import give_fields
from planlift.normalise.grid import Grid
from planlift.normalise.heading_actions import take_heading_actions
from planlift.normalise.identity import Identity, read_identity
from planlift.normalise.joined_tables import join_tables
from planlift.normalise.joining import Known
from planlift.normalise.key import read_codes
from planlift.normalise.lost_columns import registers_without_columns
from planlift.normalise.numbered import registers_of_numbers
from planlift.normalise.opening import name_openings
from planlift.normalise.outline import Names
from planlift.normalise.records import Reading, read_register, usable
from planlift.normalise.register import Found, Register
from planlift.normalise.registers import find_registers
from planlift.normalise.said_of_all import drop_said_of_all
from planlift.normalise.settled import Settled
from planlift.normalise.standing_rows import with_standing_rows
from planlift.normalise.title_rows import without_title_rows
from planlift.normalise.told import doubted, registers_in_text
from planlift.normalise.trailing_labels import drop_trailing
from planlift.normalise.vocabulary import spelt_out, words_of
from planlift_parsers import Document, Paragraph


@dataclass(frozen=True, slots=True)
class Lists:
    """What was found.

    Attributes:
        identity: whose plan it is, under what and for when.
        flow: the body of the document.
        read: each list of actions with its records.
        registers: every list of records, of actions or not.
    """

    identity: Identity
    flow: Sequence[Item]
    read: Sequence[tuple[Register, Reading]]
    registers: Sequence[Register]


def lists_in(
    document: Document,
    corrections: Corrections = NONE,
    identity: Identity | None = None,
    settled: Settled | None = None,
) -> Lists:
    """Finds the lists of actions in a document and reads their rows.

    Args:
        document: what a reader saw.
        corrections: what mapping files say.
        identity: whose plan it is, where that is known; by default read from the document.
        settled: what the first rows told of a table of which the document holds later ones.
    """
    identity = identity or read_identity(document)
    known = _words_in(document)
    flow = [
        without_title_rows(item, identity.title) if isinstance(item, Grid) else item
        for item in with_delimited(with_standing_rows(flow_of(document)))
    ]
    titles = _titles_in(flow, identity)
    found = find_registers(flow, _names(identity), titles, known, corrections)
    join_tables(found.registers)
    drop_trailing(found.registers)
    for register in found.registers:
        give_bands(register)
        give_fields(register)
    part_details(found.registers)
    part_columns(found.registers, corrections)
    take_heading_actions(found.registers)
    drop_said_of_all(found.registers)
    name_openings(found.registers)
    map_families(found.registers, corrections, identity.frameworks)
    take_codes(found.registers, read_codes(flow).keys())
    chosen = lists_of_actions(found.registers)
    if settled is not None:
        chosen = settled.keep(found.registers, chosen)
    read = [(one, read_register(one, known)) for one in chosen]
    read = [
        (register, reading)
        for register, reading in read
        if usable(reading.records) or (settled is not None and settled.is_of(register))
    ]
    if not read and settled is None:
        read = _in_text(found, identity.title, known)
    name_doers(record for _, reading in read for record in reading.records)
    return Lists(identity, flow, read, found.registers)


def _titles_in(flow: Sequence[Item], identity: Identity) -> frozenset[int]:
    """The `id` of the title's paragraphs, and of those that say it again.

    It stands on another sheet too, or in the text where it was told by the file's properties.
    """
    own = frozenset(id(paragraph) for paragraph in identity.used)
    texts = {identity.title, *(paragraph.text for paragraph in identity.used)}
    again = (item for item in flow if isinstance(item, Paragraph) and item.text in texts)
    return own | {id(item) for item in again}


def _in_text(found: Found, title: str, known: Known) -> list[tuple[Register, Reading]]:
    """Actions of a document without tables and labels: parted by dates and leads, else as told."""
    parted = registers_without_columns(found.runs) or registers_of_numbers(found.runs, title)
    read = [(register, read_register(register, known)) for register in parted]
    read = [(register, reading) for register, reading in read if usable(reading.records)]
    if read:
        return read
    told = registers_in_text(found.runs, title)
    return [(register, doubted(read_register(register, known))) for register in told]


def _names(identity: Identity) -> Names:
    """The frameworks, and words of the title and of the organisation's name, as found too."""
    whose = identity.organisation
    texts = [identity.title, *([whose.name, whose.evidence] if whose else [])]
    words = frozenset(word for text in texts for word in words_of(text))
    return Names(words, tuple(identity.frameworks))


def _words_in(document: Document) -> Known:
    @cache
    def spelt() -> str:
        return "\n".join([spelt_out(p.text) for p in document.paragraphs()])

    @cache
    def words() -> frozenset[str]:
        # Paragraph by paragraph: the words of a long document at once take more than it does.
        return frozenset(word for p in document.paragraphs() for word in words_of(p.text))

    # What is asked for is mostly two halves that are no word together: its letters stand nowhere.
    return lambda word: word in spelt() and word in words()

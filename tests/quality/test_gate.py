"""The accuracy of every set, format and field against its floor."""

from __future__ import annotations

import pytest

from quality import floors
from quality.sets import ENDINGS, FOLDERS, GROUPS, OUTSIDE, documents, tally_by_ending, tally_of

NOTES_SHOWN = 12


@pytest.mark.parametrize("group", GROUPS)
def test_accuracy_does_not_fall_below_its_floors(group):
    if group in OUTSIDE and not FOLDERS[group].is_dir():
        pytest.skip(f"{FOLDERS[group]} is not there: the labelled documents outside the project")
    held = floors.load()
    tallies = tally_by_ending(group)
    measured = {ending: floors.figures_of(tally) for ending, tally in tallies.items()}
    fallen = floors.compare(held, {group: measured})
    notes = [note for tally in tallies.values() for note in tally.notes][:NOTES_SHOWN]
    assert not fallen, "\n".join(["", *fallen, "for example:", *notes])


@pytest.mark.parametrize("group", ("layouts", "documents", "office", "samples"))
def test_every_format_of_the_own_sets_has_floors(group):
    held = floors.load().get(group, {})
    endings = {item.ending for item in documents(group)}
    assert endings
    assert endings <= set(ENDINGS)
    assert endings == set(held), "run `python -m quality.floors --update`"


@pytest.mark.parametrize("item", documents("samples"), ids=lambda item: item.name)
def test_every_field_of_the_original_plans_is_right(item):
    tally = tally_of(item)
    assert tally.notes == []

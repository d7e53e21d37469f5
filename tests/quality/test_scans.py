"""How well labelled scans are read; a set of its own, as it needs the extra."""

from __future__ import annotations

import pytest

from planlift_parsers.scan.installed import INSTALL, is_installed
from quality.score import Tally
from quality.sets import FOLDERS, OUTSIDE, scans, tally_of

# Measured, with room for one more wrong field in each set, as recognition differs in its last digits
# between processors. They only rise.
FLOORS = {"corpus": 0.975, "seeds": 0.91}
MOST_SILENT = 0.01
MOST_ALARMS = 0.15  # right fields that are named in `review`; more, and nobody looks at them


@pytest.mark.skipif(not is_installed(), reason=f"reads scans: {INSTALL}")
@pytest.mark.parametrize("group", OUTSIDE)
def test_scans_are_read_as_well_as_their_floors_say(group):
    if not FOLDERS[group].is_dir():
        pytest.skip(f"{FOLDERS[group]} is not there: the labelled documents outside the project")
    tally = Tally()
    for item in scans(group):
        tally.add(tally_of(item))
    rates = tally.rates()
    assert tally.documents
    assert rates["field_f1"] >= FLOORS[group], tally.notes
    assert rates["silent"] <= MOST_SILENT, tally.notes
    assert rates["false_alarms"] <= MOST_ALARMS

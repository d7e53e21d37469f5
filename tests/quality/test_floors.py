"""Floors rise, and never fall."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality import floors
from quality.score import Tally

FIGURES = st.dictionaries(
    st.sampled_from((*floors.FLOORS, *floors.CEILINGS)),
    st.floats(0, 1),
)


def test_figures_are_rounded_to_the_lenient_side():
    tally = Tally(documents=3, perfect=2, right=2, false=1, missing=1, values=3, silent=2)
    figures = floors.figures_of(tally)
    assert figures["perfect"] == 0.6666
    assert figures["silent"] == 0.6667


def test_what_was_not_asked_has_no_figure():
    assert "due_by" not in floors.figures_of(Tally(documents=1, values=1))


def test_a_floor_rises_and_a_ceiling_falls():
    held = {"field_f1": 0.8, "silent": 0.02}
    assert floors.raised(held, {"field_f1": 0.9, "silent": 0.01}) == {
        "field_f1": 0.9,
        "silent": 0.01,
    }


def test_update_refuses_a_figure_that_has_fallen():
    held = {"layouts": {"docx": {"field_f1": 0.9, "silent": 0.0}}}
    for worse in ({"field_f1": 0.8999, "silent": 0.0}, {"field_f1": 0.9, "silent": 0.1}):
        with pytest.raises(ValueError, match="layouts docx"):
            floors.update(held, {"layouts": {"docx": worse}})


def test_a_figure_that_is_no_longer_measured_counts_as_fallen():
    held = {"layouts": {"docx": {"rag": 0.5}}}
    assert floors.compare(held, {"layouts": {}}) == [
        "layouts docx: rag is no longer measured (held at 0.5)"
    ]


def test_a_set_that_is_not_there_keeps_its_floors():
    held = {"corpus": {"docx": {"rag": 0.5}}}
    assert floors.update(held, {"layouts": {"pdf": {"rag": 1.0}}}) == {
        "corpus": {"docx": {"rag": 0.5}},
        "layouts": {"pdf": {"rag": 1.0}},
    }


@given(FIGURES, FIGURES)
def test_raised_floors_are_never_laxer_than_either(held, measured):
    stricter = floors.raised(held, measured)
    for name, bound in held.items():
        assert stricter[name] <= bound if name in floors.CEILINGS else stricter[name] >= bound
    assert not floors.shortfalls(held, floors.raised(measured, held))


def test_floors_are_saved_as_they_were_loaded(tmp_path):
    file = tmp_path / "floors.json"
    table = {"layouts": {"docx": {"field_f1": 0.9}}}
    floors.save(table, file)
    assert floors.load(file) == table


def test_the_floors_held_are_shares():
    assert floors.load()
    for endings in floors.load().values():
        for figures in endings.values():
            assert set(figures) <= {*floors.FLOORS, *floors.CEILINGS}
            assert all(figures[name] <= 1 for name in figures if name in floors.FLOORS)

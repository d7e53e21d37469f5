"""Adjacency relations against a ground truth in the form of the ICDAR 2013 table competition."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.adjacency import Spot, main, relations
from quality.sets import ROOT

CELL = '<cell start-row="{0}" start-col="{1}" end-row="{0}" end-col="{1}"><content>{2}</content></cell>'


def test_relations_go_to_the_nearest_cell_with_text() -> None:
    spots = [Spot(0, 0, 0, 0, "a"), Spot(0, 2, 0, 2, "b"), Spot(2, 0, 2, 0, "c")]
    assert set(relations(spots)) == {("a", "b", "right"), ("a", "c", "below")}


def test_a_cell_over_two_columns_has_both_below() -> None:
    spots = [Spot(0, 0, 0, 1, "a"), Spot(1, 0, 1, 0, "b"), Spot(1, 1, 1, 1, "c")]
    found = set(relations(spots))
    assert found == {("a", "b", "below"), ("a", "c", "below"), ("b", "c", "right")}


def test_a_folder_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.pdf").write_bytes((ROOT / "samples" / "ccg.pdf").read_bytes())
    cells = "".join(CELL.format(0, column, text) for column, text in enumerate("xy"))
    truth = f'<document><table id="1"><region id="1">{cells}</region></table></document>'
    (tmp_path / "one-str.xml").write_text(truth, "utf-8")
    assert main([str(tmp_path), "--each"]) == 0
    said = capsys.readouterr().out
    assert "one " in said
    assert "1 documents: precision 0.000 recall 0.000 F1 0.000" in said


def test_a_folder_without_truths_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_help_needs_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "NAME-str.xml" in capsys.readouterr().out

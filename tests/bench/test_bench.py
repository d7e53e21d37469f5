from __future__ import annotations

import io
import sys
from pathlib import Path

import pdfplumber
import pytest

from bench import environment
from bench.__main__ import main
from bench.environment import pins
from bench.growth import Length
from bench.make import BLOCK_PAGES, docx_of, grown_rows, pdf_of, pdf_rows, xlsx_of
from bench.peers import OURS, PEERS, Peer
from bench.peers.adapter import Answer
from bench.report import Course, report
from bench.run import AdapterError, Race, Run, race, run, run_ours
from bench.samples import FOLDER, NAMES, sample_plan
from bench.score import cells_found, cells_of
from bench.stages import stages_of

ROW = ["WRES1", "Review the adverts", "HR"]


def test_cells_count_whole_and_in_the_right_row():
    wanted = [ROW, ["WRES2", "Train managers", "HR"]]
    assert cells_of(wanted) == 6
    assert cells_found(wanted, [["", *wanted[0]], wanted[1]]) == 6
    assert cells_found(wanted, [wanted[1], wanted[0]]) == 3
    assert cells_found(wanted, [["WRES1", "Review the", "HR"], ["", "adverts", ""], wanted[1]]) == 5
    assert cells_found([["HR", "HR"]], [["HR"]]) == 1


def test_marks_of_list_items_and_shapes_of_quotes_do_not_count():
    wanted = [["the Trust’s data\nnot yet"]]
    assert cells_found(wanted, [["• the Trust's data\n\uf0b7 not yet"]]) == 1
    assert cells_found(wanted, [["the Trust's da\nta not yet"]]) == 0
    assert cells_found(wanted, [["the Trust's da\nta not yet"]], lenient=True) == 1


def test_the_long_file_has_its_pages_and_rows_cut_between_them():
    with pdfplumber.open(io.BytesIO(pdf_of(2 * BLOCK_PAGES))) as document:
        tables = [page.extract_tables() for page in document.pages]
    assert len(tables) == 2 * BLOCK_PAGES
    first = [table[0][1][0] for table in tables]
    assert sum(cell == "" for cell in first) == 6
    assert len(pdf_rows(2 * BLOCK_PAGES)) == 2 * sum(len(sample_plan(n).rows) for n in NAMES)


@pytest.mark.parametrize(("suffix", "make"), [("docx", docx_of), ("xlsx", xlsx_of)])
def test_our_adapter_and_the_peer_find_every_cell(tmp_path, suffix, make):
    file = tmp_path / f"plan.{suffix}"
    file.write_bytes(make(6))
    wanted = grown_rows(6)
    for peer in (OURS, *PEERS[suffix]):
        answer = run(Path(sys.executable), peer, file).answer
        assert cells_found(wanted, answer.rows) == cells_of(wanted), peer
        assert answer.seconds > 0
        assert answer.version


def test_our_adapter_finds_the_cells_of_rows_that_pages_cut(tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf_of(BLOCK_PAGES))
    done = run_ours(file)
    assert cells_found(pdf_rows(BLOCK_PAGES), done.answer.rows) == cells_of(pdf_rows(BLOCK_PAGES))
    assert done.whole > done.answer.seconds


def test_a_peer_that_is_not_installed_or_fails_is_reported(tmp_path):
    absent = Peer("camelot_lattice", "camelot-py", "lattice", "MIT")
    lost = race(absent, Path(sys.executable), FOLDER / "ccg.pdf")
    assert "camelot" in lost.failure
    assert race(absent, tmp_path / "python", FOLDER / "ccg.pdf").failure == "FileNotFoundError"
    with pytest.raises(AdapterError, match="PackageNotFoundError"):
        run(Path(sys.executable), PEERS["docx"][0], tmp_path / "missing.docx")
    page = report("a machine", [Course("A file", 2, [ROW], [lost])], [], [])
    assert "| camelot-py lattice |  | MIT | no answer: " in page


def test_the_ratio_is_the_median_of_the_pairs():
    def runs(*seconds):
        return tuple(Run(Answer("1", each, 9.0, [ROW]), 2 * each) for each in seconds)

    done = Race(PEERS["pdf"][0], runs(1, 1, 4), runs(8, 10, 4))
    assert done.ratio == done.whole_ratio == 8
    page = report("a machine", [Course("A file", 8, [ROW], [done])], [], [])
    assert "| 8.00 x as fast | 8.00 x | 3 | 3 | 9 |" in page
    assert "1.000 (8 pages/s)" in page


def test_the_growth_of_a_long_file_is_told_apart_from_its_start():
    lengths = [Length(10, 1.0, 60.0), Length(110, 2.0, 160.0)]
    page = report("a machine", [], lengths, [])
    assert "| 10 | 1.00 | 100.0 |  | 60 |" in page
    assert "| 110 | 2.00 | 18.2 | 10.0 | 160 |" in page
    assert "Each page more takes 1024 KB" in page


def test_a_lock_is_parted_into_its_packages():
    lock = environment.LOCK.read_text("utf-8")
    names = {pin.split("==")[0] for pin in pins(lock)}
    assert {"camelot-py", "pdfplumber", "tablers"} <= names
    assert all("--hash=sha256:" in pin for pin in pins(lock))
    assert "".join(pins(lock)) == lock


def test_stages_are_timed_from_the_words_to_the_json():
    names = [stage.name for stage in stages_of(FOLDER / "ccg.pdf")]
    assert "words" in names[0]
    assert names[-1] == "plan to JSON"


def test_a_name_that_is_no_peer_is_wrong_use(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["nonsense"])
    assert "no such peer: nonsense" in capsys.readouterr().err

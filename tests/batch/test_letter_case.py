"""Names that differ in the case of their letters alone, on systems that know no case and that do."""

from __future__ import annotations

import os

import pytest

from cli.support import ROW, write_page
from planlift.batch.convert import convert
from planlift.paths import folded
from planlift.store import Store


def row(action):
    return (*ROW[:3], action, *ROW[4:])


def plans(out):
    return sorted(path.name for path in (out / "plans").rglob("*.json"))


def names(out):
    with Store(out) as store:
        rows = store.connection.execute("SELECT name FROM documents ORDER BY name")
        return [name for (name,) in rows]


@pytest.fixture
def knows_no_case(monkeypatch):
    """Before plans are taken away, names that differ in case alone are made one file."""
    drop = Store.drop_earlier

    def dropped(store, run, is_gone):
        folder = store.path.parent / "plans"
        for path in folder.rglob("*.json"):
            for other in folder.rglob("*.json"):
                if other.name < path.name and folded(other.name) == folded(path.name):
                    other.unlink()
                    os.link(path, other)
        drop(store, run, is_gone)

    monkeypatch.setattr(Store, "drop_earlier", dropped)


def test_a_renamed_document_keeps_its_plan_where_no_case_is_known(tmp_path, knows_no_case):
    docs, out = tmp_path / "docs", tmp_path / "out"
    write_page(docs / "Plan.html")
    convert([docs], out, jobs=1)
    (docs / "Plan.html").rename(docs / "plan.html")
    convert([docs], out, jobs=1)
    assert plans(out) == ["Plan.html.json", "plan.html.json"]  # here two names of one file
    assert names(out) == ["plan.html"]


def test_a_renamed_document_takes_its_old_plan_away_where_case_is_known(tmp_path):
    docs, out = tmp_path / "docs", tmp_path / "out"
    write_page(docs / "Plan.html")
    if (docs / "PLAN.html").exists():
        pytest.skip("this system knows no case")
    convert([docs], out, jobs=1)
    (docs / "Plan.html").rename(docs / "plan.html")
    convert([docs], out, jobs=1)
    assert plans(out) == ["plan.html.json"]
    assert names(out) == ["plan.html"]


def test_a_document_of_another_folder_takes_the_line_of_whose_plan_it_took(tmp_path, knows_no_case):
    out = tmp_path / "out"
    write_page(tmp_path / "one" / "Plan.html")
    write_page(tmp_path / "two" / "plan.html", row("Publish the results by grade"))
    convert([tmp_path / "one"], out, jobs=1)
    convert([tmp_path / "two"], out, jobs=1)
    assert names(out) == ["plan.html"]


@pytest.mark.parametrize(
    "made",
    [
        ("Plan.html", "plan.html"),
        ("A/plan.html", "a/plan.html"),
        ("Stra\u00dfe.html", "STRASSE.html"),
        ("Plane\u0301.html", "PLAN\u00c9.html"),
    ],
)
def test_two_documents_of_one_run_never_share_a_plan(tmp_path, made):
    docs, out = tmp_path / "docs", tmp_path / "out"
    for number, name in enumerate(made):
        write_page(docs / name, row(f"Train panel {number} of the trust"))
    if len(list(docs.rglob("*.html"))) < len(made):
        pytest.skip("this system knows no case")
    convert([docs], out, jobs=1)
    found = [path.relative_to(out).as_posix() for path in (out / "plans").rglob("*.json")]
    assert len({folded(name) for name in found}) == len(made)

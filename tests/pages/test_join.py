from __future__ import annotations

import csv
import json

import pytest

from cli.support import here
from planlift.pages import read_pages

TITLE = "Workforce Race Equality Standard action plan 2020-2022"
TRUST = "Lancashire Teaching Hospitals NHS Foundation Trust"
ACTIONS = {
    1: ("Review the recruitment process with every manager", "Head of Recruitment", "March 2021"),
    3: ("Train line managers in informal resolution", "Employee Relations Manager", "May 2020"),
    10: ("Introduce a shadow board for staff networks", "Director of Workforce", "December 2021"),
}


def _page(number, *, heading=True, foot="", title=TITLE, state="In progress"):
    action, lead, date = ACTIONS[number]
    head = f"<h2>Indicator {number}</h2>" if heading else ""
    return (
        f"<html><head><title>Indicator {number} | {title} | {TRUST}</title></head><body>"
        f"<nav><a href=/>Home</a></nav><p>Skip to plan</p><h1>{title}</h1>{head}"
        f"<h3>WRES action 1</h3><p>{action}</p><h3>Lead</h3><p>{lead}</p>"
        f"<h3>Date</h3><p>{date}</p><h3>Progress</h3><p>{state}</p>"
        f"<p>Was this page helpful?</p><p>Telephone 0100 100 100</p>{foot}</body></html>"
    )


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "docs" / "kmpt" / "wres"
    made.mkdir(parents=True)
    for number in ACTIONS:
        (made / f"indicator-{number}.html").write_text(_page(number), encoding="utf-8")
    return made


def _plan(folder):
    return read_pages(sorted(folder.iterdir()), folder.name).plan


def test_pages_are_one_plan_in_their_order(folder):
    plan = _plan(folder)
    assert [action.action for action in plan.actions] == [a for a, _, _ in ACTIONS.values()]
    assert [action.indicator for action in plan.actions] == [f"Indicator {n}" for n in ACTIONS]
    assert [(a.owner, a.deadline) for a in plan.actions] == [x[1:] for x in ACTIONS.values()]
    assert (plan.title, plan.frameworks, plan.period.label) == (TITLE, ("WRES",), "2020-2022")
    assert (plan.document.name, plan.document.pages) == ("wres", 3)


def test_every_place_names_its_page(folder):
    plan = _plan(folder)
    for action, number in zip(plan.actions, ACTIONS, strict=True):
        assert {place.file for place in action.source.fields.values()} == {
            f"indicator-{number}.html"
        }
    assert all(rest.place.file for rest in plan.rest)


def test_what_stands_on_every_page_is_furniture_and_listed_once(folder):
    rest = [(each.kind, each.text) for each in _plan(folder).rest]
    for text in ("Skip to plan", "Was this page helpful?", "Telephone 0100 100 100"):
        assert rest.count(("furniture", text)) == 1
        assert sum(text == other for _, other in rest) == 1
    assert rest.count(("navigation", "Home")) == 1


def test_labels_and_equal_values_on_every_page_stay_with_their_actions(folder):
    said = [action.status or action.updates for action in _plan(folder).actions]
    assert said == ["In progress"] * 3


def test_a_page_that_names_its_indicator_in_its_title_only_gets_it_from_there(folder):
    for number in ACTIONS:
        page = folder / f"indicator-{number}.html"
        page.write_text(_page(number, heading=False), encoding="utf-8")
    plan = _plan(folder)
    assert [action.indicator for action in plan.actions] == [f"Indicator {n}" for n in ACTIONS]
    assert plan.actions[0].source.fields["indicator"].file == "indicator-1.html"


def test_the_organisation_is_that_of_the_first_page_that_says_so(folder):
    texts = {3: f"<p>{TRUST}</p>", 10: "<p>Bolton NHS Foundation Trust</p>"}
    for number in ACTIONS:
        page = folder / f"indicator-{number}.html"
        bare = _page(number, foot="").replace(f" | {TRUST}", "")
        head = texts.get(number, "")
        page.write_text(bare.replace("<h1>", f"{head}<h1>"), encoding="utf-8")
    assert _plan(folder).organisation.name == TRUST


def _account(out):
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["path"], row["outcome"], row["plan"]) for row in csv.DictReader(file)]


def test_convert_writes_one_plan_a_folder_and_accounts_for_every_page(folder, tmp_path):
    (folder / "style.css").write_text("p { color: red }")
    (folder / "indicator-3.html").write_bytes(b"")
    done = here("convert", "--join", tmp_path / "docs", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert b"pages joined" in done.stderr
    written = "plans/kmpt/wres.json"
    assert _account(tmp_path / "out") == [
        ("kmpt/wres", "read", written),
        ("kmpt/wres/indicator-1.html", "joined", written),
        ("kmpt/wres/indicator-10.html", "joined", written),
        ("kmpt/wres/indicator-3.html", "failed", ""),
        ("kmpt/wres/style.css", "skipped", ""),
    ]
    plan = json.loads((tmp_path / "out" / written).read_bytes())
    assert [action["owner"] for action in plan["actions"]] == [
        ACTIONS[1][1],
        ACTIONS[10][1],
    ]
    (missing,) = [f for f in plan["findings"] if f["code"] == "file-damaged"]
    assert missing["severity"] == "error"
    assert "indicator-3.html could not be read" in missing["message"]
    with (tmp_path / "out" / "actions.csv").open(encoding="utf-8-sig", newline="") as file:
        pages = [row["page_file"] for row in csv.DictReader(file)]
    assert pages == ["indicator-1.html", "indicator-10.html"]


def test_a_folder_that_is_given_itself_is_called_by_its_name(folder, tmp_path):
    here("convert", "--join", folder, "--out", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out" / "plans").iterdir()] == ["wres.json"]


def test_where_no_page_can_be_read_the_folder_failed(folder, tmp_path):
    for page in folder.iterdir():
        page.write_bytes(b"")
    done = here("convert", "--join", tmp_path / "docs", "--out", tmp_path / "out")
    assert done.returncode == 3
    assert b"none of its 3 pages could be read" in done.stderr


def test_a_mapping_file_beside_the_pages_holds_for_them(folder, tmp_path):
    (folder / "planlift.toml").write_text(
        '[[tables]]\nheaders = ["Lead", "Date"]\ncolumns = { Lead = "extra" }\n'
    )
    here("convert", "--join", tmp_path / "docs", "--out", tmp_path / "out")
    plan = json.loads((tmp_path / "out" / "plans" / "kmpt" / "wres.json").read_bytes())
    assert [action["owner"] for action in plan["actions"]] == [""] * 3
    assert [action["extra"]["Lead"] for action in plan["actions"]] == [
        lead for _, lead, _ in ACTIONS.values()
    ]

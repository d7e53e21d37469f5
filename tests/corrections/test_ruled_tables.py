from __future__ import annotations

import json

import pytest

from cli.support import here
from normalise.tables import heading, line, plan, table
from planlift.corrections import Correction, Corrections, Ruling

TABLE = table(
    "Ref | Wibble | Wobble | Who | When",
    "1 | Survey shows a gap in pay | Review pay with managers | HR | May 2020",
    "2 | Survey shows a gap in bands | Publish the data by ward | OD | May 2021",
)
HEADERS = ["Ref", "Wibble", "Wobble", "Who", "When"]


def _ruled(*blocks, headers=HEADERS, **said):
    correction = Correction.model_validate({"headers": headers, **said})
    return plan(*blocks, corrections=Corrections((Ruling(correction, "planlift.toml, entry 1"),)))


def test_a_column_is_what_a_person_says_and_no_doubt_any_more():
    before = plan(TABLE).actions[0]
    assert before.outcome == ""
    assert "Wibble" in before.review["summary"]
    after = _ruled(TABLE, columns={"wibble": "outcome"})
    assert [action.outcome for action in after.actions] == [
        "Survey shows a gap in pay",
        "Survey shows a gap in bands",
    ]
    assert after.actions[0].review == {}
    (note,) = [f for f in after.findings if f.code == "mapping-applied"]
    assert note.message == "planlift.toml, entry 1, decides: “wibble” is outcome"
    assert note.where.place.table == 1


def test_the_column_that_had_the_field_gives_way():
    action = _ruled(TABLE, columns={"Wibble": "action"}).actions[0]
    assert action.action == "Survey shows a gap in pay"
    assert "Review pay with managers" not in (action.action, action.owner, action.deadline)
    assert "Review pay with managers" in (action.summary, action.outcome, action.updates) or (
        action.extra == {"Wobble": "Review pay with managers"}
    )


def test_a_column_can_be_told_to_be_extra():
    action = _ruled(TABLE, columns={"When": "extra", "#4": "deadline"}).actions[0]
    assert (action.deadline, action.extra["When"]) == ("HR", "May 2020")


def test_a_table_can_be_told_to_be_no_plan():
    ruled = _ruled(TABLE, plan=False)
    assert ruled.actions == ()
    assert {f.code for f in ruled.findings} >= {"no-plan", "mapping-applied"}
    assert any(rest.text == "Publish the data by ward" for rest in ruled.rest)


def test_a_table_that_reads_like_none_can_be_told_to_be_a_plan():
    data = table("Thing | Kind", "Apples | red fruit", "Pears | green fruit")
    assert plan(data).actions == ()
    ruled = _ruled(data, headers=["Thing", "Kind"], columns={"Kind": "action", "Thing": "theme"})
    assert [action.action for action in ruled.actions] == ["red fruit", "green fruit"]


def test_a_row_that_no_one_would_take_for_a_header_is_one_where_it_is_named():
    odd = table(
        "Qu | Wu | Zu",
        "Review pay with managers | HR | May 2020",
        "Publish the data by ward | OD | May 2021",
    )
    ruled = _ruled(
        odd, headers=["qu", "wu", "zu"], columns={"qu": "action", "wu": "owner", "zu": "deadline"}
    )
    assert [(a.action, a.owner, a.deadline) for a in ruled.actions] == [
        ("Review pay with managers", "HR", "May 2020"),
        ("Publish the data by ward", "OD", "May 2021"),
    ]


def test_other_headers_are_another_family():
    assert _ruled(TABLE, headers=[*HEADERS, "Notes"], plan=False).actions


def test_labels_of_blocks_are_told_too():
    blocks = []
    for number in (1, 2):
        blocks += [
            heading(f"Action {number}", 2),
            line(f"Action: Review the policy for ward {number}"),
            line("Lead: Head of Human Resources"),
            line("Sponsor: Director of Nursing"),
            line("Date: May 2020"),
        ]
    said = {"Sponsor": "owner"}
    ruled = _ruled(*blocks, headers=["Action", "Lead", "Sponsor", "Date"], columns=said)
    assert [action.owner for action in ruled.actions] == ["Director of Nursing"] * 2


PAGE = (
    "<h1>WRES Action Plan 2019/20</h1><table><tr><th>Ref<th>Wibble<th>Action<th>Who</tr>"
    "<tr><td>1<td>Survey shows a gap in pay<td>Review pay with managers<td>HR</tr>"
    "<tr><td>2<td>Survey shows a gap in bands<td>Publish the data by ward<td>OD</tr></table>"
)
SAID = '[[tables]]\nheaders = ["Ref", "Wibble", "Action", "Who"]\ncolumns = { Wibble = "theme" }\n'


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "docs" / "trust" / "page.html"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, encoding="utf-8")
    return path


def _themes(plan_json):
    return [action["theme"] for action in json.loads(plan_json)["actions"]]


THEMES = ["Survey shows a gap in pay", "Survey shows a gap in bands"]


def test_convert_check_and_read_follow_the_file(page, tmp_path):
    (tmp_path / "docs" / "planlift.toml").write_text(SAID, encoding="utf-8")
    done = here("convert", tmp_path / "docs", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr.decode()
    assert _themes((tmp_path / "out/plans/trust/page.html.json").read_bytes()) == THEMES
    accounted = (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")
    assert "planlift.toml,skipped,,0,0,mapping file of planlift" in accounted
    assert _themes(here("read", page).stdout) != THEMES  # only beside a file that is named itself
    given = here("read", page, "--mapping", tmp_path / "docs" / "planlift.toml")
    assert _themes(given.stdout) == THEMES
    assert b"mapping-applied" in here("check", tmp_path / "docs").stdout


def test_a_mapping_file_that_is_wrong_stops_the_run_before_it_begins(page, tmp_path):
    (tmp_path / "docs" / "planlift.toml").write_text(SAID.replace("theme", "them"))
    done = here("convert", tmp_path / "docs", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert b"planlift.toml, line 3: entry 1, columns.Wibble: 'them' is no field" in done.stderr
    assert not (tmp_path / "out").exists()


def test_what_explain_prints_can_be_pasted_and_changed(page, tmp_path):
    said = here("read", "--explain", page).stdout.decode()
    assert "2. “Wibble” is" in said
    assert "such as: Survey shows a gap in pay" in said
    assert "margin" in said
    pasted = said[said.index("[[tables]]") :]
    here("read", page, "--out", tmp_path / "before.json")
    (page.parent / "planlift.toml").write_text(pasted, encoding="utf-8")
    after = json.loads(here("read", page).stdout)
    before = json.loads((tmp_path / "before.json").read_bytes())
    fields = ("ref", "summary", "action", "owner", "theme", "extra", "outcome", "updates")
    kept = [[action[name] for name in fields] for action in after["actions"]]
    assert kept == [[action[name] for name in fields] for action in before["actions"]]
    assert "as the mapping file says" in here("read", "--explain", page).stdout.decode()


FUSED = (
    "<h1>WRES Action Plan 2019/20</h1><table><tr><th>Issue<th>Ref Action<th>Lead / Timescale</tr>"
    "<tr><td>Few apply<td>1 Review pay with managers<td>HR Director / May 2020</tr>"
    "<tr><td>Few stay<td>2 Publish the data by ward<td>OD Lead / June 2020</tr></table>"
)


def test_what_explain_prints_of_a_column_of_two_fields_gives_the_same_plan(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(FUSED, encoding="utf-8")
    said = here("read", "--explain", path).stdout.decode()
    pasted = said[said.index("[[tables]]") :]
    assert 'headers = ["Issue", "Ref Action", "Lead / Timescale"]' in pasted
    assert "“Lead” is owner" in said
    assert "“Timescale” is deadline" in said
    before = json.loads(here("read", path).stdout)
    (tmp_path / "planlift.toml").write_text(pasted, encoding="utf-8")
    after = json.loads(here("read", path).stdout)
    fields = ("ref", "summary", "action", "owner", "deadline", "extra")
    told = [[[one[name] for name in fields] for one in made["actions"]] for made in (before, after)]
    assert told[0] == told[1]
    assert told[0][0] == [
        "1", "Few apply", "Review pay with managers", "HR Director", "May 2020", {},
    ]  # fmt: skip
    assert "mapping-applied" in {finding["code"] for finding in after["findings"]}


def test_explain_says_why_a_table_is_no_plan(tmp_path):
    path = tmp_path / "data.html"
    path.write_text("<table><tr><th>Band<th>Staff</tr><tr><td>5<td>100</tr><tr><td>6<td>90</tr>")
    said = here("read", "--explain", path).stdout.decode()
    assert "no plan: no column holds actions" in said
    assert "plan = false" in said

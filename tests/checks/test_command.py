from __future__ import annotations

import csv
import io
import json

import pytest

from checks.made import action, owned, plan
from cli.support import ROW, here, write_page
from planlift.checks.machine import as_csv
from planlift.checks.report import CheckedDocument, CheckReport
from planlift.checks.terminal import as_text
from planlift.write import plan_json
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_schema import Finding, OwnerKind, Severity

AS_OF = ("--as-of", "2035-01-01")
UNOWNED = (*ROW[:4], "", *ROW[5:])


def report_of(*arguments):
    done = here("check", *arguments)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_it_prints_findings_by_severity_with_action_and_ref(tmp_path):
    document = write_page(tmp_path / "plan.html", ROW, ("7.3", *UNOWNED[1:]))
    code, text, _ = report_of(document)
    assert code == 0
    lines = text.splitlines()
    assert lines[0] == "plan.html"
    assert lines[1] == "  organisation unknown | WRES | 2019/20 | 2 actions"
    assert "  Errors (1)" in lines
    assert lines.index("  Errors (1)") < lines.index("  Warnings (1)")
    assert "  owner-missing           Action 2 (ref 7.3): No owner is named." in lines
    assert lines[-1].startswith("1 document checked: 1 error, 1 warning, ")


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--fail-on", "error"), 0), (("--fail-on", "warning"), 4)],
)
def test_fail_on_gives_exit_code_4_from_that_severity_up(tmp_path, options, code):
    stored = tmp_path / "plan.docx.json"
    stored.write_text(plan_json(plan(action(1), action(2, owner="", owners=()))), encoding="utf-8")
    assert report_of(stored, *options)[0] == code


def test_an_error_reaches_fail_on_warning_too(tmp_path):
    stored = tmp_path / "plan.docx.json"
    stored.write_text(plan_json(plan(organisation=None)), encoding="utf-8")
    assert report_of(stored, "--fail-on", "warning")[0] == 4
    assert report_of(stored, "--fail-on", "error")[0] == 4


def test_a_stored_plan_gives_what_its_document_gives(tmp_path):
    document = write_page(tmp_path / "plan.html", UNOWNED)
    here("read", document, "--out", tmp_path / "stored" / "plan.html.json")
    assert report_of(tmp_path / "stored")[1] == report_of(document)[1]


def test_a_plan_is_known_by_its_content_whatever_its_name(tmp_path):
    stored = tmp_path / "plan.txt"
    stored.write_text("\ufeff\n" + plan_json(plan()), encoding="utf-8")
    code, text, _ = report_of(stored)
    assert code == 0
    assert "Airedale NHS Foundation Trust (RCF) | WRES | 2019/20 | 9 actions" in text
    assert "No findings." in text


def test_of_a_folder_that_convert_wrote_only_the_plans_are_checked(tmp_path):
    write_page(tmp_path / "in" / "a" / "plan.html")
    here("convert", tmp_path / "in", "--out", tmp_path / "out", "--jobs", 1)
    code, text, _ = report_of(tmp_path / "out", "--format", "json")
    assert code == 0
    assert [each["document"] for each in json.loads(text)["documents"]] == ["a/plan.html"]


def test_a_document_that_cannot_be_read_is_reported_and_the_others_go_on(tmp_path):
    write_page(tmp_path / "good.html")
    (tmp_path / "bad.docx").write_bytes(b"")
    code, text, errors = report_of(tmp_path)
    assert code == 1
    assert "bad.docx\n  could not be read: " in text
    assert "good.html" in text
    assert "1 document could not be read." in text
    assert "bad.docx" in errors


def test_where_no_document_can_be_read_the_exit_code_is_3(tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"")
    code, text, _ = report_of(tmp_path / "bad.docx", "--format", "csv", "--fail-on", "warning")
    assert code == 3
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["document"], row["code"]) == ("bad.docx", "file-damaged")


def test_a_document_over_a_limit_is_named_so(tmp_path):
    with (tmp_path / "big.html").open("wb") as file:
        file.truncate(DEFAULT_LIMITS.file_bytes + 1)
    _, text, _ = report_of(tmp_path / "big.html", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["code"] == "limit-reached"


def test_a_plan_that_is_not_as_the_schema_wants_it_is_told_where(tmp_path):
    broken = json.loads(plan_json(plan()))
    broken["actions"][0]["due"]["kind"] = "whenever"
    (tmp_path / "plan.json").write_text(json.dumps(broken), encoding="utf-8")
    code, _, errors = report_of(tmp_path / "plan.json")
    assert code == 3
    assert "actions.0.due.kind" in errors
    assert "Traceback" not in errors


def test_a_plan_of_another_schema_version_is_told(tmp_path):
    old = json.loads(plan_json(plan())) | {"schema_version": "0"}
    (tmp_path / "plan.json").write_text(json.dumps(old), encoding="utf-8")
    assert "schema version '0'" in report_of(tmp_path / "plan.json")[2]


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"{}",
        b'{"schema_version": "1", "document": "\\ud800"}',
        b'{"schema_version": "1", "document": ' + b"[" * 100_000,
        b'{"schema_version": [], "document": {}}',
        b'{"schema_version": "1", "document": {}, "title": "\xff"}',
    ],
)
def test_json_that_is_no_plan_never_gives_a_traceback(tmp_path, data):
    (tmp_path / "plan.json").write_bytes(data)
    code, _, errors = report_of(tmp_path / "plan.json")
    assert code in (0, 3)
    assert "Traceback" not in errors
    assert "unexpected" not in errors


def test_other_json_in_a_folder_is_passed_over(tmp_path):
    write_page(tmp_path / "plan.html")
    (tmp_path / "settings.json").write_text('{"documents": []}', encoding="utf-8")
    code, text, _ = report_of(tmp_path)
    assert code == 0
    assert text.splitlines()[-1].endswith("1 file skipped.")


@pytest.mark.parametrize("name", ["nowhere.docx", "empty"])
def test_nothing_to_check_is_wrong_use(tmp_path, name):
    (tmp_path / "empty").mkdir()
    code, text, errors = report_of(tmp_path / name)
    assert (code, text) == (2, "")
    assert name in errors


def test_csv_for_excel_has_a_mark_in_a_file_and_none_in_a_pipe(tmp_path):
    document = write_page(tmp_path / "plan.html", UNOWNED)
    out = tmp_path / "findings.csv"
    piped = report_of(document, "--format", "csv")[1]
    assert report_of(document, "--format", "csv", "--out", out)[:2] == (0, "")
    written = out.read_bytes().decode("utf-8")
    assert written == "\ufeff" + piped
    rows = list(csv.DictReader(io.StringIO(piped)))
    assert [(row["code"], row["action"], row["ref"]) for row in rows if row["action"]] == [
        ("owner-missing", "1", "1.10")
    ]


def test_no_cell_of_the_csv_can_run_as_a_formula():
    finding = Finding(code="no-text", severity=Severity.NOTE, message='=cmd|"/c calc"!A1')
    report = CheckReport(documents=(CheckedDocument(document="=a.docx", findings=(finding,)),))
    (row,) = csv.DictReader(io.StringIO(as_csv(report)))
    assert row["document"] == "'=a.docx"
    assert row["message"].startswith("'=")


def test_findings_that_say_the_same_stand_together():
    committee = owned("Trust Board", OwnerKind.COMMITTEE)
    made = plan(*(action(n, **(committee if n in (2, 5, 7, 8) else {})) for n in range(1, 10)))
    import planlift

    checked = CheckedDocument(
        document="a.docx",
        refs={n: f"R{n}" for n in range(1, 10)},
        findings=planlift.check(made),
    )
    text = as_text(CheckReport(documents=(checked,)))
    assert text.count("Trust Board") == 1
    assert "Actions 2 (ref R2), 5 (ref R5), 7 (ref R7) and 8 (ref R8)" in " ".join(text.split())


def test_an_action_without_a_ref_is_found_by_its_place():
    import planlift

    made = plan(*(action(n, ref="", **({"owners": ()} if n == 4 else {})) for n in range(1, 10)))
    checked = CheckedDocument(document="a.docx", findings=planlift.check(made))
    text = " ".join(as_text(CheckReport(documents=(checked,))).split())
    assert "Action 4 (table 1, row 5, column 5)" in text


def test_the_words_of_a_document_cannot_steer_the_terminal():
    finding = Finding(code="no-text", severity=Severity.NOTE, message="a\x1b[2Jb")
    checked = CheckedDocument(document="a\x1b]0;x\x07.docx", findings=(finding,))
    assert "\x1b" not in as_text(CheckReport(documents=(checked,)))


def test_no_line_is_wider_than_a_page():
    finding = Finding(code="deadline-outside-period", severity=Severity.NOTE, message="word " * 99)
    checked = CheckedDocument(document="a.docx", findings=(finding,))
    assert max(map(len, as_text(CheckReport(documents=(checked,))).splitlines())) <= 80


def test_the_report_is_the_same_each_time(tmp_path):
    for name in "cab":
        write_page(tmp_path / f"{name}.html", UNOWNED)
    first, again = (report_of(tmp_path, "--format", "json")[1] for _ in range(2))
    assert first == again
    assert [d["document"] for d in json.loads(first)["documents"]] == ["a.html", "b.html", "c.html"]


def test_as_of_judges_deadlines_and_stands_in_the_report(tmp_path):
    document = write_page(tmp_path / "plan.html", ROW)
    assert "deadline-past" not in report_of(document)[1]
    code, text, _ = report_of(document, *AS_OF, "--format", "json")
    report = json.loads(text)
    assert code == 0
    assert report["as_of"] == "2035-01-01"
    codes = [finding["code"] for finding in report["documents"][0]["findings"]]
    assert "deadline-past" in codes
    assert "as of 2035-01-01." in " ".join(report_of(document, *AS_OF)[1].split())


def test_a_day_that_is_none_is_wrong_use(tmp_path):
    assert report_of(write_page(tmp_path / "plan.html"), "--as-of", "soon")[0] == 2


def test_a_profile_by_name_and_by_file_changes_what_fails(tmp_path):
    document = write_page(tmp_path / "plan.html", UNOWNED)
    (tmp_path / "lax.toml").write_text('[severities]\norganisation-unknown = "off"\n')
    assert report_of(document, "--fail-on", "error")[0] == 4
    lax = ("--profile", tmp_path / "lax.toml")
    assert report_of(document, "--fail-on", "error", *lax)[0] == 0
    _, text, _ = report_of(document, "--profile", "submission", "--format", "json")
    owner = [
        f for f in json.loads(text)["documents"][0]["findings"] if f["code"] == "owner-missing"
    ]
    assert [each["severity"] for each in owner] == ["error"]


def test_a_profile_that_is_none_is_told_by_name(tmp_path):
    (tmp_path / "bad.toml").write_text("[severities]\nno-such-code = 'error'\n")
    code, _, errors = report_of(write_page(tmp_path / "p.html"), "--profile", tmp_path / "bad.toml")
    assert code == 2
    assert "bad.toml" in errors
    assert "'no-such-code' is no finding code" in errors


def test_the_worst_document_comes_first_for_people_and_names_order_for_programs(tmp_path):
    write_page(tmp_path / "a.html")
    write_page(tmp_path / "b.html", UNOWNED)
    (tmp_path / "c.docx").write_bytes(b"")
    blocks = report_of(tmp_path)[1].split("\n\n")
    firsts = [block.splitlines()[0] for block in blocks if not block.startswith(" ")]
    assert firsts[:3] == ["c.docx", "b.html", "a.html"]
    table = csv.DictReader(io.StringIO(report_of(tmp_path, "--format", "csv")[1]))
    assert list(dict.fromkeys(row["document"] for row in table)) == ["a.html", "b.html", "c.docx"]

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export.made import FULL, INFO
from planlift.batch.account import Outcome, Record, Result
from planlift.export.flat import write_flat_files
from planlift.export.report.content import as_sentence, in_words
from planlift.write import plan_json
from planlift_schema import Action, ActionPlan, Finding, Severity, Where

HOSTILE = "<script>alert(\"x\")</script>&amp;' onload='x"
DOUBTS = (
    FULL,
    Action(action="Plain"),
    *(Action(review={"deadline": "the year is not said"}) for _ in range(3)),
    Action(review={"deadline": HOSTILE}),
)
WARNING = Finding(
    code="owner-missing",
    severity=Severity.WARNING,
    message="no owner is named",
    hint="Name one.",
    where=Where(action=2, field="owner"),
)


def plan_of(*actions, findings=()):
    return ActionPlan(document=INFO, actions=actions, findings=findings)


def put(folder, name, plan, reason=""):
    """A plan as it stands in an output folder, and its line of the account."""
    (folder / f"{name}.json").write_text(plan_json(plan), encoding="utf-8")
    doubted = sum(bool(action.review) for action in plan.actions)
    result = Result(
        Outcome.READ if plan.actions else Outcome.NO_PLAN,
        reason,
        format="docx",
        actions=len(plan.actions),
        to_review=doubted,
    )
    return Record(name, result, f"{name}.json", f"../in/{name}")


@pytest.fixture
def records(tmp_path):
    return [
        Record("a/bad.docx", Result(Outcome.FAILED, "the file is empty", "Save it again.")),
        put(tmp_path, "certain.docx", plan_of(FULL.model_copy(update={"review": {}}))),
        put(tmp_path, "doubts.docx", plan_of(*DOUBTS, findings=(WARNING,))),
        put(tmp_path, "warned.docx", plan_of(Action(action="A"), findings=(WARNING, WARNING))),
        put(tmp_path, "empty.docx", plan_of(), "no action plan was found in it"),
        Record("photo.jpg", Result(Outcome.SKIPPED, "no document"), "", "../in/photo.jpg"),
        Record("late.docx", Result(Outcome.NOT_REACHED, "stopped", "Run the command again.")),
    ]


@pytest.fixture
def page(tmp_path, records):
    assert write_flat_files(tmp_path, records) == ()
    return BeautifulSoup((tmp_path / "report.html").read_bytes(), "html.parser")


def section(page, name):
    return page.find(id=name).find_parent("section")


def rows_of(table):
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in table.find_all("tr")
    ]


def test_totals_come_first(page):
    figures = {div.dt.get_text(): div.dd.get_text() for div in page.select(".figures div")}
    assert figures == {
        "Documents": "6",
        "Actions": "8",
        "Actions to review": "5",
        "With a plan": "3",
        "Without a plan": "1",
        "Failed": "1",
        "Skipped": "1",
        "Not reached": "1",
    }
    tables = [rows_of(table) for table in section(page, "totals").find_all("table")]
    assert tables[0] == [
        ["Field", "Actions", "Documents"],
        ["Deadline", "4", "1"],
        ["Owner", "1", "1"],
    ]
    assert tables[1][1] == ["owner-missing", "warning", "3", "2"]


def test_what_was_not_read_has_its_remedy(page):
    assert rows_of(section(page, "unread").table)[1:] == [
        ["a/bad.docx", "failed", "The file is empty.", "Save it again."],
        ["late.docx", "not reached", "Stopped.", "Run the command again."],
    ]
    assert rows_of(section(page, "skipped").table)[1:] == [
        ["photo.jpg", "skipped", "No document.", "Nothing."]
    ]
    assert rows_of(section(page, "no_plan").table)[1][0] == "empty.docx"


def test_what_to_review_is_told_by_document_and_field_each_reason_once(page):
    (article,) = section(page, "review").find_all("article")
    assert article.h3.get_text(strip=True) == "doubts.docx"
    assert rows_of(article.table) == [
        ["Action no.", "Field", "Why"],
        ["1", "Owner", "Two owners run together."],
        ["3 to 5", "Deadline", "The year is not said."],
        ["6", "Deadline", as_sentence(HOSTILE)],
    ]
    (told,) = article.find_all("li")
    assert told.get_text() == "Warning, action 2: No owner is named. Name one."
    (warned,) = section(page, "warned").find_all("article")
    assert warned.h3.get_text(strip=True) == "warned.docx"
    assert len(warned.find_all("li")) == 1


def test_every_file_is_in_the_full_list(page, records):
    listed = rows_of(section(page, "all").table)[1:]
    assert [row[0] for row in listed] == [record.path for record in records]
    assert listed[2] == ["doubts.docx", "read", "docx", "6", "5", "JSON"]
    leads = page.find("a", string="5")["href"]
    assert page.find(id=leads.removeprefix("#")).h3.get_text(strip=True) == "doubts.docx"


def test_the_page_needs_no_script_and_no_other_host(page, tmp_path):
    text = (tmp_path / "report.html").read_text("utf-8")
    assert not page.find_all(["script", "link", "img", "iframe", "object", "form", "base"])
    assert not re.search(r"https?:|//[a-z]|url\(|@import", text)
    assert not any(
        name.startswith("on") or name == "style" for tag in page.find_all() for name in tag.attrs
    )
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    digest = hashlib.sha256(page.style.string.encode()).digest()
    assert policy == f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}'"


def test_landmarks_headings_and_tables_are_named(page):
    assert page.html["lang"] == "en-GB"
    assert page.title.string
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.find_all(landmark)) == 1
    assert page.find("a")["href"] == f"#{page.main['id']}"
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in page.find_all("table"):
        assert table.caption.get_text(strip=True)
        assert all(th.get("scope") == "col" for th in table.thead.find_all("th"))
        heads = [row.find_all("th") for row in table.tbody.find_all("tr")]
        assert all(len(row) == 1 and row[0]["scope"] == "row" for row in heads)
        titles = {th.get_text() for th in table.thead.find_all("th")}
        assert {tag["data-label"] for tag in table.select("[data-label]")} <= titles | {"Document"}


def test_names_are_unique_and_every_link_within_the_page_leads_somewhere(page):
    names = [tag["id"] for tag in page.find_all(id=True)]
    assert len(names) == len(set(names))
    within = [a["href"][1:] for a in page.find_all("a") if a["href"].startswith("#")]
    assert set(within) <= set(names)
    texts = {a.get("aria-label") or a.get_text(strip=True) for a in page.find_all("a")}
    assert "" not in texts


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_stands_out_from_its_ground(page):
    style = page.style.string
    inks = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style))
    for ink in ("ink", "soft", "link"):
        assert contrast(inks[ink], "#ffffff") >= 4.5
        assert contrast(inks[ink], inks["head"]) >= 4.5
    marks = re.findall(r"\.outcome[^{]*\{[^}]*background: (#\w{6}); color: (#\w{6})", style)
    assert len(marks) >= 4
    assert all(contrast(ground, ink) >= 4.5 for ground, ink in marks)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(min_size=1, max_size=40) | st.sampled_from([HOSTILE, "</style>", "{{ 1 }}", "]]>"]))
def test_any_text_of_a_document_stays_text(tmp_path, text):
    text = text.replace("\x00", "0").replace("\r", " ")
    record = put(tmp_path, "d.docx", plan_of(Action(review={"owner": text})))
    failed = Record(text, Result(Outcome.FAILED, text, text))
    assert write_flat_files(tmp_path, [record, failed]) == ()
    html = (tmp_path / "report.html").read_bytes().decode()
    page = BeautifulSoup(html, "html.parser")
    cell = section(page, "review").table.find("td", {"data-label": "Why"})
    assert not cell.find_all()
    assert cell.get_text() == as_sentence(text)
    assert len(page.find_all("style")) == 1
    assert not page.find_all("script")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((4,), "4"), ((1, 2), "1, 2"), ((1, 2, 3, 7, 9, 10, 11), "1 to 3, 7, 9 to 11")],
)
def test_numbers_in_words(numbers, words):
    assert in_words(numbers) == words

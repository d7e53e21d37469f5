"""The reports for people: the mail's table and the page to send back."""

from __future__ import annotations

import itertools
import re

from bs4 import BeautifulSoup

import planlift
from checks.made import TRUST, action, plan
from planlift.checks.forms import FORMS
from planlift.checks.report import CheckedDocument, CheckReport
from planlift_schema import Finding, Severity

_SEVERITIES = ("Error", "Warning", "Note")


def checked(name="a.docx", made=None):
    made = made or plan(*(action(n, outcome="") for n in (1, 2)), organisation=None)
    return CheckedDocument(
        document=name,
        organisation=made.organisation,
        frameworks=made.frameworks,
        period=made.period,
        actions=len(made.actions),
        findings=planlift.check(made),
    )


def page_of(*documents):
    return BeautifulSoup(FORMS["html"](CheckReport(documents=documents)), "html.parser")


def test_the_mail_fits_a_mail_and_has_a_row_a_finding():
    text = FORMS["mail"](CheckReport(documents=(checked(),)))
    assert max(map(len, text.splitlines())) <= 76
    weights = [line.split()[0] for line in text.splitlines() if line.startswith(_SEVERITIES)]
    assert weights == ["Error", "Note", "Note"]
    assert "Whole document" in text
    assert "\t" not in text


def test_a_clean_plan_says_so_in_every_form():
    document = checked(made=plan())
    for form in ("text", "mail", "html"):
        assert "No findings." in FORMS[form](CheckReport(documents=(document,)))


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing():
    html = FORMS["html"](CheckReport(documents=(checked(),)))
    page = BeautifulSoup(html, "html.parser")
    assert not page.find_all(["script", "link", "img", "iframe"])
    assert not re.search(r"(?:https?:)?//\w|url\(|@import", html)
    assert page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})


def test_the_page_has_landmarks_headings_in_order_and_a_table_with_headers():
    page = page_of(checked("a.docx"), checked("b.docx"))
    assert page.html["lang"] == "en-GB"
    assert [len(page.find_all(tag)) for tag in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    levels = [int(each.name[1]) for each in page.find_all(re.compile(r"h[1-6]"))]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for table in page.find_all("table"):
        assert table.caption.text.strip()
        assert [th["scope"] for th in table.find_all("th")] == ["col"] * 3
    ids = [each["id"] for each in page.find_all(id=True)]
    assert len(set(ids)) == len(ids)
    for link in page.find_all("a"):
        assert link["href"].removeprefix("#") in ids


def test_the_page_says_each_weight_in_words():
    rows = page_of(checked()).select("tbody tr")
    assert [row.td.text.strip() for row in rows] == ["Error", "Note", "Note"]


def test_what_has_one_remedy_stands_in_one_row_of_the_page():
    weak = (action(n, action=f"Continue to monitor {n}") for n in (1, 2))
    made = plan(*weak, *(action(n) for n in range(3, 10)))
    (row,) = page_of(checked(made=made)).select("tbody tr")
    assert [item.strong.text[:9] for item in row.select("li")] == ["Action 1 ", "Action 2 "]


def test_the_page_says_why_for_what_was_found_only():
    page = page_of(checked())
    reasons = [each.strong.text for each in page.select(".reasons li")]
    assert "The plan says whose it is." in reasons
    assert len(reasons) == 3


def test_words_of_a_document_are_never_markup():
    finding = Finding(code="no-text", severity=Severity.NOTE, message="<b onclick=x>&amp;")
    document = CheckedDocument(document="<i>.docx", organisation=TRUST, findings=(finding,))
    html = FORMS["html"](CheckReport(documents=(document,)))
    assert "<b onclick" not in html
    assert "<i>" not in html
    assert "&lt;b onclick=x&gt;&amp;amp;" in html


def test_a_document_that_could_not_be_read_says_why_in_every_form():
    document = CheckedDocument(document="a.docx", failed="the file is empty")
    for form in ("text", "mail", "html"):
        assert "the file is empty" in FORMS[form](CheckReport(documents=(document,)))


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_stands_out_from_its_ground():
    style = page_of(checked()).style.text
    pairs = re.findall(r"background: (#\w{6}); color: (#\w{6})", style)
    variables = dict(re.findall(r"--(\w+): (#\w{6})", style))
    pairs += [("#ffffff", variables[name]) for name in ("ink", "soft", "link")]
    pairs.append((variables["head"], variables["ink"]))
    assert len(pairs) >= 7
    for ground, ink in pairs:
        low, high = sorted((_luminance(ground), _luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ground, ink)

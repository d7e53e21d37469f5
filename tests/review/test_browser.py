"""The whole journey in Debian's Chromium, and every page by axe."""

from __future__ import annotations

import io
import shutil
import time
from contextlib import contextmanager

import docx
import openpyxl
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from planlift.review.security.roles import Role
from review.made import HEADERS, LINES, PASSWORD, page_of, served
from review.test_uploads import ended

sync_api = pytest.importorskip("playwright.sync_api")
axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
expect = sync_api.expect
expect.set_options(timeout=60_000)  # milliseconds, as playwright gives a click
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs a browser: apt-get install chromium"
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"wide": (1280, 800), "phone": (375, 700), "narrow": (320, 600), "4K": (3840, 2160)}
KEY = "plan.html"
PAGES = (
    "/",
    "/documents",
    f"/document?key={KEY}",
    f"/document?key={KEY}&at=r1.deadline",
    "/document?key=wwl.pdf&page=2",
    "/document?key=broken.pdf",
    f"/split?key={KEY}&action=r1",
    f"/add?key={KEY}",
    f"/history?key={KEY}",
    f"/columns?key={KEY}",
    "/files",
    "/comparison",
    "/audit",
    "/nowhere",
)
SHORT = tuple(
    HEADERS.index(name) for name in ("Ref", "Indicator", "Action", "Owner", "Deadline", "Status")
)


def word_file():
    document = docx.Document()
    document.add_heading("WRES action plan 2019/20")
    document.add_paragraph("Airedale NHS Foundation Trust")
    table = document.add_table(rows=0, cols=len(HEADERS))
    for line in (HEADERS, *LINES):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def pdf_file():
    style = getSampleStyleSheet()["BodyText"]
    rows = [[Paragraph(line[at], style) for at in SHORT] for line in (HEADERS, *LINES)]
    table = Table(rows, colWidths=[40, 80, 220, 120, 120, 120])
    table.setStyle(
        TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        )
    )
    made = io.BytesIO()
    title = Paragraph(
        "Bradford Teaching Hospitals NHS Foundation Trust: WRES action plan 2019/20", style
    )
    SimpleDocTemplate(made, pagesize=landscape(A4)).build([title, table])
    return made.getvalue()


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(browser):
    """A tab that fails the test where the page says something is wrong with it.

    It closes before the server it looks at: what a page still loads would be refused.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    said = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [
        line for line in said if "404" not in line and "401" not in line and "409" not in line
    ] == []


@pytest.fixture
def tab(browser, client):
    with opened(browser) as page:
        yield page


def faults(page):
    found = axe_api.Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert len(found.response["passes"]) > 10  # it looked
    return [
        (rule["id"], node["html"][:200])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def test_the_whole_journey(browser, tmp_path):
    with served(tmp_path) as client, opened(browser) as tab:
        tab.goto(client.address)
        tab.set_input_files(
            "#files",
            [
                {
                    "name": "plan.docx",
                    "mimeType": "application/octet-stream",
                    "buffer": word_file(),
                },
                {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": pdf_file()},
            ],
        )
        expect(tab.locator("#chosen")).to_have_text("2 chosen")
        tab.click("text=Read them")
        # What came is shown while the job goes on, whose end loads the page anew.
        tab.wait_for_selector("text=Done.", timeout=120_000)
        expect(tab.locator(".pl-results a")).to_have_count(2)
        for name in ("plan.docx", "plan.pdf"):
            tab.click("text=Documents")
            tab.click(f"a:has-text('{name}')")
            marks = tab.locator(".pl-source .pl-marked, .pl-source rect")
            expect(marks.nth(10)).to_be_attached()
            tab.wait_for_selector("#shortcut:visible")
            tab.keyboard.press("n")
            tab.wait_for_selector("[data-at]")
            field = tab.locator("[data-at]")
            expect(field.locator("dt")).to_contain_text("Deadline")
            field.locator("textarea").fill("March 2020")
            field.locator("text=Save").click()
            tab.wait_for_selector("text=Kept: deadline changed")
            expect(tab.locator("#actions")).to_contain_text("by 31 March 2020")
            tab.click("text=What the check says of the plan")
        tab.click("text=Downloads")
        tab.click("text=Write them anew")
        tab.wait_for_selector("text=Done.", timeout=120_000)
        tab.click("main >> text=Downloads")
        with tab.expect_download() as taken:
            tab.click("a:has-text('actions.xlsx')")
        taken.value.save_as(tmp_path / "taken.xlsx")
        book = openpyxl.load_workbook(tmp_path / "taken.xlsx")
        values = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
        assert values.count("March 2020") == 6
        assert "31 February 2020" not in values
        tab.click("text=Comparison")
        tab.click("text=Compare the plans")
        tab.wait_for_selector("text=Done.", timeout=120_000)
        tab.click("main >> text=Comparison")
        shown = tab.locator("main")
        expect(shown).to_contain_text("Airedale NHS Foundation Trust")
        expect(shown).to_contain_text("Bradford Teaching Hospitals NHS Foundation Trust")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_page_is_without_fault_by_axe(client, tab, size):
    client.post(
        "/decide",
        data={
            "key": KEY,
            "seen": "0.0",
            "kind": "edit",
            "action": "r2",
            "field": "owner",
            "text": "A",
        },
    )
    ended(client, client.post("/comparison"))
    tab.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    for path in (*PAGES, f"/document?key={KEY}&done=1"):
        tab.goto(client.address + path)
        tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert faults(tab) == [], path


def test_the_question_after_a_conflict_is_without_fault(client, tab):
    tab.goto(f"{client.address}/document?key={KEY}&at=r1.deadline")
    client.post(
        "/decide",
        data={
            "key": KEY,
            "seen": "0.0",
            "kind": "edit",
            "action": "r1",
            "field": "deadline",
            "text": "May 2019",
        },
    )
    tab.fill("[data-at] textarea", "June 2019")
    tab.click("[data-at] >> text=Save")
    tab.wait_for_selector("text=Somebody changed this meanwhile")
    expect(tab.locator("main")).to_contain_text("May 2019")
    assert faults(tab) == []
    tab.click("text=Keep mine over theirs")
    tab.wait_for_selector("text=by 30 June 2019")


def test_signing_in_is_without_fault(browser, out):
    with served(out, users=True) as client, opened(browser) as tab:
        client.desk.users.add("Ann", PASSWORD, Role.ADMIN)
        tab.goto(f"{client.address}/audit")
        tab.fill("#name", "Ann")
        tab.fill("#password", "wrong")
        tab.click("main >> text=Sign in >> nth=-1")
        tab.wait_for_selector("text=The name or the password is wrong")
        assert faults(tab) == []
        tab.fill("#name", "Ann")
        tab.fill("#password", PASSWORD)
        tab.keyboard.press("Enter")
        tab.wait_for_selector("text=Who did what")
        tab.click("text=Sign out")
        tab.wait_for_selector("#password")


@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_wider_than_the_screen(client, tab, size):
    ended(client, client.post("/comparison"))
    tab.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    for path in PAGES:
        tab.goto(client.address + path)
        over = tab.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, path


def test_all_is_read_and_edited_without_script(browser, client):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{client.address}/documents")
    page.click(f"a:has-text('{KEY}')")
    page.click("#next")
    field = page.locator("[data-at]")
    field.locator("textarea").fill("March 2020")
    field.locator("text=Save").click()
    expect(page.locator("main")).to_contain_text("Kept: deadline changed")
    page.locator("#done >> text=Undo").click()
    expect(page.locator("#actions")).to_contain_text("31 February 2020")
    page.locator("#r1 summary:has-text('More')").click()
    page.click("text=Split action 1")
    page.fill("#part-1", "One")
    page.fill("#part-2", "Two")
    page.click("main >> button:has-text('Split')")
    expect(page.locator(".pl-card")).to_have_count(4)
    page.locator("#r1 summary:has-text('More')").click()
    page.click("text=Join action 1 with action 2")
    expect(page.locator(".pl-card")).to_have_count(3)
    page.goto(client.address)
    page.set_input_files(
        "#files", [{"name": "new.html", "mimeType": "text/html", "buffer": page_of().encode()}]
    )
    page.click("text=Read them")
    again, came = page.locator("text=Look again"), page.locator(".pl-results a")
    until = time.monotonic() + 120
    again.or_(came).first.wait_for()  # both are there while the job ends
    while again.count():
        assert time.monotonic() < until
        page.wait_for_timeout(200)
        again.click()
        again.or_(came).first.wait_for()
    expect(came).to_have_count(1)
    context.close()


def test_all_is_done_by_the_keyboard_alone(client, tab):
    tab.goto(f"{client.address}/documents")
    press_until(tab, f"a:has-text('{KEY}')")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#next")
    press_until(tab, "#next")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("[data-at]")
    press_until(tab, "[data-at] textarea")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("March 2020 now")
    press_until(tab, "[data-at] .pl-edit button")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("text=Kept: deadline changed")
    press_until(tab, "#done button")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("text=Taken back")
    press_until(tab, "#r2 .pl-more summary")
    tab.keyboard.press("Enter")
    press_until(tab, "#r2 >> text=Delete action 2")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("text=Kept: deleted")
    expect(tab.locator(".pl-card")).to_have_count(2)


def press_until(tab, selector, most=400):
    """Press Tab until something has the focus, which everybody can see."""
    wanted = tab.locator(selector).first.element_handle()
    for _ in range(most):
        if tab.evaluate("one => one === document.activeElement", wanted):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_the_key_for_the_next_field_can_be_turned_off(client, tab):
    tab.goto(f"{client.address}/document?key={KEY}")
    tab.click("#shortcut")
    before = tab.url
    tab.keyboard.press("n")
    tab.wait_for_timeout(300)
    assert tab.url == before
    tab.reload()
    tab.wait_for_selector("#shortcut:visible")
    tab.keyboard.press("n")
    tab.wait_for_timeout(300)
    assert tab.url == before
    tab.click("#shortcut")
    tab.keyboard.press("n")
    tab.wait_for_url("**at=r1*")


def test_a_letter_typed_into_a_field_stays_there(client, tab):
    tab.goto(f"{client.address}/document?key={KEY}&at=r1.deadline")
    tab.fill("[data-at] textarea", "")
    tab.click("[data-at] textarea")
    tab.keyboard.type("nine")
    assert tab.input_value("[data-at] textarea") == "nine"


def test_a_document_that_is_dropped_is_taken(client, tab):
    tab.goto(client.address)
    data = tab.evaluate_handle(
        "() => { const data = new DataTransfer(); data.items.add(new File(['x'], 'a.txt')); return data; }"
    )
    tab.dispatch_event("#drop", "drop", {"dataTransfer": data})
    expect(tab.locator("#chosen")).to_have_text("1 chosen")


def test_nothing_comes_from_elsewhere(client, tab):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        tab.goto(client.address + path)
    assert len(asked) > len(PAGES)
    assert [url for url in asked if not url.startswith(client.address)] == []


def test_on_paper_there_is_the_plan_and_no_menu(client, tab):
    tab.goto(f"{client.address}/document?key={KEY}")
    tab.emulate_media(media="print")
    assert not tab.locator(".pl-header").is_visible()
    assert not tab.locator(".pl-tools").first.is_visible()
    assert tab.locator(".pl-value").first.is_visible()

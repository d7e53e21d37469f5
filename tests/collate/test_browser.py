"""The page in a browser: nothing barred, filters, sorting, print, and what axe finds."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

import planlift
from bench.plans import many_plans
from planlift.collate.page import comparison_page

playwright = pytest.importorskip(
    "playwright.sync_api", reason="pip install playwright axe-playwright-python"
)
playwright.expect.set_options(timeout=60_000)  # milliseconds, for a machine that does much else
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium: apt-get install chromium, or set CHROMIUM to its path"
)
BODIES, YEARS = 8, 3
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    made = planlift.collate(many_plans(BODIES, YEARS, actions=10), as_of=dt.date(2020, 10, 1))
    path = tmp_path_factory.mktemp("page") / "comparison.html"
    path.write_text(comparison_page(made), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(params=[1280, 375])
def page(browser, file, request):
    opened = browser.new_page(viewport={"width": request.param, "height": 900})
    opened.set_default_timeout(60_000)
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    opened.close()


def test_nothing_is_barred_and_nothing_is_wider_than_the_screen(page):
    assert page.said == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = axe.run(page, options=RULES).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_filters_and_search_hide_rows(page):
    rows = page.locator("table.heat tbody tr:visible")
    assert rows.count() == BODIES * YEARS
    page.select_option("#by-y", "2019/20")
    playwright.expect(rows).to_have_count(BODIES)
    assert "rows are shown" in page.inner_text("#shown")
    page.fill("#by-words", rows.locator("th").first.inner_text())
    playwright.expect(rows).to_have_count(1)
    page.click("text=Show all")
    playwright.expect(rows).to_have_count(BODIES * YEARS)
    assert not page.inner_text("#shown")


def test_charts_of_all_plans_are_hidden_while_a_filter_is_on_and_say_so(page):
    charts, notes = page.locator("svg.chart"), page.locator(".instead")
    many = page.locator("svg.chart:visible").count()
    assert many >= 4
    assert page.locator(".instead:visible").count() == 0
    page.select_option("#by-y", "2019/20")
    for number in range(charts.count()):
        playwright.expect(charts.nth(number)).to_be_hidden()
        playwright.expect(notes.nth(number)).to_be_visible()
    playwright.expect(notes.first).to_contain_text("hidden while a filter is on")
    playwright.expect(page.locator("text=The same as a table")).to_be_hidden()
    page.click("text=Show all")
    playwright.expect(page.locator("svg.chart:visible")).to_have_count(many)
    playwright.expect(page.locator(".instead:visible")).to_have_count(0)


def test_a_table_of_which_no_row_matches_says_so(page):
    page.fill("#by-words", "no plan has these words")
    playwright.expect(page.locator(".none-fit").first).to_be_visible()
    playwright.expect(page.locator("table.heat").first).to_be_hidden()
    page.fill("#by-words", "")
    playwright.expect(page.locator(".none-fit:visible")).to_have_count(0)
    playwright.expect(page.locator("table.heat").first).to_be_visible()


def test_a_column_sorts_up_and_down_by_keyboard(page):
    head = page.locator("table.heat thead th").first
    names = page.locator("table.heat tbody th")
    first = names.first.inner_text()
    head.locator("button").focus()
    page.keyboard.press("Enter")
    playwright.expect(head).to_have_attribute("aria-sort", "ascending")
    playwright.expect(names.first).to_have_text(first)
    page.keyboard.press("Enter")
    playwright.expect(head).to_have_attribute("aria-sort", "descending")
    playwright.expect(names.last).to_have_text(first)


def test_numbers_sort_as_numbers_the_greatest_first(page):
    head = page.locator("table.themes thead th").nth(2)
    head.locator("button").click()
    playwright.expect(head).to_have_attribute("aria-sort", "descending")
    cells = page.locator("table.themes tbody tr td:nth-child(3)").all_inner_texts()
    assert [int(each) for each in cells] == sorted(map(int, cells), reverse=True)


def test_everything_is_there_without_scripts(browser, file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("table.heat tbody tr").count() == BODIES * YEARS
    assert not page.locator("#filters").is_visible()
    assert page.locator("#quality").is_visible()
    assert page.locator("svg.chart").first.is_visible()
    assert not page.locator(".instead").first.is_visible()
    context.close()


def test_print_shows_whole_tables_and_no_controls(page):
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.evaluate(
        "[...document.querySelectorAll('.scroll')].every(e => getComputedStyle(e).overflowY === 'visible')"
    )

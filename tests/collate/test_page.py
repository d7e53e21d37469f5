from __future__ import annotations

import base64
import datetime as dt
import hashlib
import itertools
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import planlift
from bench.plans import many_plans
from checks.made import action, due, plan
from planlift.collate.page import comparison_page, sections_of
from planlift.collate.page.charts import Bar, Column, bars, columns
from planlift.collate.page.shaping import quarters
from planlift_schema import Organisation, Period

DAY = dt.date(2020, 10, 1)
NEXT = Period(label="2020/21", start=dt.date(2020, 4, 1), end=dt.date(2021, 3, 31))
EVIL = '<script>alert("x")</script><b onclick=1>&amp;'
DIGESTS = (f"{number:064x}" for number in itertools.count(4_000_000))


def some_plan(*actions, **fields):
    return plan(*actions, **{"sha256": next(DIGESTS), **fields})


def page_of(*plans, as_of=DAY):
    return comparison_page(planlift.collate(plans, as_of=as_of))


@pytest.fixture(scope="module")
def soup():
    return BeautifulSoup(page_of(*many_plans(bodies=12, years=3, actions=12)), "html.parser")


def test_every_section_has_a_heading_that_the_navigation_leads_to(soup):
    anchors = [link["href"][1:] for link in soup.select("nav a")]
    assert anchors == ["coverage", "themes", "time", "owners", "changes", "quality"]
    assert all(soup.find("h2", id=anchor) for anchor in anchors)
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(set(ids)) == len(ids)


def test_the_policy_allows_its_own_style_and_script_and_nothing_else(soup):
    policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    digests = {
        tag: base64.b64encode(hashlib.sha256(soup.find(tag).string.encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; "
        f"script-src 'sha256-{digests['script']}'"
    )
    assert len(soup.find_all("script")) == len(soup.find_all("style")) == 1
    assert not soup.find_all(style=True)
    assert not re.search(r'(?:src|href)="(?!#)', str(soup))


def test_words_of_plans_are_shown_and_never_run():
    evil = Organisation(name=EVIL)
    actions = [
        action(1, action=f"Train all mentors {EVIL}", owner=EVIL, **due(EVIL, dt.date(2019, 5, 1)))
    ]
    made = page_of(
        some_plan(*actions, organisation=evil, frameworks=(EVIL,)),
        some_plan(*actions, organisation=Organisation(name="Elm"), period=Period(label=EVIL)),
        some_plan(
            action(2, action=f"Other {EVIL}"), organisation=evil, frameworks=(EVIL,), period=NEXT
        ),
    )
    soup = BeautifulSoup(made, "html.parser")
    assert len(soup.find_all("script")) == 1
    assert not soup.find_all(onclick=True)
    assert EVIL in soup.find("main").get_text()


def test_the_heat_map_says_in_words_what_it_shades():
    made = page_of(
        some_plan(action(2), action(2)),
        some_plan(organisation=Organisation(name="Elm"), period=NEXT),
    )
    rows = BeautifulSoup(made, "html.parser").select("table.heat tbody tr")
    texts = [[cell.get_text(" ") for cell in row.find_all(["th", "td"])] for row in rows]
    assert texts[0][1:5] == ["2019/20", "gap", "2", "gap"]
    assert rows[0].find_all("td")[1]["class"] == ["s0"]
    assert texts[1][1:] == ["2020/21", "none published", "0"]


def test_rows_carry_what_they_can_be_filtered_by(soup):
    rows = soup.select("tr[data-g]")
    assert len(rows) > 100
    row = soup.select_one("table.heat tbody tr")
    assert row["data-g"]
    assert (row["data-k"], row["data-f"], row["data-y"]) == ("trust", "WRES", "2018/19")
    theme = soup.select_one("table.themes tbody tr")
    assert "|" in theme["data-y"]


def test_charts_say_the_same_in_words(soup):
    for chart in soup.select("svg[role=img]"):
        title, told = (soup.find(id=each) for each in chart["aria-labelledby"].split())
        assert title.name == "title"
        assert told.get_text()
    assert len(soup.select("svg[role=img]")) >= 5


def test_a_chart_of_nothing_but_zeros_is_drawn():
    drawn = bars("a", "Owners", [Bar("role", 0), Bar("team", 0)])
    assert "role: 0; team: 0" in drawn
    assert columns("b", "Time", (), [Column("2019/20 Q1", ())]).startswith("<svg")


def test_quarters_far_away_are_counted_together():
    days = [
        dt.date(1919, 5, 1),
        *[dt.date(2019, month, 1) for month in range(4, 13)],
        dt.date(2190, 5, 1),
    ]
    actions = [action(1, **due("then", day)) for day in days]
    shown = quarters(planlift.collate([some_plan(*actions)]))
    assert len(shown) == 42
    assert (shown[0].label, shown[-1].label) == ("earlier", "later")
    assert sum(sum(each.values) for each in shown) == len(days)


def test_the_page_of_one_plan_without_actions_is_whole():
    empty = some_plan().model_copy(update={"actions": ()})
    soup = BeautifulSoup(page_of(empty, as_of=None), "html.parser")
    assert "No action has a date." in soup.get_text()
    assert not soup.find(id="changes")


def test_sections_can_be_shown_alone():
    sections = sections_of(planlift.collate(many_plans(bodies=2, years=2, actions=5)))
    assert [section.anchor for section in sections] == [
        "coverage",
        "themes",
        "time",
        "owners",
        "changes",
        "quality",
    ]
    assert all(BeautifulSoup(section.html, "html.parser").find("table") for section in sections[:1])


def test_the_same_plans_give_the_same_page():
    plans = list(many_plans(bodies=3, years=2, actions=5))
    assert page_of(*plans) == page_of(*plans[::-1])


def test_no_day_is_written_in_a_way_that_windows_does_not_know():
    folder = Path(planlift.__file__).parent
    files = [each for each in folder.rglob("*") if each.suffix in {".py", ".html"}]
    assert len(files) > 100
    assert [each.name for each in files if "%-d" in each.read_text(encoding="utf-8")] == [
        "sections.py"  # which says why not
    ]

"""A plan that was read from all pages of a folder (`convert --join`)."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from planlift.batch.convert import ReadAs, convert
from review.made import LINES, page_of, served

PAGES = ("indicator-1.html", "indicator-2.html", "indicator-10.html")
KEY = "trust"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "docs" / "trust"
    folder.mkdir(parents=True)
    for name, line in zip(PAGES, LINES, strict=True):
        (folder / name).write_text(page_of([line]), encoding="utf-8")
    convert([tmp_path / "docs"], tmp_path / "out", jobs=1, read_as=ReadAs(joined=True))
    return folder


@pytest.fixture
def client(folder, tmp_path):
    with served(tmp_path / "out") as client:
        yield client


def soup(client, **asked):
    answer = client.get("/document", params={"key": KEY, **asked})
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def test_each_page_of_the_folder_is_shown_with_the_actions_that_begin_on_it(client):
    for number, line in enumerate(LINES, 1):
        page = soup(client, page=number)
        assert PAGES[number - 1] in page.select_one("#source-title").text
        assert f"Part {number} of 3, {PAGES[number - 1]}" in page.select_one(".pl-turn").text
        marked = page.select(".pl-source .pl-marked")
        assert any(line[3] in cell.text for cell in marked)
        assert [card["id"] for card in page.select(".pl-card")] == [f"r{number}"]
    third = soup(client, at="r3.owner")
    assert "HRBP" in third.select_one(".pl-marked--at").text


def test_each_page_of_the_folder_can_be_taken(client):
    links = soup(client).select("a[href^='/source']")
    assert [link.text for link in links] == list(PAGES)
    for link, line in zip(links, LINES, strict=True):
        assert line[3] in client.get(link["href"]).text
    for asked in ({}, {"page": "4"}, {"page": "0"}):
        assert client.get("/source", params={"key": KEY, **asked}).status_code == 404


def test_a_page_that_has_changed_is_not_shown_and_the_fields_are(client, folder):
    (folder / PAGES[1]).write_text(page_of(LINES), encoding="utf-8")
    page = soup(client)
    assert "a page of it has changed" in page.select_one(".pl-source").text
    assert "--join" in page.select_one(".pl-source").text
    assert len(page.select(".pl-card")) == 3


def test_the_columns_of_its_pages_are_shown(client):
    answer = client.get("/columns", params={"key": KEY})
    assert "Taken for a plan, 3 rows" in answer.text or "and 2 more" in answer.text

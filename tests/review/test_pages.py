from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from planlift.batch.convert import convert
from review.made import converted, decide, page_of, plan, served

PAGES = (
    "/",
    "/documents",
    "/document?key=plan.html",
    "/document?key=ccg.docx",
    "/document?key=wwl.pdf",
    "/document?key=broken.pdf",
    "/split?key=plan.html&action=r1",
    "/add?key=plan.html",
    "/history?key=plan.html",
    "/columns?key=plan.html",
    "/files",
    "/comparison",
    "/audit",
    "/sign-in",
)


def soup(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


@pytest.mark.parametrize("url", PAGES)
def test_every_page_has_one_title_and_one_main_heading(client, url):
    page = soup(client, url)
    assert page.title.text.endswith("– planlift")
    assert len(page.find_all("h1")) == 1
    assert page.html["lang"] == "en-GB"
    assert not page.select("[style], [onclick], script:not([src]), style")
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_list_tells_the_state_of_each_document(client):
    rows = {
        row.a.text: row.strong.text.strip() for row in soup(client, "/documents").select("tbody tr")
    }
    assert rows == {
        "broken.pdf": "Not read",
        "ccg.docx": "Nothing to review",
        "plan.html": "To review",
        "wwl.pdf": "Nothing to review",
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("text=WWL", ["wwl.pdf"]),
        ("text=wrightington", ["wwl.pdf"]),
        ("text=%25", []),
        ("text=_", []),
        ("state=not+read", ["broken.pdf"]),
        ("state=to+review&framework=WRES", ["plan.html"]),
        ("framework=WDES", []),
        ("state=nonsense&page=x", ["broken.pdf", "ccg.docx", "plan.html", "wwl.pdf"]),
    ],
)
def test_the_list_is_searched_and_filtered(client, query, names):
    assert [a.text for a in soup(client, f"/documents?{query}").select("tbody a")] == names


def test_a_document_shows_its_source_beside_its_actions(client):
    page = soup(client, "/document?key=plan.html")
    assert len(page.select(".pl-card")) == 3
    marked = page.select(".pl-source .pl-marked")
    assert any("Train every recruiting manager" in cell.text for cell in marked)
    links = {a["href"] for a in page.select(".pl-source a.pl-tag")}
    assert "#r2.owner" in links
    assert all(page.find(id=link[1:]) for link in links)


def test_a_page_of_a_pdf_has_a_mark_for_each_field_on_it(client):
    page = soup(client, "/document?key=wwl.pdf&page=2")
    assert page.select_one(".pl-page img")["alt"] == "Page 2 of the document"
    marks = {rect["data-mark"] for rect in page.select("rect")}
    shown = {card["id"] for card in page.select(".pl-card")}
    assert {mark.split(".")[0] for mark in marks} >= shown
    picture = client.get(page.select_one(".pl-page img")["src"])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


def test_a_page_that_is_kept_by_the_browser_is_that_of_the_file_that_was_read(client):
    page = soup(client, "/document?key=wwl.pdf&page=2")
    links = [a["href"] for a in page.select(".pl-source a[href^='/picture']")]
    assert links == [page.select_one(".pl-page img")["src"]]


def test_a_page_beyond_the_last_is_the_last(client):
    assert "Page 2 of 2" in soup(client, "/document?key=wwl.pdf&page=99").text
    assert client.get("/document?key=wwl.pdf&page=-1").status_code == 400
    assert client.get("/picture?key=wwl.pdf&page=99").status_code == 404


def test_the_next_field_to_look_at_comes_after_the_last_and_then_the_first_again(client):
    first = client.get("/next?key=plan.html").headers["location"]
    assert "at=r1.deadline" in first
    again = client.get("/next?key=plan.html&after=r1.deadline").headers["location"]
    doubts = [
        (number, name)
        for number, action in enumerate(plan(client, "plan.html")["actions"], 1)
        for name in action["review"]
    ]
    wanted = doubts[1] if len(doubts) > 1 else doubts[0]
    assert f"at=r{wanted[0]}.{wanted[1]}" in again


def test_the_field_that_is_asked_for_is_open_to_be_changed(client):
    page = soup(client, "/document?key=plan.html&at=r1.deadline")
    field = page.find(id="r1.deadline")
    assert field.has_attr("data-at")
    assert field.find("details").has_attr("open")
    assert page.select(".pl-marked--at")


def test_a_document_that_was_not_read_says_why_and_what_to_do(client):
    page = soup(client, "/document?key=broken.pdf").text
    assert "Not read" in page
    assert "Read it again" in page


def test_a_source_that_is_gone_leaves_the_fields_to_be_changed(out, tmp_path, original):
    with served(out) as client:
        document = client.desk.shelf.document("plan.html")
        kept = document.path.read_bytes()
        document.path.write_bytes(kept + b"<!-- changed -->")
        try:
            page = soup(client, "/document?key=plan.html")
        finally:
            document.path.write_bytes(kept)
    assert "has changed since it was read" in page.text
    assert len(page.select(".pl-card")) == 3


def test_findings_stand_beside_their_action(client):
    decide(client, "plan.html", kind="edit", action="r2", field="owner", text="")
    page = soup(client, "/document?key=plan.html")
    assert "no owner is named" in page.find(id="r2").select_one(".pl-findings").text.lower()


def test_what_is_not_there_is_not_found(client):
    for url in ("/document?key=none", "/document", "/plan?key=none", "/job?id=x", "/nowhere"):
        assert client.get(url).status_code == 404


def test_an_empty_folder_is_served(tmp_path):
    with served(tmp_path) as client:
        assert "Bring documents" in client.get("/").text
        assert client.get("/documents").status_code == 200
        assert client.get("/comparison").status_code == 200


def test_a_long_table_is_shown_in_parts_with_the_actions_of_each(tmp_path):
    lines = [
        (str(n), "", "", f"Train the managers of ward {n}", "Board", "March 2020", "", "", "", "")
        for n in range(300)
    ]
    with served(converted(tmp_path, {"long.html": page_of(lines)})) as client:
        first, last = (soup(client, f"/document?key=long.html&page={n}") for n in (1, 3))
        assert "Part 1 of 3" in first.text
        assert "ward 0" in first.select_one(".pl-source").text
        assert "ward 299" in last.select_one(".pl-source").text
        numbers = [card["id"] for page in (first, last) for card in page.select(".pl-card")]
        assert numbers[0] == "r1" and numbers[-1] == "r300"
        assert client.get("/next?key=long.html&after=r299.owner").status_code == 303


def test_the_files_are_behind_once_something_more_is_read(out, tmp_path):
    with served(out) as client:
        assert "They hold all" in client.get("/files").text
    more = tmp_path / "more"
    more.mkdir()
    (more / "more.html").write_text(page_of(), encoding="utf-8")
    convert([more], out, jobs=1)
    with served(out) as client:
        assert "since they were written" in client.get("/files").text


def test_a_document_that_was_moved_is_shown_from_where_it_is_now(tmp_path):
    out = converted(tmp_path, {"plan.html": page_of()})
    with served(out) as client:
        assert client.get("/document?key=plan.html").status_code == 200
        (tmp_path / "docs").rename(tmp_path / "moved")
        convert([tmp_path / "moved"], out, jobs=1)
        standing = client.desk.plans.of("plan.html")
        assert standing.original.path == tmp_path / "moved" / "plan.html"

from __future__ import annotations

import io
import time
import zipfile

import pytest
from bs4 import BeautifulSoup

from planlift.batch.convert import convert
from planlift.collate import comparing
from planlift.collate.comparing import collate
from planlift.corrections import read_mapping
from planlift.export.flat import write_flat_files
from planlift.paths import folded, safe_name
from planlift.review.intake import Upload, keep_uploads
from planlift.review.security.roles import Role
from planlift.review.web import files
from planlift.write import OutputError
from review.made import HEADERS, LINES, PASSWORD, SAMPLES, decide, page_of, plan, seen, served


def ended(client, answer):
    """The page of a job once it is over."""
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    until = time.monotonic() + 300
    while not client.get(where.replace("/job", "/job.json")).json()["ended"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    return BeautifulSoup(client.get(where).text, "html.parser")


def upload(client, *files):
    return ended(client, client.post("/upload", files=[("files", file) for file in files]))


def test_documents_are_read_from_a_form_into_a_new_folder(tmp_path):
    with served(tmp_path) as client:
        page = upload(
            client,
            ("ccg.docx", (SAMPLES / "ccg.docx").read_bytes()),
            ("wwl.pdf", (SAMPLES / "wwl.pdf").read_bytes()),
        )
        links = [a["href"] for a in page.select(".pl-results a")]
        assert len(links) == 2
        for link in links:
            assert client.get(link).status_code == 200
    assert len(list((tmp_path / "uploads").rglob("*.*"))) == 2


def test_what_is_in_a_zip_is_read_and_shown(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        pack.writestr("A/plan.html", page_of())
        pack.writestr("B/plan.html", page_of(title="WDES action plan 2020/21"))
    with served(tmp_path) as client:
        page = upload(client, ("pack.zip", packed.getvalue()))
        links = [a["href"] for a in page.select(".pl-results a")]
        assert len(links) == 2
        shown = BeautifulSoup(client.get(links[0]).text, "html.parser")
        assert len(shown.select(".pl-source td")) >= len(LINES) * len(HEADERS)


def test_two_uploads_of_one_name_are_two_documents(tmp_path):
    with served(tmp_path) as client:
        file = ("plan.html", page_of().encode())
        upload(client, file, file)
        upload(client, file)
        names = client.get("/api/documents").json()["documents"]
    assert len({one["key"] for one in names}) == 3


def test_hostile_names_stay_in_the_folder_of_the_upload(tmp_path):
    names = [
        "../../../../etc/cron.d/evil.html",
        "..\\..\\evil.html",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "CON.html",
        "a\x00b.html",
        ".htaccess",
        "....//....//x.html",
        "x" * 400 + ".html",
        "\u202egnp.html",
        '"><script>alert(1)</script>.html',
        "planlift.toml",
    ]
    out = tmp_path / "deep" / "out"
    out.mkdir(parents=True)
    with served(out) as client:
        page = upload(client, *((name, page_of().encode()) for name in names))
        assert not page.select("main script")
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and out not in path.parents]
    assert outside == []
    kept = [path for path in (out / "uploads").rglob("*") if path.is_file()]
    assert len(kept) == len(names)
    assert len({path.parent for path in kept}) == 1


def test_a_form_without_a_document_is_told_so(client):
    answer = client.post("/upload", files=[("files", ("", b""))])
    assert answer.status_code == 400
    assert "Choose at least one document" in answer.text


def test_a_document_that_cannot_be_read_costs_nobody_anything(client):
    page = upload(client, ("bad.docx", b"PK\x03\x04 no"), ("good.html", page_of().encode()))
    assert "Not read" in page.text
    assert client.get("/health").json()["status"] == "ok"


def test_a_column_is_said_once_for_all_tables_with_the_same_headers(client, out):
    key = "plan.html"
    form = BeautifulSoup(client.get(f"/columns?key={key}").text, "html.parser").select_one(
        "form.pl-family"
    )
    headers = [tag["value"] for tag in form.select("input[name=header]")]
    assert headers == list(HEADERS)
    meanings = ["theme" if header == "Cost" else "" for header in headers]
    data = {
        "key": key,
        "seen": form.select_one("input[name=seen]")["value"],
        "header": headers,
        "meaning": meanings,
    }
    ended(client, client.post("/columns", data=data))
    assert [one["theme"] for one in plan(client, key)["actions"]] == ["1", "2", "3"]
    (entry,) = read_mapping(out / "planlift.toml").rulings
    assert entry.correction.columns == {"#10": "theme"}
    page = upload(client, ("other.html", page_of(LINES[:2]).encode()))
    other = client.get(page.select_one(".pl-results a")["href"])
    assert other.status_code == 200
    keys = [
        one["key"]
        for one in client.get("/api/documents", params={"text": "other"}).json()["documents"]
    ]
    assert [one["theme"] for one in plan(client, keys[0])["actions"]] == ["1", "2"]


def test_what_was_said_of_columns_is_taken_back(client, out):
    key = "plan.html"
    data = {"key": key, "seen": "0.0", "header": list(HEADERS), "meaning": [""] * 10, "plan": "no"}
    ended(client, client.post("/columns", data=data))
    assert client.desk.shelf.document(key).state.value == "no plan"
    number = client.get("/api/decisions", params={"key": key}).json()["decisions"][0]["id"]
    ended(client, client.post("/undo", data={"key": key, "decision": number}))
    assert len(plan(client, key)["actions"]) == 3
    assert read_mapping(out / "planlift.toml").rulings == ()


def test_decisions_stand_after_a_document_is_read_again(client):
    decide(client, "plan.html", kind="edit", action="r2", field="owner", text="Chair")
    ended(client, client.post("/read-again", data={"key": "plan.html"}))
    assert plan(client, "plan.html")["actions"][1]["owner"] == "Chair"


def test_the_files_hold_what_was_decided_once_they_are_written_anew(client):
    decide(client, "plan.html", kind="edit", action="r2", field="owner", text="Chair of it all")
    assert "since they were written" in client.get("/files").text
    ended(client, client.post("/files"))
    assert "They hold all that was decided" in client.get("/files").text
    csv = client.get("/file", params={"name": "actions.csv"})
    assert "Chair of it all" in csv.text
    assert csv.headers["content-disposition"].startswith("attachment")
    assert csv.headers["content-type"] == "application/octet-stream"


def test_the_plans_are_compared(client):
    ended(client, client.post("/comparison"))
    page = BeautifulSoup(client.get("/comparison").text, "html.parser")
    assert "Airedale NHS Foundation Trust" in page.text
    assert page.select(".pl-compared .s0")
    assert client.get("/comparison/style.css").headers["content-type"].startswith("text/css")
    for a in page.select("a[href^='/comparison/file']"):
        assert client.get(a["href"]).status_code == 200


def test_uploads_stay_where_the_folder_stands_below_what_is_converted(tmp_path):
    out = tmp_path / "out"
    (tmp_path / "one.html").write_text(page_of(), encoding="utf-8")
    convert([tmp_path], out, jobs=1)
    with served(out) as client:
        upload(client, ("two.html", page_of(LINES[:1]).encode()))
    convert([tmp_path], out, jobs=1)
    with served(out) as client:
        names = [
            one["name"].rsplit("/", 1)[-1]
            for one in client.get("/api/documents").json()["documents"]
        ]
    assert sorted(names) == ["one.html", "two.html"]


def test_what_the_page_keeps_is_no_document(tmp_path):
    (tmp_path / "one.html").write_text(page_of(), encoding="utf-8")
    convert([tmp_path], tmp_path, jobs=1)
    with served(tmp_path) as client:
        ended(client, client.post("/comparison"))
        client.desk.users.add("Ann", PASSWORD, Role.READER)
    convert([tmp_path], tmp_path, jobs=1)
    with served(tmp_path) as client:
        assert [one["name"] for one in client.get("/api/documents").json()["documents"]] == [
            "one.html"
        ]


def test_a_file_that_is_no_document_is_told_of(tmp_path):
    with served(tmp_path) as client:
        page = upload(client, ("holiday.bin", b"\0\1\2\3" * 100))
        assert "holiday.bin" in page.select_one("main").text


def test_what_is_passed_over_is_not_waited_for(tmp_path):
    with served(tmp_path) as client:
        page = client.post(
            "/upload",
            files=[("files", ("~$plan.docx", b"lock")), ("files", ("a.html", page_of().encode()))],
        )
        ended(client, page)
        told = client.get(page.headers["location"].replace("/job", "/job.json")).json()
        assert (told["done"], told["total"]) == (1, 1)


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("Plane\u0301.html", "Plan\u00e9.html"), 2),
        (("PLAN.html", "plan.html"), 2),
        ((".CON.html",), 1),
        (("...",), 1),
    ],
)
def test_names_of_uploads_are_such_as_every_system_takes(tmp_path, names, kept):
    place = keep_uploads(tmp_path, [Upload(name, io.BytesIO(b"x")) for name in names])
    made = [path.name for path in place.iterdir()]
    assert len({folded(name) for name in made}) == kept
    assert all(name == safe_name(name) for name in made)


def test_of_an_upload_that_cannot_be_kept_nothing_stays(tmp_path):
    class Broken:
        def read(self, size):
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space"):
        keep_uploads(tmp_path, [Upload("a.html", io.BytesIO(b"x")), Upload("b.html", Broken())])
    assert list((tmp_path / "uploads").iterdir()) == []


def said_of_columns(client, key, meaning, **more):
    meanings = ["", "", "", *meaning, *[""] * (7 - len(meaning))]
    data = {"key": key, "header": list(HEADERS), "meaning": meanings, **more}
    return ended(client, client.post("/columns", data={**data, "seen": seen(client, key)}))


def test_what_was_said_of_columns_before_stands_again_once_the_last_word_is_taken_back(client, out):
    key = "plan.html"
    said_of_columns(client, key, ["", "theme"])
    said_of_columns(client, key, ["", "outcome"])
    decisions = client.get("/api/decisions", params={"key": key}).json()["decisions"]
    ended(client, client.post("/undo", data={"key": key, "decision": decisions[-1]["id"]}))
    (ruling,) = read_mapping(out / "planlift.toml").rulings
    assert dict(ruling.correction.columns) == {"#5": "theme"}
    assert plan(client, key)["actions"][0]["theme"] == "Head of HR"
    # What was not the last word takes nothing away.
    said_of_columns(client, key, ["", "outcome"])
    ended(client, client.post("/undo", data={"key": key, "decision": decisions[0]["id"]}))
    (ruling,) = read_mapping(out / "planlift.toml").rulings
    assert dict(ruling.correction.columns) == {"#5": "outcome"}


def test_columns_of_a_document_that_was_not_read_cannot_be_said(client):
    data = {"key": "broken.pdf", "seen": "0.0", "header": ["A"], "meaning": ["owner"]}
    assert client.post("/columns", data=data).status_code == 404
    correction = {"headers": ["A"], "columns": {"#1": "owner"}}
    call = {"key": "broken.pdf", "seen": "0.0", "correction": correction}
    assert client.post("/api/columns", json=call).status_code == 404


def test_a_mapping_file_that_is_wrong_is_told_before_anything_is_decided(client, out):
    (out / "planlift.toml").write_text("nonsense", encoding="utf-8")
    data = {"key": "plan.html", "header": list(HEADERS), "meaning": [""] * 10, "plan": "no"}
    answer = client.post("/columns", data={**data, "seen": "0.0"})
    assert answer.status_code == 400
    assert client.get("/api/decisions", params={"key": "plan.html"}).json()["decisions"] == []


def test_the_files_are_dated_by_when_their_writing_began(client, out, monkeypatch):
    began = []

    def slow(*given):
        began.append(time.time())
        return write_flat_files(*given)

    monkeypatch.setattr(files, "write_flat_files", slow)
    ended(client, client.post("/files"))
    assert (out / "actions.xlsx").stat().st_mtime <= began[0]
    began.clear()
    monkeypatch.setattr(comparing, "collate", lambda plans: began.append(time.time()) or of(plans))
    of = collate
    ended(client, client.post("/comparison"))
    assert (out / "comparison" / "comparison.json").stat().st_mtime <= began[0]

from __future__ import annotations

import json
import re
import socket
from itertools import takewhile

import pytest
from bs4 import BeautifulSoup

from planlift.review import server
from planlift.review.links import is_own
from planlift.review.security.guard import CHANGES_A_MINUTE, FORM_BYTES, Rates
from planlift.review.settings import Settings
from planlift_parsers.errors import UsageError
from review.made import HEADERS, SCRIPT, converted, decide, page_of, seen, served
from review.test_pages import PAGES
from review.test_uploads import ended, upload

HOSTILE_NAME = '"><img src=x onerror=alert(1)><script>alert(2)<⁄script>.html'
ANYWHERE = "0.0.0.0"  # noqa: S104 - it is refused
EVENTS = re.compile(r"^on", re.I)


def is_harmless(page):
    """No script but our own, no handler, no foreign or script address."""
    soup = BeautifulSoup(page, "html.parser")
    scripts = [
        tag for tag in soup.find_all("script") if not tag.get("src", "").startswith("/static/")
    ]
    handlers = [name for tag in soup.find_all(True) for name in tag.attrs if EVENTS.match(name)]
    targets = [
        tag.get(name)
        for tag in soup.find_all(True)
        for name in ("src", "href", "action")
        if tag.get(name)
    ]
    foreign = [target for target in targets if not target.startswith(("/", "#"))]
    return scripts == handlers == foreign == []


@pytest.fixture
def hostile(tmp_path):
    line = tuple(f"{SCRIPT} {n} by March 2020" for n in range(len(HEADERS)))
    document = page_of(
        [line, line],
        headers=[f"{head} {SCRIPT}" for head in HEADERS],
        title=f"WRES action plan {SCRIPT}",
    )
    out = converted(tmp_path, {HOSTILE_NAME: document})
    with served(out) as client:
        yield client


def test_script_in_every_field_of_a_document_is_text_on_every_page(hostile):
    key = hostile.get("/api/documents").json()["documents"][0]["key"]
    assert "script" in key
    decide(hostile, key, kind="edit", action="r1", field="owner", text=SCRIPT)
    early = seen(hostile, key)
    decide(hostile, key, kind="edit", action="r1", field="theme", text=SCRIPT)
    asked = hostile.post(
        "/decide",
        data={
            "key": key,
            "seen": early,
            "kind": "edit",
            "action": "r1",
            "field": "theme",
            "text": SCRIPT,
        },
    )
    assert asked.status_code == 409
    ended(hostile, hostile.post("/comparison"))
    pages = [asked.text]
    for url in PAGES:
        shown = url.split("?")[0]
        rest = {"action": "r1"} if shown == "/split" else {}
        pages.append(
            hostile.get(
                shown, params={"key": key, "text": SCRIPT, "at": SCRIPT, "to": SCRIPT, **rest}
            ).text
        )
    assert sum(SCRIPT.split(">")[0].replace("<", "&lt;") in page for page in pages) >= 5
    for page in pages:
        assert is_harmless(page)


def test_hostile_names_of_uploads_are_text(tmp_path):
    with served(tmp_path) as client:
        page = upload(client, (HOSTILE_NAME, page_of().encode()))
        assert is_harmless(str(page))
        assert is_harmless(client.get("/documents").text)


def test_every_answer_has_a_strict_policy(client):
    for url in (
        "/",
        "/static/review.js",
        "/api/documents",
        "/nowhere",
        "/picture?key=wwl.pdf&page=1",
        "/file?name=actions.csv",
    ):
        headers = client.get(url).headers
        policy = dict(
            part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["img-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers or "uvicorn" in headers["server"]


@pytest.mark.parametrize(
    "path",
    [
        "/decide",
        "/undo",
        "/upload",
        "/columns",
        "/read-again",
        "/files",
        "/comparison",
        "/sign-in",
        "/sign-out",
        "/api/decisions",
        "/api/undo",
        "/api/documents",
    ],
)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost"},  # another port is another site
    ],
)
def test_posts_from_other_sites_are_refused(client, path, headers):
    answer = client.post(path, data={"key": "plan.html"}, headers=headers)
    assert answer.status_code == 403
    assert client.get("/api/decisions", params={"key": "plan.html"}).json()["decisions"] == []


def test_of_plans_nothing_stays_in_the_browser(client):
    assert client.get("/document?key=plan.html").headers["cache-control"] == "no-store"
    style = client.get("/static/review.css")
    assert style.headers["cache-control"] == "no-cache"
    again = client.get("/static/review.css", headers={"if-none-match": style.headers["etag"]})
    assert again.status_code == 304


def test_posts_from_the_page_itself_are_taken(client):
    form = {
        "key": "plan.html",
        "seen": "0.0",
        "kind": "edit",
        "action": "r2",
        "field": "owner",
        "text": "A",
    }
    for headers in ({"sec-fetch-site": "same-origin"}, {"origin": client.address}):
        form["seen"] = seen(client, "plan.html")
        assert client.post("/decide", data=form, headers=headers).status_code == 303


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "localhost.evil"]
)
def test_the_page_answers_to_its_own_names_alone(client, host):
    assert client.get("/", headers={"host": host}).status_code in (400, 421)


def test_nothing_is_changed_by_a_get(client):
    for path in ("/decide", "/undo", "/upload", "/read-again", "/sign-out"):
        assert client.get(path).status_code in (404, 405)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/../../etc/passwd",
        "/document?key=../../../etc/passwd",
        "/source?key=/etc/passwd",
        "/plan?key=%00",
        "/picture?key=..%2f..&page=1",
        "/job?id=../../x",
    ],
)
def test_tricks_with_paths_find_nothing(client, path):
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_bodies_beyond_their_size_are_refused(client):
    big = b"x" * (FORM_BYTES + 1)
    for path in ("/decide", "/api/decisions", "/sign-in"):
        assert client.post(path, content=big).status_code == 413


def test_a_body_that_does_not_say_its_size_is_refused_once_it_is_too_large(client):
    def endless():
        for _ in range(FORM_BYTES // 65536 + 2):
            yield b"x" * 65536

    json = {"content-type": "application/json"}
    assert client.post("/api/decisions", content=endless(), headers=json).status_code == 413
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/decide", content=endless(), headers=form).status_code in (400, 413)


def test_an_upload_beyond_its_size_is_refused(tmp_path):
    from planlift_parsers.limits import limits_from

    with served(tmp_path, limits=limits_from(("file_bytes=1M",))) as client:
        answer = client.post("/upload", files=[("files", ("a.html", b"x" * 2_000_000))])
        assert answer.status_code == 413
    assert not (tmp_path / "uploads").exists()


def test_too_many_fields_or_files_are_refused(client):
    form = {f"f{n}": "x" for n in range(500)}
    assert client.post("/decide", data=form).status_code == 400
    files = [("files", (f"{n}.html", b"x")) for n in range(300)]
    assert client.post("/upload", files=files).status_code == 400


def test_who_changes_too_much_has_to_wait():
    now = 0.0
    rates = Rates(60, lambda: now)
    assert all(rates.allow("a") for _ in range(60))
    assert not rates.allow("a")
    assert rates.allow("b")
    now = 1.0
    assert rates.allow("a")
    assert not rates.allow("a")


def test_the_rates_hold_for_posts(client):
    codes = (client.post("/undo", data={"key": "none"}).status_code for _ in range(5000))
    taken = list(takewhile(lambda code: code == 404, codes))
    assert CHANGES_A_MINUTE <= len(taken) < 5000


@pytest.mark.parametrize(
    ("target", "own"),
    [
        ("/", True),
        ("/document?key=a", True),
        ("//evil.example", False),
        ("/\\evil", False),
        ("https://evil.example", False),
        ("", False),
        ("/a\nb", False),
        ("javascript:alert(1)", False),
        ("/x\\y", False),
    ],
)
def test_after_signing_in_nobody_is_led_elsewhere(target, own):
    assert is_own(target) is own


def test_other_addresses_need_users_and_tls(tmp_path):
    with pytest.raises(UsageError, match="has no users"):
        Settings(tmp_path, ANYWHERE).check()
    with pytest.raises(UsageError, match="in the clear"):
        Settings(tmp_path, ANYWHERE, users=True).check()
    Settings(tmp_path, ANYWHERE, users=True, public_url="https://plans.example.org").check()
    for host in ("127.0.0.1", "::1", "localhost", "127.1.2.3"):
        Settings(tmp_path, host).check()


def test_behind_tls_the_page_is_known_by_its_public_name(tmp_path):
    with served(tmp_path, users=True, public_url="https://plans.example.org") as client:
        answer = client.get("/sign-in", headers={"host": "plans.example.org"})
        assert answer.status_code == 200
        assert "max-age" in answer.headers["strict-transport-security"]


def test_who_did_what_is_written_down(client, out):
    decide(client, "plan.html", kind="edit", action="r2", field="owner", text="A\nB \u2028 <b>")
    client.get("/plan?key=plan.html")
    lines = [
        json.loads(line) for line in (out / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [line["event"] for line in lines] == ["decided", "taken"]
    assert {line["user"] for line in lines} == {"this computer"}
    assert "decided" in client.get("/audit").text


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "nonsense"])
def test_an_origin_that_is_no_address_is_refused(client, origin):
    answer = client.post("/decide", data={"key": "plan.html"}, headers={"origin": origin})
    assert answer.status_code == 403


def test_the_page_of_an_unexpected_error_keeps_to_the_policy_too(client, monkeypatch):
    monkeypatch.setattr(client.desk.shelf, "_free", None)
    answer = client.get("/documents")
    assert answer.status_code == 500
    assert "content-security-policy" in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert "went wrong here" in answer.text


def test_nobody_is_let_in_through_a_proxy_without_users(tmp_path):
    with pytest.raises(UsageError, match="has no users"):
        Settings(tmp_path, public_url="https://plans.example.org").check()


@pytest.mark.parametrize("url", ["http://plans.example.org", "plans.example.org", "https://["])
def test_a_public_address_that_is_not_behind_tls_is_refused(tmp_path, url):
    with pytest.raises(UsageError, match="in the clear"):
        Settings(tmp_path, users=True, public_url=url).check()


def test_a_public_address_may_be_a_number(tmp_path):
    known = Settings(tmp_path, users=True, public_url="https://[2001:db8::1]:8443/").hosts
    assert "[2001:db8::1]" in known


def test_a_line_of_the_log_that_was_cut_short_costs_no_other(client, out):
    client.get("/plan?key=plan.html")
    with (out / "audit.jsonl").open("ab") as file:
        file.write(b'{"time": "2026-0\n')
    client.get("/plan?key=plan.html")
    answer = client.get("/audit")
    assert answer.status_code == 200
    assert answer.text.count("<td>taken</td>") == 2


def test_on_windows_no_other_program_may_take_the_port(tmp_path, monkeypatch):
    monkeypatch.setattr(server.sys, "platform", "win32")
    with server._bound(Settings(tmp_path)) as listening:
        assert not listening.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)

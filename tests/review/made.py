"""Folders and clients for the tests of the review page."""

from __future__ import annotations

import html
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from planlift.batch.convert import convert
from planlift.review.app import application
from planlift.review.desk import desk_for
from planlift.review.security.roles import Role
from planlift.review.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
PASSWORD = "three-old-words"  # noqa: S105 - of nobody
SCRIPT = """<script>alert("x")</script><img src=x onerror='alert(1)'>"""
HEADERS = (
    "Ref",
    "Indicator",
    "Issue",
    "Action",
    "Owner",
    "Deadline",
    "Status",
    "Updates",
    "Outcome",
    "Cost",
)
LINES = (
    (
        "1",
        "WRES 1",
        "Few",
        "Publish the pay bands of all staff",
        "Head of HR",
        "31 February 2020",
        "Complete / not started",
        "",
        "Seen",
        "1",
    ),
    (
        "2",
        "WRES 2",
        "Many",
        "Train every recruiting manager",
        "Board",
        "March 2020",
        "Complete",
        "",
        "Fair",
        "2",
    ),
    (
        "3",
        "WRES 3",
        "Some",
        "Review all cases each month",
        "HRBP",
        "March 2020",
        "Ongoing",
        "",
        "Fewer",
        "3",
    ),
)


def page_of(lines=LINES, headers=HEADERS, title="WRES action plan 2019/20"):
    """A web page with a plan as its table; words go in as text, whatever signs they have."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>"
        for line in lines
    )
    heads = "".join(f"<th>{html.escape(head)}</th>" for head in headers)
    shown = html.escape(title)
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{shown}</title></head><body>"
        f"<h1>{shown}</h1><p>Airedale NHS Foundation Trust</p><table><tr>{heads}</tr>{rows}</table></body></html>"
    )


def converted(top, documents):
    """A folder that `convert` wrote, from documents by name."""
    docs, out = top / "docs", top / "out"
    docs.mkdir(parents=True)
    for name, content in documents.items():
        path = docs / name
        if isinstance(content, Path):
            shutil.copy(content, path)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    convert([docs], out, jobs=1)
    return out


class Client(httpx.Client):
    """A client that knows what it talks to."""

    desk = None
    address = ""


@contextmanager
def running(app):
    """An application behind the real server; gives its address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        assert thread.is_alive()  # it said why it did not start
        time.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@contextmanager
def served(out, *, users=False, **settings):
    """A client of the page over a folder."""
    desk = desk_for(Settings(out, users=users, **settings))
    with (
        running(application(desk)) as address,
        Client(base_url=address, timeout=60) as client,
    ):
        client.desk, client.address = desk, address
        yield client


def signed_in(client, name, role):
    """Sign a new user in."""
    client.desk.users.add(name, PASSWORD, Role[role.upper()])
    answer = client.post("/sign-in", data={"name": name, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    return client


def seen(client, key):
    """What a decision has to bring along."""
    return client.get("/api/plan", params={"key": key}).json()["seen"]


def decide(client, key, **form):
    """Send a decision as a form does."""
    return client.post("/decide", data={"key": key, "seen": seen(client, key), **form})


def plan(client, key):
    """The plan that stands."""
    return client.get("/api/plan", params={"key": key}).json()["plan"]

"""How the review page holds up: a long list, a long PDF, and many people at once.

`python -m bench.review` prints the figures of docs/review.md. It takes three minutes.
"""

from __future__ import annotations

import itertools
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bench.make import pdf_of
from planlift.batch.convert import convert

DOCUMENTS = 5_000
PAGES = 60
READERS, EDITORS, SECONDS = 50, 5, 60.0
# People look at a page before they ask for the next, and think before they save.
READER_PAUSE, EDITOR_PAUSE = 1.0, 1.0
PDF, PLAN = "sixty.pdf", "plan-0001.html"
_ROW = (
    "<tr><td>{n}</td><td>Indicator {i}</td><td>Train the managers of ward {n}-{i}</td>"
    "<td>Head of HR</td><td>March 2020</td></tr>"
)
_PAGE = (
    "<!DOCTYPE html><title>WRES action plan 2019/20</title><h1>WRES action plan 2019/20</h1>"
    "<p>Trust {n}</p><table><tr><th>Ref</th><th>Indicator</th><th>Action</th><th>Owner</th>"
    "<th>Deadline</th></tr>{rows}</table>"
)


@dataclass(slots=True)
class Tally:
    """What came of many requests.

    Attributes:
        seconds: that each took, by kind of page.
        errors: what went wrong.
        written: texts that the server said it kept, by editor.
    """

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    written: dict[int, list[str]] = field(default_factory=dict)

    def ask(self, client: httpx.Client, kind: str, path: str) -> httpx.Response | None:
        """Ask for a page, and note how long it took or what went wrong."""
        return self.note(kind, lambda: client.get(path), 200)

    def note(
        self, kind: str, call: Callable[[], httpx.Response], wanted: int
    ) -> httpx.Response | None:
        """Note a call."""
        began = time.perf_counter()
        try:
            answer = call()
        except httpx.HTTPError as error:
            self.errors.append(f"{kind}: {error!r}")
            return None
        self.seconds.setdefault(kind, []).append(time.perf_counter() - began)
        if answer.status_code != wanted:
            self.errors.append(f"{kind}: {answer.status_code} {answer.text[:80]}")
            return None
        return answer


def main() -> None:
    """Measure, and print."""
    with TemporaryDirectory(prefix="planlift-review-") as scratch:
        out = _converted(Path(scratch))
        with _served(out) as address, httpx.Client(base_url=address, timeout=60) as client:
            tally = Tally()
            tally.ask(client, "first page", f"/document?key={PDF}&page=1")
            _alone(client, tally)
            _print("alone", tally)
            crowd = Tally()
            _crowd(address, crowd)
            _print(f"{READERS} readers, {EDITORS} editors, {SECONDS:.0f} s", crowd)
            print(
                "edits kept:", sum(map(len, crowd.written.values())), "lost:", _lost(client, crowd)
            )


def _converted(scratch: Path) -> Path:
    docs, out = scratch / "docs", scratch / "out"
    docs.mkdir()
    (docs / PDF).write_bytes(pdf_of(PAGES))
    for number in range(1, DOCUMENTS):
        rows = "".join(_ROW.format(n=number, i=i) for i in range(1, 10))
        page = _PAGE.format(n=number, rows=rows)
        (docs / f"plan-{number:04}.html").write_text(page, encoding="utf-8")
    convert([docs], out)
    return out


@contextmanager
def _served(out: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "planlift", "review", str(out), "--no-browser"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ)
    assert process.stderr is not None
    try:
        yield process.stderr.readline().split()[4].rstrip("/")
    finally:
        process.terminate()
        process.communicate()


def _alone(client: httpx.Client, tally: Tally) -> None:
    for page in range(2, PAGES + 1):
        tally.ask(client, "PDF page", f"/document?key={PDF}&page={page}")
        tally.ask(client, "its picture", f"/picture?key={PDF}&page={page}")
    for page in range(1, DOCUMENTS // 50, 3):
        tally.ask(client, "list", f"/documents?page={page}")
    for number in range(0, DOCUMENTS, 200):
        tally.ask(client, "search", f"/documents?text=plan-{number:04}&state=nothing+to+review")


def _crowd(address: str, tally: Tally) -> None:
    until = time.monotonic() + SECONDS
    people = [
        *(threading.Thread(target=_read, args=(address, tally, until, n)) for n in range(READERS)),
        *(threading.Thread(target=_edit, args=(address, tally, until, n)) for n in range(EDITORS)),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()


def _read(address: str, tally: Tally, until: float, number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - no secret
    with httpx.Client(base_url=address, timeout=60) as client:
        while time.monotonic() < until:
            page = chance.randint(1, PAGES)
            path, kind = chance.choice(
                [
                    (f"/documents?page={chance.randint(1, DOCUMENTS // 50)}", "list"),
                    (f"/document?key={PDF}&page={page}", "PDF page"),
                    (f"/picture?key={PDF}&page={page}", "its picture"),
                    (f"/document?key=plan-{chance.randint(1, DOCUMENTS - 1):04}.html", "document"),
                    (f"/document?key={PLAN}", "edited document"),
                ]
            )
            tally.ask(client, kind, path)
            time.sleep(chance.uniform(0, 2 * READER_PAUSE))


def _edit(address: str, tally: Tally, until: float, number: int) -> None:
    """Edit one action of the document that all edit, and add one to it, in turn."""
    kept = tally.written.setdefault(number, [])
    with httpx.Client(base_url=address, timeout=60) as client:
        for turn in itertools.count():
            if time.monotonic() >= until:
                return
            shown = tally.ask(client, "plan", f"/api/plan?key={PLAN}")
            text = f"editor {number} turn {turn}"
            if shown is not None:
                form = {"key": PLAN, "seen": shown.json()["seen"]}
                form |= (
                    {"kind": "add", "new-action": text}
                    if turn % 5 == 4
                    else {
                        "kind": "edit",
                        "action": f"r{number + 1}",
                        "field": "theme",
                        "text": text,
                    }
                )
                if tally.note("save", lambda form=form: client.post("/decide", data=form), 303):  # type: ignore[misc]
                    kept.append(text)
            time.sleep(EDITOR_PAUSE)


def _lost(client: httpx.Client, tally: Tally) -> int:
    """How many texts that were kept stand neither in the history nor, if last, in the plan."""
    history = client.get(f"/api/decisions?key={PLAN}").text
    plan = client.get(f"/api/plan?key={PLAN}").text
    lost = 0
    for texts in tally.written.values():
        lost += sum(f'"{text}"' not in history for text in texts)
        edits = [text for text in texts if int(text.rsplit(" ", 1)[1]) % 5 != 4]
        adds = [text for text in texts if text not in edits]
        lost += sum(f'"{text}"' not in plan for text in [*edits[-1:], *adds])
    return lost


def _print(title: str, tally: Tally) -> None:
    print(f"\n{title}: {len(tally.errors)} errors {tally.errors[:3] or ''}")
    for kind, seconds in tally.seconds.items():
        ordered = sorted(seconds)
        slow = ordered[int(0.95 * (len(ordered) - 1))]
        print(
            f"  {kind}: {len(ordered)} times, median {1000 * statistics.median(ordered):.0f} ms,"
            f" 95 % within {1000 * slow:.0f} ms, longest {1000 * ordered[-1]:.0f} ms"
        )


if __name__ == "__main__":
    main()

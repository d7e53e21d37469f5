from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest

from cli.support import here, write_page
from planlift.batch.account import Outcome, Reading, Record, Result
from planlift.batch.card import Card, Noted
from planlift.store import STORE, Entry, Identity, Store
from planlift.store.database import changed
from planlift_parsers.containers.walk import Item, ItemKind
from planlift_parsers.errors import UsageError

SHA = "0" * 64


def entry(tmp_path, name, outcome=Outcome.READ):
    record = Record(name, Result(outcome, "why", "what to do", "html", 3, 1), f"plans/{name}.json")
    note = Noted("no-plan", "note", "none", "", "{}")
    card = Card("html 1", "Barts", "R1H", ("WRES", "WDES"), "2020/21", (note,))
    return Entry(name, name, tmp_path / name, (), record, card=card, sha256=SHA)


def test_a_reading_comes_back_as_it_went_in(tmp_path):
    item = Item((0, 1), ("a", "b.html"), ItemKind.FAILED, "why", "what", "file-damaged")
    page = Result(Outcome.JOINED, "page 1", format="html")
    result = Result(Outcome.FAILED, "why", "what", "zip", 2, 1, "trace", "limit-reached")
    reading = Reading(result, b"{}", pages=(("p\u00fc.html", page),), items=(item,), seconds=1.5)
    identity = Identity(SHA, "n.zip", (3, 4), "terms")
    with Store(tmp_path) as store:
        number = store.keep(identity, reading)
        kept = store.reading(identity)
    assert (kept.number, kept.reading) == (number, reading)


@pytest.mark.parametrize(
    "other",
    [
        Identity("1" * 64, "n.html", (), "t"),
        Identity(SHA, "m.html", (), "t"),
        Identity(SHA, "n.html", (0,), "t"),
        Identity(SHA, "n.html", (), "u"),
        Identity("", "n.html", (), "t"),
    ],
)
def test_only_the_same_on_the_same_terms_is_used_again(tmp_path, other):
    with Store(tmp_path) as store:
        store.keep(Identity(SHA, "n.html", (), "t"), Reading(Result(Outcome.READ), b"{}"))
        assert store.reading(other) is None


def test_what_may_come_out_otherwise_is_not_kept(tmp_path):
    lost = Reading(Result(Outcome.FAILED, "not enough memory"), lasting=False)
    identity = Identity(SHA, "n.html", (), "t")
    with Store(tmp_path) as store:
        assert store.keep(identity, lost) is None
        assert store.reading(identity) is None


def test_the_account_is_that_of_a_run_in_the_order_of_names(tmp_path):
    with Store(tmp_path) as store:
        earlier = store.begin_run()
        store.put(earlier, [entry(tmp_path, "gone.html")])
        now = store.begin_run()
        for name in ("b.html", "Z.html", "a.html"):
            store.put(now, [entry(tmp_path, name)])
        store.put(now, [entry(tmp_path, "bad.html", Outcome.FAILED)])
        assert [record.path for record in store.records(now)] == [
            "Z.html",
            "a.html",
            "b.html",
            "bad.html",
        ]
        assert [record.path for record in store.records(now, Outcome.FAILED)] == ["bad.html"]
        assert next(store.records(now)).source == "Z.html"
        assert store.counts(now) == {Outcome.READ: 3, Outcome.FAILED: 1}
        assert store.actions(now) == (12, 4)
        found = store.connection.execute("SELECT code FROM findings WHERE key = 'a.html'")
        assert found.fetchall() == [("no-plan",)]


def test_others_read_while_one_writes(tmp_path):
    with Store(tmp_path) as writer, Store(tmp_path) as reader:
        run = writer.begin_run()
        writer.put(run, [entry(tmp_path, "a.html")])
        with changed(writer.connection):
            writer.connection.execute("UPDATE documents SET outcome = 'failed'")
            assert [record.result.outcome for record in reader.records(run)] == [Outcome.READ]
        assert [record.result.outcome for record in reader.records(run)] == [Outcome.FAILED]


def test_two_that_open_a_new_store_at_once_make_one(tmp_path):
    failed = []

    def open_it():
        try:
            Store(tmp_path).connection.close()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_a_change_stands_whole_or_not_at_all(tmp_path):
    with Store(tmp_path) as store:
        run = store.begin_run()
        with pytest.raises(ZeroDivisionError), changed(store.connection):
            store.connection.execute("UPDATE runs SET planlift = 'x'")
            raise ZeroDivisionError
        found = store.connection.execute("SELECT planlift FROM runs WHERE id = ?", (run,))
        assert found.fetchone() != ("x",)


def test_the_store_of_a_newer_planlift_is_left_alone(tmp_path):
    Store(tmp_path).connection.close()
    with closing(sqlite3.connect(tmp_path / STORE)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(UsageError, match="newer version"):
        Store(tmp_path)


def test_what_is_no_database_is_said(tmp_path):
    (tmp_path / STORE).write_bytes(b"no database" * 100)
    with pytest.raises(UsageError, match="damaged, or no store of planlift"):
        Store(tmp_path)


def test_a_conversion_enters_what_the_store_is_to_know(tmp_path):
    write_page(tmp_path / "docs" / "plan.html")
    out = tmp_path / "out"
    assert here("convert", tmp_path / "docs", "--out", out).returncode == 0
    with Store(out) as store:
        found = store.connection.execute(
            "SELECT key, outcome, format, actions, bytes > 0, seconds > 0, length(sha256), plan,"
            " frameworks, period, reader <> '' FROM documents"
        ).fetchall()
        findings = store.connection.execute("SELECT count(*) FROM findings").fetchone()[0]
        run = store.connection.execute("SELECT ended IS NOT NULL, stopped FROM runs").fetchall()
    assert found == [
        ("plan.html", "read", "html", 1, 1, 1, 64, "plans/plan.html.json", "WRES", "2019/20", 1)
    ]
    assert findings > 0
    assert run == [(1, 0)]

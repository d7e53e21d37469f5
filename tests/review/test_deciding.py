from __future__ import annotations

import json
import threading

import pytest
from bs4 import BeautifulSoup

from planlift.batch.convert import ReadAs, convert
from planlift.decisions import Edit, target_of
from planlift.review import shelf as shelf_module
from planlift.review.plans import Plans
from planlift.review.shelf import Shelf
from planlift.store import Store
from planlift.store.decisions import Made
from planlift.write import OutputError
from review.made import LINES, decide, page_of, plan, seen, served

KEY = "plan.html"


def actions(client):
    return plan(client, KEY)["actions"]


def document(client):
    return client.desk.shelf.document(KEY)


def test_an_edit_stands_in_the_plan_its_file_and_the_list(client, out):
    answer = decide(
        client, KEY, kind="edit", action="r1", field="deadline", text="March 2020", at="r1.deadline"
    )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/document?")
    assert actions(client)[0]["due"]["by"] == "2020-03-31"
    written = json.loads((out / document(client).plan).read_text(encoding="utf-8"))
    assert written["actions"][0]["deadline"] == "March 2020"
    assert written["findings"][-1]["code"] != "decision-lost"
    assert document(client).decisions == 1


def test_a_document_with_nothing_left_to_look_at_says_so(client):
    for number, action in enumerate(actions(client), 1):
        for name in action["review"]:
            assert (
                decide(client, KEY, kind="right", action=f"r{number}", field=name).status_code
                == 303
            )
    assert document(client).state.value == "nothing to review"
    assert client.get(f"/next?key={KEY}").headers["location"].endswith("#none-left")
    assert "Nothing is left to look at" in client.get(f"/document?key={KEY}").text


def test_an_action_is_split_joined_added_and_deleted(client):
    before = len(actions(client))
    client.post(
        "/decide",
        data={
            "key": KEY,
            "seen": seen(client, KEY),
            "kind": "split",
            "action": "r2",
            "part": ["One", "Two", ""],
        },
    )
    assert [one["action"] for one in actions(client)][1:3] == ["One", "Two"]
    ids = client.get("/api/plan", params={"key": KEY}).json()["ids"]
    decide(client, KEY, kind="join", action="r2", other=ids[2])
    assert actions(client)[1]["action"] == "One\nTwo"
    decide(client, KEY, kind="add", after="r1", **{"new-action": "Publish", "new-owner": "Chair"})
    assert (actions(client)[1]["action"], actions(client)[1]["owner"]) == ("Publish", "Chair")
    decide(client, KEY, kind="delete", action="r3")
    assert len(actions(client)) == before


def test_what_was_decided_is_taken_back(client):
    decide(client, KEY, kind="edit", action="r2", field="owner", text="Chair")
    decide(client, KEY, kind="edit", action="r2", field="theme", text="Pay")
    first = client.get("/api/decisions", params={"key": KEY}).json()["decisions"][0]["id"]
    assert (
        client.post("/undo", data={"key": KEY, "decision": first, "back": "r2.owner"}).status_code
        == 303
    )
    assert (actions(client)[1]["owner"], actions(client)[1]["theme"]) == ("Board", "Pay")
    assert client.post("/undo", data={"key": KEY, "decision": first}).status_code == 409
    history = BeautifulSoup(client.get(f"/history?key={KEY}").text, "html.parser")
    rows = [row.text for row in history.select("tbody tr")]
    assert len(rows) == 2
    assert "Taken back" in rows[1] and "this computer" in rows[1]


def test_two_who_change_the_same_field_are_asked(client):
    early = seen(client, KEY)
    decide(client, KEY, kind="edit", action="r2", field="owner", text="Theirs")
    mine = {
        "key": KEY,
        "seen": early,
        "kind": "edit",
        "action": "r2",
        "field": "owner",
        "text": "Mine <b>",
    }
    asked = client.post("/decide", data=mine)
    assert asked.status_code == 409
    assert actions(client)[1]["owner"] == "Theirs"
    page = BeautifulSoup(asked.text, "html.parser")
    assert "Theirs" in page.text and "Mine <b>" in page.text
    again = {tag["name"]: tag["value"] for tag in page.select("form[action='/decide'] input")}
    assert client.post("/decide", data=again).status_code == 303
    assert actions(client)[1]["owner"] == "Mine <b>"
    assert len(client.get("/api/decisions", params={"key": KEY}).json()["decisions"]) == 2


def test_two_who_change_different_fields_both_are_kept_and_told(client):
    early = seen(client, KEY)
    decide(client, KEY, kind="edit", action="r2", field="owner", text="Theirs")
    mine = {
        "key": KEY,
        "seen": early,
        "kind": "edit",
        "action": "r2",
        "field": "theme",
        "text": "Mine",
    }
    answer = client.post("/decide", data=mine)
    assert answer.status_code == 303
    assert "others=1" in answer.headers["location"]
    assert (actions(client)[1]["owner"], actions(client)[1]["theme"]) == ("Theirs", "Mine")
    assert "Others changed 1 other thing" in client.get(answer.headers["location"]).text


def test_what_was_taken_back_meanwhile_is_asked_about(client):
    decide(client, KEY, kind="edit", action="r2", field="owner", text="First")
    early = seen(client, KEY)
    number = client.get("/api/decisions", params={"key": KEY}).json()["decisions"][0]["id"]
    client.post("/undo", data={"key": KEY, "decision": number})
    mine = {"key": KEY, "seen": early, "kind": "right", "action": "r2", "field": "owner"}
    assert client.post("/decide", data=mine).status_code == 409


def test_an_action_that_somebody_took_out_cannot_be_changed(client):
    early = seen(client, KEY)
    decide(client, KEY, kind="delete", action="r2")
    mine = {
        "key": KEY,
        "seen": early,
        "kind": "edit",
        "action": "r2",
        "field": "owner",
        "text": "x",
    }
    assert client.post("/decide", data=mine).status_code == 409


def test_nothing_is_lost_where_many_write_at_once(client):
    answers = []

    def write(number):
        for turn in range(5):
            form = {
                "key": KEY,
                "seen": "0.0",
                "kind": "add",
                "new-action": f"Action {number}-{turn}",
            }
            answers.append(client.post("/decide", data=form).status_code)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [303] * 25
    assert len({one["action"] for one in actions(client)} - {""}) == 28


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "edit", "action": "r1", "field": "document", "text": "x"},
        {"kind": "edit", "action": "r1", "field": "due", "text": "yesterday"},
        {"kind": "edit", "action": "r1", "field": "owner", "text": "x", "seen": "now"},
        {"kind": "split", "action": "r1", "part": "one"},
        {"kind": "add", "new-owner": "nobody"},
        {"kind": "columns"},
        {"kind": ""},
        {"kind": "join", "action": "r1", "other": "r1"},
        {"kind": "edit", "action": "r1", "field": "owner", "text": "x" * 100_001},
    ],
)
def test_what_is_no_decision_is_refused_with_a_word(client, form):
    answer = client.post("/decide", data={"key": KEY, "seen": "0.0", **form})
    assert answer.status_code == 400
    assert not client.get("/api/decisions", params={"key": KEY}).json()["decisions"]


def test_decisions_survive_another_conversion_and_win_over_it(out, original):
    with served(out) as client:
        decide(client, KEY, kind="edit", action="r2", field="owner", text="Chair")
    convert([original / "docs"], out, jobs=1)
    with served(out) as client:
        assert actions(client)[1]["owner"] == "Chair"
        written = json.loads((out / document(client).plan).read_text(encoding="utf-8"))
    assert written["actions"][1]["owner"] == "Chair"
    assert "Chair" in (out / "actions.csv").read_text(encoding="utf-8-sig")


def test_a_changed_source_asks_again(out, original, tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "own.html").write_text(page_of(), encoding="utf-8")
    convert([docs], out, jobs=1)
    with served(out) as client:
        decide(client, "own.html", kind="edit", action="r2", field="owner", text="Chair")
        decide(client, "own.html", kind="edit", action="r3", field="owner", text="Nurse")
    changed = page_of().replace("<td>Board</td>", "<td>Council</td>")
    (docs / "own.html").write_text(changed, encoding="utf-8")
    convert([docs], out, jobs=1)
    with served(out) as client:
        second, third = plan(client, "own.html")["actions"][1:]
    assert (second["owner"], third["owner"]) == ("Council", "Nurse")
    assert "“Chair”" in second["review"]["owner"]
    assert "changed" in third["review"]["owner"]


def test_what_the_plan_is_of_is_changed_and_taken_back(client):
    answer = decide(client, KEY, kind="whole", field="organisation", text="RAE")
    assert answer.status_code == 303
    assert plan(client, KEY)["organisation"]["ods_code"] == "RAE"
    assert document(client).organisation == plan(client, KEY)["organisation"]["name"]
    number = client.get("/api/decisions", params={"key": KEY}).json()["decisions"][0]["id"]
    client.post("/undo", data={"key": KEY, "decision": number})
    assert plan(client, KEY)["organisation"]["name"] == "Airedale NHS Foundation Trust"
    assert decide(client, KEY, kind="whole", field="frameworks", text="NONE").status_code == 400


def test_after_an_action_is_deleted_the_next_is_in_sight(client):
    page = BeautifulSoup(client.get("/document?key=plan.html").text, "html.parser")
    forms = page.select_one("section.pl-card").select("form")
    delete = next(form for form in forms if form.select_one("input[value='delete']"))
    assert delete.select_one("input[name='at']")["value"] == "r2"


def test_what_was_written_of_the_plan_is_shown_where_two_change_it(client):
    early = seen(client, "plan.html")
    decide(client, "plan.html", kind="whole", field="title", text="Theirs")
    mine = {"kind": "whole", "field": "title", "text": "Mine", "seen": early}
    answer = client.post("/decide", data={"key": "plan.html", **mine})
    assert answer.status_code == 409
    page = BeautifulSoup(answer.text, "html.parser")
    assert "Mine" in page.select_one(".nhsuk-inset-text").text


def decided_by_another(out, key, text):
    shelf = Shelf(out)
    standing = Plans(shelf).of(key)
    edit = Edit(target=target_of(standing.read, "r2"), field="owner", text=text, was="Board")
    sha256 = standing.read.document.sha256
    shelf.decide(Made(key, sha256, "Bob", edit), standing.version)
    shelf.settle(key)
    shelf.close()


def test_what_is_decided_while_a_document_is_read_again_is_in_its_plan(out, original, monkeypatch):
    enter = Store.put
    calls = []

    def late(store, run, entries):
        if not calls and entries[0].key == "plan.html":
            calls.append(entries)
            decided_by_another(out, "plan.html", "The chair")
        enter(store, run, entries)

    monkeypatch.setattr(Store, "put", late)
    convert([original / "docs"], out, jobs=1, read_as=ReadAs(again=True))
    assert calls
    written = json.loads((out / "plans" / "plan.html.json").read_text(encoding="utf-8"))
    assert written["actions"][1]["owner"] == "The chair"


def test_a_decision_is_written_into_what_was_read_anew_meanwhile(out, tmp_path, monkeypatch):
    shelf = Shelf(out)
    enter = Shelf._enter
    calls = []

    def late(shelf, key, after):
        enter(shelf, key, after)
        if not calls:
            calls.append(key)
            document = tmp_path / "docs" / "plan.html"
            document.parent.mkdir()
            document.write_text(page_of(LINES[:2]), encoding="utf-8")
            convert([document.parent], out, jobs=1)

    monkeypatch.setattr(Shelf, "_enter", late)
    shelf.settle("plan.html")
    shelf.close()
    assert calls
    written = json.loads((out / "plans" / "plan.html.json").read_text(encoding="utf-8"))
    assert len(written["actions"]) == 2


def test_an_output_that_cannot_be_written_is_no_fault_of_who_asks(client, monkeypatch):
    def full(path, data):
        raise OutputError("it could not be written (disk full)", "Make room.", file="plan.json")

    monkeypatch.setattr(shelf_module, "write_whole", full)
    answer = decide(client, "plan.html", kind="edit", action="r2", field="owner", text="Chair")
    assert answer.status_code == 503
    assert "Make room" in answer.text
    assert 'route="/decide",status="503"' in client.get("/metrics").text


def test_a_call_that_is_no_json_is_told_so(client):
    answer = client.post("/api/undo", data={"key": "plan.html", "decision": "1"})
    assert answer.status_code == 415
    assert "application/json" in answer.json()["error"]

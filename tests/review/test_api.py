from __future__ import annotations

import time

import pytest
from jsonschema import Draft202012Validator

from planlift.review.api.routes import api_routes
from review.made import page_of, plan


def test_every_answer_is_as_described(client):
    described = client.get("/api/openapi.json").json()
    schemas = described["components"]["schemas"]
    assert described["openapi"].startswith("3.1")

    def check(answer, name):
        schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        Draft202012Validator(schema).validate(answer.json())

    check(client.get("/api/documents"), "DocumentsOut")
    shown = client.get("/api/plan", params={"key": "plan.html"})
    check(shown, "PlanOut")
    sent = {
        "key": "plan.html",
        "seen": shown.json()["seen"],
        "kind": "edit",
        "action": "r2",
        "field": "owner",
        "text": "Chair",
    }
    Draft202012Validator({**schemas["DecideIn"], "components": {"schemas": schemas}}).validate(sent)
    made = client.post("/api/decisions", json=sent)
    assert made.status_code == 201
    check(made, "Decision")
    check(client.get("/api/decisions", params={"key": "plan.html"}), "DecisionsOut")
    clash = client.post("/api/decisions", json=sent)
    assert clash.status_code == 409
    check(clash, "ErrorOut")
    undone = client.post("/api/undo", json={"key": "plan.html", "decision": made.json()["id"]})
    check(undone, "DecisionsOut")
    assert plan(client, "plan.html")["actions"][1]["owner"] == "Board"
    job = client.post("/api/documents", files=[("files", ("new.html", page_of().encode()))])
    assert job.status_code == 202
    check(client.get("/api/job", params={"id": job.json()["id"]}), "JobOut")


def test_all_calls_that_are_served_are_described(client):
    described = client.get("/api/openapi.json").json()["paths"]
    served = {
        (route.path, method)
        for route in api_routes()
        for method in route.methods
        if method != "HEAD"
    }
    assert served == {
        (path, method.upper()) for path, calls in described.items() for method in calls
    }


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"key": "plan.html"},
        {"key": "plan.html", "seen": "x", "kind": "edit"},
        {
            "key": "plan.html",
            "seen": "0.0",
            "kind": "edit",
            "action": "r1",
            "field": "owner",
            "text": 5,
        },
        {"key": "plan.html", "seen": "0.0", "kind": "format", "action": "r1"},
        {
            "key": "plan.html",
            "seen": "0.0",
            "kind": "edit",
            "action": "r1",
            "field": "owner",
            "more": 1,
        },
        [],
    ],
)
def test_what_is_no_call_is_refused_as_json(client, sent):
    answer = client.post("/api/decisions", json=sent)
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_what_is_no_json_is_refused_as_json(client):
    answer = client.post(
        "/api/decisions", content=b"{", headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    assert client.get("/api/plan", params={"key": "none"}).json()["error"]


def test_health_and_metrics_tell_how_it_goes(client):
    assert client.get("/health").json()["status"] == "ok"
    client.get("/document?key=none<script>")
    text = client.get("/metrics").text
    assert 'planlift_requests_total{route="/health",status="200"} 1' in text
    assert 'planlift_requests_total{route="/document",status="404"} 1' in text
    assert 'planlift_documents{state="to review"} 1' in text
    assert "script" not in text


def job_of(client, answer):
    assert answer.status_code == 202, answer.text
    until = time.monotonic() + 300
    while not (job := client.get("/api/job", params={"id": answer.json()["id"]}).json())["ended"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert not job["failed"]
    return job


def test_columns_files_and_the_comparison_are_there_for_programs(client):
    assert client.get("/api/comparison").status_code == 404
    families = client.get("/api/columns", params={"key": "plan.html"}).json()["families"]
    headers = [column["header"] for column in families[0]["columns"]]
    correction = {"headers": headers, "columns": {"Cost": "theme"}}
    seen = client.get("/api/plan", params={"key": "plan.html"}).json()["seen"]
    sent = {"key": "plan.html", "seen": seen, "correction": correction}
    job_of(client, client.post("/api/columns", json=sent))
    assert [one["theme"] for one in plan(client, "plan.html")["actions"]] == ["1", "2", "3"]
    job_of(client, client.post("/api/jobs", json={"what": "files"}))
    assert client.get("/file", params={"name": "actions.xlsx"}).status_code == 200
    job_of(client, client.post("/api/jobs", json={"what": "comparison"}))
    assert client.get("/api/comparison").json()["organisations"]
    job_of(client, client.post("/api/jobs", json={"what": "read-again", "key": "plan.html"}))
    assert client.post("/api/jobs", json={"what": "format"}).status_code == 422
    wrong = {**sent, "correction": {"headers": ["A"], "columns": {"B": "theme"}}}
    assert client.post("/api/columns", json=wrong).status_code == 422

from __future__ import annotations

import gzip

import pytest

from parsers.outlook_files import Attached, Outlook
from parsers.packed import mail, zipped
from planlift_parsers import DEFAULT_LIMITS, NO_KEYS, DocumentError, LimitError, Limits
from planlift_parsers.containers.opening import open_taken, opened
from planlift_parsers.containers.walk import ItemKind

PAGE = b"<!doctype html><html><body><p>Action plan</p></body></html>"


def walked(data, name="pack.zip", limits=DEFAULT_LIMITS):
    container = opened(data, name, limits, NO_KEYS)
    return container, container.items()


def listed(data, name="pack.zip", limits=DEFAULT_LIMITS):
    return [("/".join(item.parts), str(item.kind)) for item in walked(data, name, limits)[1]]


def test_containers_in_containers_are_gone_through():
    made = mail("FYI")
    inner = zipped(("Trust A/plan.html", PAGE), ("plan.txt.gz", gzip.compress(b"plan")))
    made.add_attachment(inner, maintype="application", subtype="zip", filename="in.zip")
    note = Outlook(body="FYI", attached=[Attached("plan.html", PAGE)])
    data = zipped(("mail.eml", made.as_bytes()), ("note.msg", note.file()))
    assert listed(data) == [
        ("mail.eml", "container"),
        ("mail.eml/message.txt", "passed over"),
        ("mail.eml/in.zip", "container"),
        ("mail.eml/in.zip/Trust A/plan.html", "document"),
        ("mail.eml/in.zip/plan.txt.gz", "container"),
        ("mail.eml/in.zip/plan.txt.gz/plan.txt", "document"),
        ("note.msg", "container"),
        ("note.msg/message.txt", "passed over"),
        ("note.msg/plan.html", "document"),
    ]


def test_a_document_taken_out_carries_its_path_and_the_innermost_mail():
    made = mail("FYI", sender="a@kmpt.nhs.uk", date="Thu, 14 May 2020 10:00:00 +0000")
    packed = zipped(("../plan.html", PAGE))
    made.add_attachment(packed, maintype="application", subtype="zip", filename="in.zip")
    container, items = walked(zipped(("mail.eml", made.as_bytes())))
    chain = next(item.chain for item in items if item.kind is ItemKind.DOCUMENT)
    taken = container.take(chain)
    assert (taken.data, taken.led_out) == (PAGE, True)
    document = open_taken(taken, "pack.zip", DEFAULT_LIMITS, NO_KEYS)
    assert document.name == "pack.zip/mail.eml/in.zip/plan.html"
    assert document.mail.domain == "kmpt.nhs.uk"
    (note,) = document.notes
    assert note.code == "hidden-content"
    assert "pointed to a place outside" in note.message


def test_a_mails_own_text_carries_its_headers_and_subject():
    container, _ = walked(mail("Action: Train the Board").as_bytes(), "mail.eml")
    document = open_taken(container.take((0,)), "mail.eml", DEFAULT_LIMITS, NO_KEYS)
    assert document.title == "WRES plan"
    assert [(p.text, str(p.kind)) for p in document.paragraphs()][:3] == [
        ("From: Jo Bloggs <jo@wwl.nhs.uk>", "furniture"),
        ("To: plans@hospice.example", "furniture"),
        ("Subject: WRES plan", "furniture"),
    ]


def test_what_systems_leave_and_hidden_files_are_passed_over_with_the_reason():
    data = zipped(
        ("__MACOSX/._plan.html", b"x"),
        ("Thumbs.db", b"x"),
        ("~$plan.docx", b"x"),
        (".git/a.html", PAGE),
    )
    _, items = walked(data)
    assert [item.reason for item in items] == [
        "left by the operating system",
        "left by the operating system",
        "lock file of an open Office document",
        "hidden folder",
    ]


def test_the_folder_of_a_saved_page_is_part_of_it_but_for_its_pages():
    data = zipped(
        ("in/plan.htm", PAGE),
        ("in/plan_files/style.css", b"x"),
        ("in/plan_files/sheet001.htm", PAGE),
        ("other_files/notes.txt", b"plan"),
    )
    _, items = walked(data)
    assert [(item.parts[-1], item.reason) for item in items] == [
        ("plan.htm", ""),
        ("style.css", "part of the saved web page 'plan.htm'"),
        ("sheet001.htm", ""),
        ("notes.txt", ""),
    ]


def nest(data, times):
    for number in range(times):
        data = zipped((f"{number}.zip", data))
    return data


def test_containers_nested_deeper_than_the_limit_are_a_failure_and_the_rest_is_read():
    data = zipped(("deep.zip", nest(zipped(("plan.html", PAGE)), 9)), ("plan.html", PAGE))
    _, items = walked(data)
    failed = [item for item in items if item.kind is ItemKind.FAILED]
    assert [len(item.chain) for item in failed] == [5]
    assert failed[0].code == "limit-reached"
    assert "--limit container_nesting=" in failed[0].remedy
    assert items[-1].kind is ItemKind.DOCUMENT
    assert len(walked(data, limits=Limits(container_nesting=12))[1]) == 12


def test_a_bomb_of_zips_in_zips_is_stopped_by_what_all_of_it_expands_to():
    data = zipped(*((f"{n}.txt", bytes(900_000)) for n in range(16)))
    for _ in range(3):
        data = zipped(*((f"{n}.zip", data) for n in range(16)))
    _, items = walked(data, limits=Limits(expansion_floor=10_000_000))
    failed = [item for item in items if item.kind is ItemKind.FAILED]
    assert len(items) < 200
    assert {item.code for item in failed} == {"limit-reached"}
    assert "--limit expansion_ratio=" in failed[0].remedy


def test_members_are_counted_over_all_that_is_inside():
    inner = zipped(*((f"{n}.html", PAGE) for n in range(30)))
    data = zipped(*((f"{n}.zip", inner) for n in range(3)))
    _, items = walked(data, limits=Limits(members=70))
    failed = [item for item in items if item.kind is ItemKind.FAILED]
    assert [item.parts for item in failed] == [("2.zip",)]
    assert "more than 70 files" in failed[0].reason
    with pytest.raises(LimitError, match="more than 20 parts"):
        walked(inner, limits=Limits(members=20))


def test_a_member_larger_than_a_file_may_be_is_a_failure():
    _, items = walked(zipped(("a.txt", b"x" * 5000)), limits=Limits(file_bytes=4000))
    assert "--limit file_bytes=" in items[0].remedy


def test_a_damaged_member_costs_only_itself():
    data = zipped(("a.html", PAGE), ("b.html", PAGE * 9))
    at = data.find(b"b.html") + 6
    data = data[:at] + b"\xff" * 8 + data[at + 8 :]
    _, items = walked(data)
    assert [item.kind for item in items] == [ItemKind.DOCUMENT, ItemKind.FAILED]
    assert "damaged" in items[1].reason


def test_winmail_is_said_aloud():
    made = mail("see attached")
    data = b"\x78\x9f\x3e\x22" + bytes(50)
    made.add_attachment(data, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    _, items = walked(made.as_bytes(), "mail.eml")
    (found,) = [item for item in items if item.kind is ItemKind.FAILED]
    assert "winmail.dat" in found.reason
    assert found.remedy


def test_a_member_that_is_gone_is_a_clear_error():
    container, _ = walked(zipped(("plan.html", PAGE)))
    with pytest.raises(DocumentError, match="no container"):
        container.take((0, 0))


def test_of_many_mails_one_is_kept_at_a_time():
    made = mail(subject="one", html="<p>Action: Train the Board</p>").as_bytes()
    container, items = walked(zipped(*((f"{n}.eml", made) for n in range(5))))
    for item in items:
        if item.kind is ItemKind.DOCUMENT:
            assert b"Train" in container.take(item.chain).data
    assert set(container._inside) == {(), (4,)}

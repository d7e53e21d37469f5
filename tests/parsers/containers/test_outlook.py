from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.outlook_files import Attached, Outlook
from planlift_parsers import DEFAULT_LIMITS, NO_KEYS, DocumentError
from planlift_parsers.containers.outlook import members
from planlift_parsers.containers.table import container_of

SENT = dt.datetime(2020, 5, 14, 9, 30, tzinfo=dt.UTC)
LONG = " ".join(["The Board will train every manager in fair recruitment by March 2020."] * 12)


def of(message):
    data = message if isinstance(message, bytes) else message.file()
    return members(data, "plan.msg", DEFAULT_LIMITS, NO_KEYS)


def test_text_and_attachments_come_with_who_sent_them_and_when():
    plan = Attached("Plan – café.docx", b"x" * 9000)
    found = of(Outlook("WRES plan", LONG, b"", "Jo Bloggs", "jo@wwl.nhs.uk", SENT, [plan]))
    text, document = found
    assert (text.name, text.body) == ("message.txt", True)
    assert text.whole().decode("utf-8-sig") == LONG
    assert (document.name, document.whole()) == ("Plan – café.docx", b"x" * 9000)
    assert (document.mail.domain, document.mail.sent) == ("wwl.nhs.uk", dt.date(2020, 5, 14))
    assert document.mail.head == (
        "From: Jo Bloggs <jo@wwl.nhs.uk>",
        "Sent: 14 May 2020 09:30",
        "Subject: WRES plan",
    )


def test_html_is_read_rather_than_plain_text():
    (found,) = of(Outlook(body="Plan café", html="<p>Plan caf\u00e9</p>".encode()))
    assert found.name == "message.html"
    assert found.whole().decode("utf-8-sig") == "<p>Plan caf\u00e9</p>"


def test_an_address_of_exchange_is_no_domain():
    (found,) = of(Outlook(body=LONG, sender="Jo", address="/o=NHS/ou=Exchange/cn=jo"))
    assert found.mail.domain == ""
    assert found.mail.head == ("From: Jo",)


def test_a_message_inside_gives_its_own_members_below_its_name():
    inner = Outlook("Our plan", LONG, b"", "A", "a@kmpt.nhs.uk", None, [Attached("b.pdf", b"%PDF")])
    found = of(Outlook("FW", "FYI", attached=[Attached("Our plan", message=inner)]))
    assert [(each.name, each.mail.domain) for each in found] == [
        ("message.txt", ""),
        ("Our plan.msg/message.txt", "kmpt.nhs.uk"),
        ("Our plan.msg/b.pdf", "kmpt.nhs.uk"),
    ]
    assert found[2].whole() == b"%PDF"


def test_pictures_of_the_text_are_left_out_and_names_are_made_up():
    logo = Attached("logo.png", b"1", kind="image/png", content_id="logo@x")
    bare = Attached("", b"%PDF", kind="application/pdf")
    page = b'<p>Plan <img src="cid:logo@x"></p>'
    found = of(Outlook(html=page, attached=[logo, bare]))
    assert {each.name: each.passed_over for each in found[1:]} == {
        "logo.png": "picture in the mail's text",
        "attachment-2.pdf": "",
    }


def test_an_attachment_without_content_is_a_failure_that_is_told():
    (_, found) = of(Outlook(body=LONG, attached=[Attached("linked.docx")]))
    assert "only linked" in found.error.cause
    assert found.error.remedy


def test_it_is_told_by_its_content():
    data = Outlook(body="x").file()
    assert container_of(data, "plan").name == "msg"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_message_gives_members_or_a_clear_refusal(data):
    whole = bytearray(Outlook("s", LONG, attached=[Attached("a.pdf", b"x" * 5000)]).file())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(600, len(whole)))
    try:
        for member in of(bytes(whole[:cut])):
            assert member.name
    except DocumentError as error:
        assert error.cause

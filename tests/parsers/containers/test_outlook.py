from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.outlook_files import Attached, Outlook, lzfu
from parsers.pictures.drawn import photo, table
from planlift_parsers import DEFAULT_LIMITS, NO_KEYS, DocumentError
from planlift_parsers.containers.lzfu import unpacked
from planlift_parsers.containers.outlook import members
from planlift_parsers.containers.table import container_of
from planlift_parsers.opening import open_document
from planlift_parsers.rtf.encapsulated import html_in

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


@settings(max_examples=60)
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


# --- text as older versions of Outlook write it ----------------------------------------------


@pytest.mark.parametrize(
    ("code_page", "subject", "name"),
    [(1252, "Plan – café’s", "Plan – café.docx"), (1251, "План – 2020", "План.docx")],
)
def test_text_in_one_byte_a_letter_is_in_the_code_page_of_the_message(code_page, subject, name):
    plan = Attached(name, b"x")
    text, document = of(Outlook(subject, f"{subject} {LONG}", attached=[plan], code_page=code_page))
    assert text.whole().decode("utf-8-sig").startswith(subject)
    assert text.mail.subject == subject
    assert document.name == name


PACKED = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
REPEATED = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"


@pytest.mark.parametrize(
    ("packed", "text"),
    [
        (PACKED, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"),  # [MS-OXRTFCP] 4.1.1
        (REPEATED, b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"),  # 4.1.2
        (PACKED[:40], b"{\\r"),
        ("10000000040000004d454c4100000000" + b"{rt}".hex(), b"{rt}"),
        ("00", b""),
    ],
)
def test_rich_text_is_unpacked(packed, text):
    assert unpacked(bytes.fromhex(packed)).startswith(text)


def test_what_was_packed_for_a_test_is_unpacked_again():
    assert unpacked(lzfu(LONG.encode() * 9)) == LONG.encode() * 9


PAGE_IN_RTF = rb"""{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl
{\f0\fswiss Arial;}{\f1\fswiss\fcharset204 Arial;}}{\colortbl\red0\green0\blue0;}
{\*\htmltag19 <html>}{\*\htmltag64 <table>}\htmlrtf {\htmlrtf0
{\*\htmltag148 <td>}Train \htmlrtf {\b \htmlrtf0 every\htmlrtf }\htmlrtf0  manager{\*\htmltag156 </td>}
{\*\htmltag148 <td>}{\f1 \'cf\'eb}\u8211?caf\'e9 {\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 \{x\}{\*\mhtmltag84 <a>}
\par\tab\lquote{\*\htmltag64 <img src="cid:a@b">}\htmlrtf }\htmlrtf0{\*\htmltag27 </html>}}"""


def test_a_page_is_taken_out_of_the_rich_text_that_it_was_put_into():
    assert html_in(PAGE_IN_RTF, DEFAULT_LIMITS) == (
        "<html><table><td>Train every manager</td><td>Пл–café &nbsp;{x}\r\n\t‘"
        '<img src="cid:a@b"></html>'
    )
    assert html_in(rb"{\rtf1\ansi Plan\par}", DEFAULT_LIMITS) is None


def test_a_mail_in_html_that_is_only_there_as_rich_text_is_read_as_a_page():
    (found,) = of(Outlook("Plan", "Train every manager", rich=PAGE_IN_RTF))
    assert found.name == "message.html"
    assert "<td>Train every manager</td>" in found.whole().decode("utf-8-sig")


TABLE = (
    rb"{\rtf1\ansi\pard Our plan\par\trowd\cellx2000\cellx4000\pard\intbl Ref\cell Action\cell\row"
    rb"\trowd\cellx2000\cellx4000\pard\intbl 1\cell Train\cell\row\pard Jo\par}"
)


def test_a_mail_in_rich_text_alone_keeps_its_table():
    for plain in ("", "Our plan Ref Action 1 Train Jo"):
        (found,) = of(Outlook("Plan", plain, rich=TABLE))
        assert (found.name, found.body, found.passed_over) == ("message.rtf", True, "")
        document = open_document(found.whole(), found.name)
        (table,) = document.tables()
        assert [cell.text for cell in table.cells] == ["Ref", "Action", "1", "Train"]


def test_rich_text_that_only_repeats_the_plain_text_is_left_alone():
    (found,) = of(Outlook("Plan", LONG, rich=rb"{\rtf1\ansi\fromtext " + LONG.encode() + b"}"))
    assert found.name == "message.txt"


def test_a_table_in_rich_text_goes_with_attachments_as_well():
    text, _ = of(Outlook("Plan", "", rich=TABLE, attached=[Attached("a.pdf", b"%PDF")]))
    assert text.passed_over == ""


@pytest.mark.parametrize(
    "rich", [b"{\\rtf1", b"junk", b"{\\rtf1\\fromhtml1 {\\*\\htmltag <p>", b""]
)
def test_broken_rich_text_leaves_the_plain_text(rich):
    (found,) = of(Outlook("Plan", LONG, rich=rich))
    assert found.name == "message.txt"


def nested(depth):
    message = Outlook("Level 0", LONG)
    for level in range(1, depth):
        message = Outlook(f"Level {level}", LONG, attached=[Attached("inner", message=message)])
    return message


def test_messages_within_messages_are_read_to_the_limit_of_containers():
    most = DEFAULT_LIMITS.container_nesting
    found = of(nested(most))
    assert [each.error for each in found] == [None] * most
    assert found[-1].name == "inner.msg/" * (most - 1) + "message.txt"
    *read, refused = of(nested(most + 1))
    assert len(read) == most
    assert refused.error.limit == "container_nesting"


# --- pictures of the text ---------------------------------------------------------------------


def shown(cid, data, name="image001.png"):
    return Attached(name, data, kind="image/png", content_id=cid)


def test_a_table_that_is_a_picture_in_the_text_is_written_into_it():
    page = b'<p>Our plan</p><img width=600 src="cid:a@b"><p>Jo <img src="cid:logo"></p>'
    parts = [shown("a@b", table()), shown("logo", photo((60, 60)), "logo.png")]
    text, plan, logo = of(Outlook(html=page, attached=parts))
    written = text.whole().decode("utf-8-sig")
    assert 'src="data:image/png;base64,' in written
    assert 'src="cid:logo"' in written
    assert {plan.passed_over, logo.passed_over} == {"picture in the mail's text"}


def test_a_large_picture_of_a_covering_note_is_read_by_itself():
    page = b'<p>Please find it attached</p><img src="cid:a@b"><img src="cid:logo">'
    parts = [shown("a@b", table()), shown("logo", photo((60, 60))), Attached("a.docx", b"x")]
    text, plan, logo, document = of(Outlook(html=page, attached=parts))
    assert text.passed_over
    assert (plan.passed_over, document.passed_over) == ("", "")
    assert logo.passed_over == "picture in the mail's text"

from __future__ import annotations

import base64
import datetime as dt

import pytest

from parsers.packed import mail, zipped
from parsers.pictures.drawn import photo, table
from planlift_parsers import DEFAULT_LIMITS, NO_KEYS, DocumentError, LimitError, Limits
from planlift_parsers.containers.mail import members
from planlift_parsers.containers.mailbox import members as mailbox
from planlift_parsers.containers.table import container_of

LONG = " ".join(["The Board will train every manager in fair recruitment by March 2020."] * 12)
TABLE = "<p>Plan</p><table><tr><th>Ref<th>Action<tr><td>1<td>Train the Board</table>"


def of(data, limits=DEFAULT_LIMITS):
    data = data if isinstance(data, bytes) else data.as_bytes()
    return members(data, "mail.eml", limits, NO_KEYS)


def raw(*lines, body=b""):
    head = ["From: Jo <jo@wwl.nhs.uk>", "Message-ID: <1@x>", "MIME-Version: 1.0", *lines]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def with_part(*lines, body=b""):
    """A mail with one attachment, its headers as given."""
    part = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    return raw(
        'Content-Type: multipart/mixed; boundary="XX"',
        body=b"--XX\r\nContent-Type: text/plain\r\n\r\nSee the plan.\r\n--XX\r\n"
        + part
        + b"\r\n--XX--\r\n",
    )


def attached(data):
    return [member for member in of(data) if not member.body]


def test_text_and_attachments_come_with_who_sent_them_and_when():
    made = mail(LONG, date="Thu, 14 May 2020 23:30:00 +0100")
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    text, plan = of(made)
    assert (text.name, text.body, text.passed_over) == ("message.txt", True, "")
    assert "fair recruitment" in text.whole().decode("utf-8-sig")
    assert (plan.name, plan.whole(), plan.body) == ("plan.pdf", b"%PDF-1.7", False)
    assert (plan.mail.domain, plan.mail.sent) == ("wwl.nhs.uk", dt.date(2020, 5, 14))
    assert plan.mail.subject == "WRES plan"
    assert plan.mail.head[0] == "From: Jo Bloggs <jo@wwl.nhs.uk>"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Content-Disposition: attachment; filename=plan.docx"], "plan.docx"),
        (
            [
                "Content-Disposition: attachment;",
                " filename*=UTF-8''Plan%20%E2%80%93%20caf%C3%A9.docx",
            ],
            "Plan – café.docx",
        ),
        (
            [
                "Content-Disposition: attachment;",
                " filename*0*=iso-8859-1'en'The%20caf%E9;",
                ' filename*1=" plan.docx"',
            ],
            "The café plan.docx",
        ),
        (["Content-Disposition: attachment; filename==?utf-8?B?UGzDpG4uZG9jeA==?="], "Plän.docx"),
        (['Content-Type: application/pdf; name="=?iso-8859-1?Q?Pl=E4n=2Epdf?="'], "Plän.pdf"),
        (["Content-Type: application/pdf", "Content-Disposition: attachment"], "attachment-1.pdf"),
        (["Content-Disposition: attachment"], "attachment-1.txt"),
        (["Content-Disposition: attachment; filename*=nonsense''%ZZ%C3.pdf"], "%ZZÃ.pdf"),
    ],
)
def test_names_are_read_in_every_way_that_programs_write_them(lines, name):
    (found,) = attached(with_part(*lines, body=b"x"))
    assert found.name == name


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", base64.encodebytes("Café – plan".encode())),
        ("quoted-printable", b"Caf=C3=A9 =E2=80=93 =\r\nplan"),
        ("8bit", "Café – plan".encode()),
        ("X-Unknown", "Café – plan".encode()),
    ],
)
def test_transfer_encodings_are_undone(encoding, body):
    lines = [
        f"Content-Transfer-Encoding: {encoding}",
        "Content-Disposition: attachment; filename=a.txt",
    ]
    (found,) = attached(with_part(*lines, body=body))
    assert found.whole().decode() == "Café – plan"


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("iso-8859-1", "Café – plan".encode("cp1252")),
        ("us-ascii", "Café – plan".encode()),
        ("utf-8", "Café – plan".encode("cp1252")),
        ("windows-1252", "Café – plan".encode()),
        ("no-such-charset", "Café – plan".encode()),
    ],
)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_text_whose_encoding_is_mislabelled_is_read_right(charset, data, kind):
    head = f"Content-Type: text/{kind}; charset={charset}"
    page = b"<meta charset=koi8-r><p>" if kind == "html" else b""
    (found,) = of(raw(head, "Content-Transfer-Encoding: 8bit", body=page + data))
    assert found.name == ("message.html" if kind == "html" else "message.txt")
    assert "Café – plan" in found.whole().decode("utf-8-sig")


def test_a_mail_of_html_alone_is_read_as_a_page():
    (found,) = of(mail(html=TABLE))
    assert (found.name, found.passed_over) == ("message.html", "")
    assert b"Train the Board" in found.whole()


def test_of_two_forms_of_one_text_the_fuller_is_read():
    (found,) = of(mail("Plan\nRef Action\n1 Train the Board", html=TABLE))
    assert found.name == "message.html"
    (found,) = of(mail(LONG, html="<p>Your program cannot show this.</p>"))
    assert found.name == "message.txt"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Dear all,\n\nplease find our plan attached.\n\nKind regards\nJo", False),
        ("See attached.\n-- \n" + LONG, False),
        ("Seen, thanks.\n" + "\n".join(f"> {line}" for line in LONG.split(". ")), False),
        (LONG, True),
        ("Actions:\n- Train the Board\n- Review the policy", True),
        ("Action: Train the Board\nOwner: HR\nDeadline: March 2020", True),
        ("Ref\tAction\n1\tTrain the Board", True),
    ],
)
def test_a_covering_note_is_passed_over_only_beside_documents(text, read):
    made = mail(text)
    assert of(made)[0].passed_over == ""
    made.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    assert of(made)[0].passed_over == ""
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    assert of(made)[0].passed_over == (
        "" if read else "covering note: short, with neither table nor list"
    )


def test_a_table_in_the_text_is_read_beside_documents_too():
    made = mail("see the table", html=TABLE)
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    assert of(made)[0].passed_over == ""


def test_lines_that_a_program_broke_are_whole_again():
    body = b"Train every \r\nmanager in the \r\nTrust.\r\n-- \r\nJo\r\n"
    (found,) = of(raw("Content-Type: text/plain; format=flowed", body=body))
    assert found.whole().decode("utf-8-sig").splitlines() == [
        "Train every manager in the Trust.",
        "-- ",
        "Jo",
    ]


def test_pictures_in_the_text_and_signatures_are_listed_and_left_out():
    made = mail("x", html='<p>Plan <img src="cid:logo@x"></p>')
    made.add_attachment(b"1", maintype="image", subtype="png", filename="logo.png", cid="<logo@x>")
    made.add_attachment(
        b"2", maintype="image", subtype="png", filename="inline.png", disposition="inline"
    )
    made.add_attachment(b"3", maintype="image", subtype="png", filename="scan.png")
    made.add_attachment(
        b"4", maintype="application", subtype="pkcs7-signature", filename="smime.p7s"
    )
    assert {member.name: member.passed_over for member in attached(made)} == {
        "logo.png": "picture in the mail's text",
        "inline.png": "picture in the mail's text",
        "scan.png": "",
        "smime.p7s": "digital signature of the mail",
    }


def test_a_mail_within_a_mail_is_a_container_of_its_own():
    inner = mail(LONG, sender="a@kmpt.nhs.uk", subject="Our plan: 2019/20")
    inner.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    outer = mail("FYI", subject="FW")
    outer.add_attachment(inner)
    (found,) = attached(outer)
    assert found.name == "Our plan: 2019-20.eml"
    data = found.whole()
    assert container_of(data, found.name).name == "eml"
    assert [(each.name, each.mail.domain) for each in of(data)] == [
        ("message.txt", "kmpt.nhs.uk"),
        ("plan.pdf", "kmpt.nhs.uk"),
    ]


def test_a_mail_within_a_mail_that_is_in_base64_against_the_rules_is_read():
    inner = base64.encodebytes(mail(LONG).as_bytes())
    lines = ["Content-Type: message/rfc822", "Content-Transfer-Encoding: base64"]
    (found,) = attached(with_part(*lines, body=inner))
    assert "fair recruitment" in of(found.whole())[0].whole().decode("utf-8-sig")


def test_a_sealed_mail_is_a_failure_that_is_told():
    lines = [
        "Content-Type: application/pkcs7-mime; name=smime.p7m",
        "Content-Transfer-Encoding: base64",
    ]
    (found,) = attached(with_part(*lines, body=b"MIIB"))
    assert "encrypted or sealed" in found.error.cause
    assert found.error.remedy


def test_parts_nested_too_deep_are_refused():
    body = b""
    for number in range(30):
        body = (
            b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)
            + (body or b"\r\nx")
            + b"\r\n--b%d--\r\n" % number
        )
    with pytest.raises(LimitError, match="nested too deep"):
        of(b"MIME-Version: 1.0\r\n" + body, Limits(nesting=10))


def test_too_many_parts_are_refused():
    made = mail(LONG)
    for _ in range(12):
        made.add_attachment(b"x", maintype="application", subtype="pdf")
    with pytest.raises(LimitError, match="more than 10 parts"):
        of(made, Limits(members=10))


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (raw(body=b"x"), "x", "eml"),
        (b"From jo Thu May 14\nFrom: jo@x.uk\nReceived: by y\n\nx", "x", "eml"),
        (b"X-Unsent: 1\r\nTo: x@y.uk\r\nContent-Type: text/plain\r\n\r\nx", "draft", "eml"),
        (b"To: the Board\nFrom: HR\nDate: 1 May 2019\n\nPlan", "memo.txt", None),
        (b"To: the Board\nFrom: HR\nDate: 1 May 2019\n\nPlan", "memo.eml", "eml"),
        (b"Action: Train the Board\nOwner: HR\n\nmore", "plan.eml", None),
        (b"Subject: plan\nno header\nMIME-Version: 1.0\n\n", "plan.txt", None),
        (
            b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nx",
            "page.eml",
            None,
        ),
        (zipped(("a.docx", b"x")), "a", "zip"),
        (b"\x1f\x8b\x08", "a", "gzip"),
        (b"%PDF-1.7", "a.eml", None),
        (b"PK\x03\x04 cut short", "a.zip", None),
    ],
)
def test_what_a_container_is_is_told_by_its_content(data, name, found):
    row = container_of(data, name)
    assert (row.name if row else None) == found


def test_damaged_base64_is_read_as_far_as_it_goes_or_said():
    lines = ["Content-Transfer-Encoding: base64", "Content-Disposition: attachment; filename=a.txt"]
    (found,) = attached(with_part(*lines, body=b"UGxhb*****"))
    try:
        assert found.whole()
    except DocumentError as error:
        assert error.remedy


def test_a_mailbox_gives_its_mails():
    one, two = (mail(LONG, subject=subject).as_bytes() for subject in ("one", "two"))
    data = b"From jo Thu May 14\n" + one + b"\n\nFrom the start\n\nFrom jo Fri May 15\n" + two
    assert container_of(data, "box").name == "mbox"
    found = mailbox(data, "box.mbox", DEFAULT_LIMITS, NO_KEYS)
    assert [each.name for each in found] == ["mail 1.eml", "mail 2.eml"]
    assert [of(each.whole())[0].mail.subject for each in found] == ["one", "two"]
    assert container_of(found[0].whole(), found[0].name).name == "eml"
    with pytest.raises(LimitError, match="more than 1 mails"):
        mailbox(data, "box.mbox", Limits(members=1), NO_KEYS)


@pytest.mark.parametrize("piece", ["<style", "<!--", "<", "\n", "   x", " ", "- ", "&", "From "])
def test_text_made_to_be_slow_is_judged_at_once(piece):
    made = mail(html="<p>see the plan</p>" + piece * 100_000)
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    assert of(made)[0].body


def test_a_header_made_to_be_slow_is_refused():
    head = "Content-Type: text/plain" + ";a=b" * 30_000
    with pytest.raises(LimitError, match="header of it has more than 100,000 letters"):
        of(raw(head, body=b"x"))


def test_a_large_picture_of_the_text_goes_with_it_or_is_read_by_itself():
    page = '<p>Our plan</p><img src="cid:plan@x"><p>Jo</p>'
    picture = {"maintype": "image", "subtype": "png", "disposition": "inline"}
    for html, passed_over in ((page, "picture in the mail's text"), ("<p>Our plan</p>", "")):
        made = mail("x", html=html)
        made.add_attachment(table(), filename="plan.png", cid="<plan@x>", **picture)
        made.add_attachment(photo((60, 60)), filename="logo.png", **picture)
        text, plan, logo = of(made.as_bytes())
        assert ("data:image/png" in text.whole().decode("utf-8-sig")) is bool(passed_over)
        assert plan.passed_over == passed_over
        assert logo.passed_over == "picture in the mail's text"

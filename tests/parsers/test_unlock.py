from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document as WordDocument
from msoffcrypto.format.ooxml import OOXMLFile
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from parsers.ole_files import container
from planlift_parsers import DEFAULT_LIMITS, DocumentError, Keys
from planlift_parsers.keys import keys_from
from planlift_parsers.opening import open_document
from planlift_parsers.unlock import unlocked

PASSWORD = "Räce & Equality 1"  # noqa: S105
RIGHT = Keys(("wrong", PASSWORD))


def word(password=""):
    made = io.BytesIO()
    document = WordDocument()
    document.add_paragraph("Action plan 2019/20")
    document.save(made)
    if not password:
        return made.getvalue()
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(made.getvalue())).encrypt(password, locked)
    return locked.getvalue()


def pdf(user, owner="owner"):
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption(user, owner, strength=128))
    canvas.drawString(72, 700, "Action plan 2019/20")
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name"), [(word(PASSWORD), "plan.docx"), (pdf("secret"), "plan.pdf")]
)
def test_a_locked_document_is_read_with_its_password(data, name):
    with pytest.raises(DocumentError, match="protected by a password") as caught:
        open_document(data, name)
    assert "--password-file" in caught.value.remedy
    with pytest.raises(DocumentError, match="protected by a password") as caught:
        open_document(data, name, DEFAULT_LIMITS, Keys(("wrong",)))
    assert "None of the passwords" in caught.value.remedy
    document = open_document(data, name, DEFAULT_LIMITS, Keys(("wrong", PASSWORD, "secret")))
    assert [p.text for p in document.paragraphs()] == ["Action plan 2019/20"]


def test_a_pdf_that_only_its_owner_may_change_is_read_without():
    data = pdf("", "owner")
    assert unlocked(data, RIGHT) == data
    assert open_document(data, "plan.pdf").pages == 1


def test_what_has_no_lock_stays_as_it_is():
    for data in (word(), b"Action: train the Board", b"%PDF-1.7 /Encrypt broken"):
        assert unlocked(data, RIGHT) == data


def test_a_lock_that_cannot_be_read_is_said_so():
    with pytest.raises(DocumentError, match="lock cannot be read") as caught:
        unlocked(container("EncryptedPackage", "EncryptionInfo"), RIGHT)
    assert caught.value.remedy


def test_passwords_come_one_a_line_and_are_never_shown():
    keys = keys_from("\ufeffone\r\n\r\n two \r\nthrée\n".encode())
    assert keys.passwords == ("one", " two ", "thrée")
    assert "one" not in repr(keys)
    with pytest.raises(ValueError, match="no password"):
        keys_from(b"\n \n")


def test_an_old_word_file_is_read_with_its_password():
    data = (Path(__file__).parent / "locked" / "tika.doc").read_bytes()
    with pytest.raises(DocumentError, match="--password-file"):
        open_document(data, "tika.doc")
    with pytest.raises(DocumentError, match="None of the passwords"):
        open_document(data, "tika.doc", keys=Keys(("wrong",)))
    document = open_document(data, "tika.doc", keys=Keys(("wrong", "tika")))
    assert any(paragraph.text for paragraph in document.paragraphs())

from __future__ import annotations

import io
import json
import os
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from cli.support import ROW, here, outputs, page, planlift, write_page
from cli.test_convert import outcomes, rows_of
from parsers.outlook_files import Attached, Outlook
from parsers.packed import mail, zipped
from parsers.test_unlock import PASSWORD, word

PAGE = page(ROW).encode()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(90)
NOTE = "Dear all,\n\nplease find our plan attached.\n\nKind regards\nJo"


def pdf():
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(72, 700, "Notes of the meeting")
    canvas.save()
    return made.getvalue()


PACK = zipped(("Trust A/plan.html", PAGE), ("notes.pdf", pdf()), ("photo.png", PICTURE))


def as_eml():
    made = mail(NOTE, sender="Jo <jo@wwl.nhs.uk>", date="Thu, 14 May 2020 10:00:00 +0100")
    made.add_attachment(PACK, maintype="application", subtype="zip", filename="pack.zip")
    return made.as_bytes()


def as_msg():
    return Outlook(
        "Plan", NOTE, b"", "Jo", "jo@wwl.nhs.uk", None, [Attached("pack.zip", PACK)]
    ).file()


@pytest.mark.parametrize(("name", "data"), [("mail.eml", as_eml()), ("mail.msg", as_msg())])
def test_a_mail_with_a_zip_is_accounted_for_member_by_member(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    out = tmp_path / "o"
    done = planlift("convert", tmp_path / name, "--out", out)
    assert done.returncode == 0, done.stderr.decode()
    assert outcomes(out) == {
        name: "opened",
        f"{name}/message.txt": "skipped",
        f"{name}/pack.zip": "opened",
        f"{name}/pack.zip/Trust A/plan.html": "read",
        f"{name}/pack.zip/notes.pdf": "no plan",
        f"{name}/pack.zip/photo.png": "skipped",
    }
    assert "containers opened" in done.stderr.decode()
    plan = json.loads((out / "plans" / name / "pack.zip/Trust A/plan.html.json").read_bytes())
    assert plan["document"]["name"] == f"{name}/pack.zip/Trust A/plan.html"
    assert plan["document"]["bytes"] == len(PAGE)
    assert plan["actions"][0]["action"] == ROW[3]
    assert plan["organisation"]["evidence"] == "mail sender's domain wwl.nhs.uk"
    assert "organisation-unknown" in {finding["code"] for finding in plan["findings"]}
    (row,) = rows_of(out / "actions.csv")
    assert row["document"] == f"{name}/pack.zip/Trust A/plan.html"
    assert all(row["reason"] for row in rows_of(out / "documents.csv") if row["outcome"] != "read")


SAMPLES = Path(__file__).parents[2] / "samples"
PLANS = zipped(
    ("old plan.doc", (SAMPLES / "ccg.doc").read_bytes()),
    ("plan.pdf", (SAMPLES / "wwl.pdf").read_bytes()),
    ("photo.png", PICTURE),
)


@pytest.mark.parametrize("ending", ["eml", "msg"])
def test_a_mail_with_an_old_word_file_and_a_pdf_gives_both_plans(tmp_path, ending):
    made = mail(NOTE, sender="Jo <jo@example.org>")
    made.add_attachment(PLANS, maintype="application", subtype="zip", filename="plans.zip")
    outlook = Outlook("Plan", NOTE, b"", "Jo", "", None, [Attached("plans.zip", PLANS)])
    name = f"mail.{ending}"
    (tmp_path / name).write_bytes(made.as_bytes() if ending == "eml" else outlook.file())
    out = tmp_path / "o"
    assert planlift("convert", tmp_path / name, "--out", out).returncode == 0
    members = {k: v for k, v in outcomes(out).items() if "plans.zip/" in k}
    assert members == {
        f"{name}/plans.zip/old plan.doc": "read",
        f"{name}/plans.zip/photo.png": "skipped",
        f"{name}/plans.zip/plan.pdf": "read",
    }
    for member, sample in (("old plan.doc", "ccg.doc"), ("plan.pdf", "wwl.pdf")):
        plan = json.loads((out / "plans" / name / "plans.zip" / f"{member}.json").read_bytes())
        expected = json.loads((SAMPLES / f"{sample}.expected.json").read_bytes())
        assert plan["actions"] == expected["actions"]


def test_containers_below_a_folder_give_the_same_plans_again(tmp_path):
    (tmp_path / "in" / "north").mkdir(parents=True)
    (tmp_path / "in" / "north" / "pack.zip").write_bytes(PACK)
    write_page(tmp_path / "in" / "plan.html")
    for out, jobs in (("a", 1), ("b", 2)):
        assert (
            here("convert", tmp_path / "in", "--out", tmp_path / out, "--jobs", jobs).returncode
            == 0
        )
    assert "north/pack.zip/Trust A/plan.html" in outcomes(tmp_path / "a")
    first, second = (outputs(tmp_path / name) for name in "ab")
    assert first == second
    assert "plans/north/pack.zip/Trust A/plan.html.json" in first


def test_read_takes_the_one_document_out_of_a_container(tmp_path):
    (tmp_path / "one.zip").write_bytes(zipped(("plan.html", PAGE), ("photo.png", PICTURE)))
    made = mail(NOTE)
    made.add_attachment(PAGE, maintype="text", subtype="html", filename="plan.html")
    (tmp_path / "one.eml").write_bytes(made.as_bytes())
    for name in ("one.zip", "one.eml"):
        done = here("read", tmp_path / name)
        assert done.returncode == 0, done.stderr.decode()
        plan = json.loads(done.stdout)
        assert plan["document"]["name"] == f"{name}/plan.html"
        assert plan["actions"][0]["ref"] == ROW[0]
        assert here("tables", tmp_path / name, "--format", "csv").stdout


def test_read_of_a_mail_whose_long_text_goes_with_one_plan_gives_the_plan(tmp_path):
    words = "We would like to thank all of you for the many comments on our draft. " * 12
    made = mail(words)
    made.add_attachment(PAGE, maintype="text", subtype="html", filename="plan.html")
    (tmp_path / "one.eml").write_bytes(made.as_bytes())
    assert json.loads(here("read", tmp_path / "one.eml").stdout)["document"]["format"] == "html"
    made = mail("see the table", html=page((*ROW[:3], "Mend the south", *ROW[4:])))
    made.add_attachment(PAGE, maintype="text", subtype="html", filename="plan.html")
    (tmp_path / "two.eml").write_bytes(made.as_bytes())
    done = here("read", tmp_path / "two.eml")
    assert done.returncode == 2
    assert b"there are 2 documents in it: plan.html, message.html" in done.stderr


@pytest.mark.parametrize("command", ["read", "tables"])
def test_a_container_of_several_documents_says_what_to_do(tmp_path, command):
    (tmp_path / "pack.zip").write_bytes(PACK)
    done = here(command, tmp_path / "pack.zip")
    assert done.returncode == 2
    said = done.stderr.decode()
    assert (
        "there are 2 documents in it: Trust A/plan.html, notes.pdf. Use 'planlift convert" in said
    )
    (tmp_path / "none.zip").write_bytes(zipped(("a/.hidden", b"x")))
    done = here(command, tmp_path / "none.zip")
    assert done.returncode == 2
    assert b"there is no document in it" in done.stderr


def test_check_looks_into_containers(tmp_path):
    (tmp_path / "pack.zip").write_bytes(zipped(("plan.html", PAGE), ("empty.docx", b"")))
    done = here("check", tmp_path / "pack.zip", "--format", "json")
    report = json.loads(done.stdout)
    assert [document["document"] for document in report["documents"]] == [
        "pack.zip/empty.docx",
        "pack.zip/plan.html",
    ]
    assert done.returncode == 1
    assert b"pack.zip/empty.docx: the file is empty" in done.stderr


def test_a_password_file_opens_what_is_locked(tmp_path):
    (tmp_path / "plan.docx").write_bytes(word(PASSWORD))
    (tmp_path / "pack.zip").write_bytes(zipped(("plan.docx", word(PASSWORD))))
    secret = tmp_path / "passwords.txt"
    secret.write_text(f"wrong\n{PASSWORD}\n", encoding="utf-8")
    done = here("read", tmp_path / "plan.docx")
    assert done.returncode == 3
    assert b"--password-file" in done.stderr
    for command in ("read", "tables", "check"):
        assert here(command, tmp_path / "plan.docx", "--password-file", secret).returncode == 0
    out = tmp_path / "o"
    done = planlift("convert", tmp_path / "pack.zip", "--out", out, "--password-file", secret)
    assert done.returncode == 0
    assert outcomes(out)["pack.zip/plan.docx"] == "no plan"
    written = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    assert not any(PASSWORD.encode() in data for data in written)


@pytest.mark.parametrize("content", [None, "", "\n"])
def test_a_password_file_that_holds_none_is_wrong_use(tmp_path, content):
    if content is not None:
        (tmp_path / "none.txt").write_text(content)
    done = here(
        "read", write_page(tmp_path / "plan.html"), "--password-file", tmp_path / "none.txt"
    )
    assert done.returncode == 2
    assert b"none.txt" in done.stderr


@pytest.mark.parametrize("command", ["read", "check", "tables", "convert"])
def test_a_limit_is_named_and_can_be_raised(tmp_path, command):
    file = write_page(tmp_path / "plan.html", *[ROW] * 3)
    extra = ["--out", tmp_path / "o"] if command == "convert" else []
    done = here(command, file, "--limit", "cells=7", *extra)
    assert done.returncode == 3
    assert b"--limit cells=NUMBER" in done.stderr
    assert here(command, file, "--limit", "cells=70", *extra).returncode == 0
    wrong = here(command, file, "--limit", "rows=70", *extra)
    assert wrong.returncode == 2
    assert b"'rows' is no limit; there are file_bytes" in wrong.stderr


def test_a_web_page_saved_with_its_folder_is_one_document(tmp_path):
    write_page(tmp_path / "in" / "plan.html")
    (tmp_path / "in" / "plan_files").mkdir()
    (tmp_path / "in" / "plan_files" / "style.css").write_text("p {}")
    (tmp_path / "in" / "plan_files" / "notes.txt").write_text("Action: x")
    here("convert", tmp_path / "in", "--out", tmp_path / "o")
    assert outcomes(tmp_path / "o") == {
        "plan.html": "read",
        "plan_files/notes.txt": "skipped",
        "plan_files/style.css": "skipped",
    }


# --- what is made to do harm -----------------------------------------------------------------


def entry(name, packed, crc, size):
    """A zip of one deflated member whose directory says what it is told to."""
    head = (20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", *head) + name + packed
    listed = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *head, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(listed), len(local), 0)
    return local + listed + end


def ten_gigabytes(listed_size=None):
    """10 MB that expand to 10 GB, packed by repeating one block of the packer's own output."""
    piece = bytes(1 << 24)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(piece)
    packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * 640 + packer.flush()
    size = 640 * len(piece) if listed_size is None else listed_size
    return entry(b"plan.docx", packed, 0, min(size, 0xFFFFFFFE))


def linked(target):
    link = zipfile.ZipInfo("link.html")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return zipped((link, target))


def overlapping():
    data = bytearray(zipped(("a.html", PAGE), ("b.html", PAGE)))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(data)


def nested(times):
    data = zipped(("plan.html", PAGE))
    for _ in range(times):
        data = zipped(("r.zip", data))
    return data


HARM = {
    "bomb.zip": (ten_gigabytes, "times its size"),
    "lying.zip": (lambda: ten_gigabytes(1000), "larger than its archive says"),
    "many.zip": (
        lambda: zipped(
            *((f"{n}.docx", b"") for n in range(100_000)), compression=zipfile.ZIP_STORED
        ),
        "more than 20,000 parts",
    ),
    "overlap.zip": (overlapping, "overlap"),
    "deep.zip": (lambda: nested(40), "more than 5 deep"),
}
# What a process held at most is handed on through exec by Linux, so that of this process itself it
# would be that of the tests; its own stands in its status.
_LEAST = """
import pathlib, resource, sys

from planlift.cli import main
code = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
status = pathlib.Path("/proc/self/status")
if status.exists():
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    used = max(used, int(lines["VmHWM"].split()[0]))
print(used, file=sys.stdout)
sys.exit(code)
"""


@pytest.mark.skipif(os.name == "nt", reason="memory is told in another way there")
@pytest.mark.parametrize("name", HARM)
def test_what_is_made_to_do_harm_is_refused_within_little_memory(tmp_path, name):
    import subprocess
    import sys

    made, cause = HARM[name]
    (tmp_path / name).write_bytes(made())
    done = subprocess.run(
        [sys.executable, "-c", _LEAST, "convert", tmp_path / name, "--out", tmp_path / "o"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3, done.stderr.decode()
    assert cause in done.stderr.decode()
    unit = 1024 if sys.platform != "darwin" else 1
    assert int(done.stdout.split()[-1]) * unit < 300 * 1024 * 1024
    assert not list(tmp_path.rglob("plans/**/*.json"))


HOSTILE = (
    "../../../evil.html",
    "/evil.html",
    "C:\\evil.html",
    "..\\..\\evil.html",
    "CON.html",
    "aux",
    "nul.html",
    "a?b*.html",
    "trailing. /plan.html",
    "x" * 300 + ".html",
    "deep/" * 200 + "plan.html",
    "plan.html",
    "plan.html",
    "PLAN.html",
    "\u202elmth.html",
    "folder.json/plan.html",
)


def test_no_name_in_a_container_leads_out_of_the_output_folder(tmp_path):
    deep = tmp_path / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    (deep / "pack.zip").write_bytes(zipped(*((name, PAGE) for name in HOSTILE)))
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    out = deep / "out"
    assert here("convert", deep / "pack.zip", "--out", out).returncode == 0
    written = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert all(path.is_relative_to(out) for path in written)
    plans = [path for path in written if path.is_relative_to(out / "plans")]
    assert len(plans) == len(HOSTILE)
    for path in plans:
        assert not any(set(part) & set('<>:"\\|?*') for part in path.relative_to(out).parts)
    assert len(rows_of(out / "documents.csv")) == len(HOSTILE) + 1
    said = [json.loads(path.read_bytes())["findings"] for path in plans]
    assert sum(any("outside of it" in each["message"] for each in one) for one in said) == 4


def test_links_are_not_followed(tmp_path):
    (tmp_path / "secret.html").write_bytes(PAGE)
    (tmp_path / "in").mkdir()
    target = str(tmp_path / "secret.html").encode()
    (tmp_path / "in" / "pack.zip").write_bytes(linked(target))
    write_page(tmp_path / "in" / "plan.html")
    if os.name != "nt":
        (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert here("convert", tmp_path / "in", "--out", tmp_path / "o").returncode == 0
    found = outcomes(tmp_path / "o")
    assert found["pack.zip/link.html"] == "skipped"
    assert [path for path, outcome in found.items() if outcome == "read"] == ["plan.html"]

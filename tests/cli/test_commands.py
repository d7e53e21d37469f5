from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from cli.support import ROW, here, planlift, write_page
from planlift.cli import app, main

HEAVY = ("pydantic", "planlift_schema", "planlift_parsers", "lxml", "rich", "docx", "pdfplumber")


def loaded_after(code):
    probe = f"{code}\nimport sys; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True)
    return done.stdout.decode().splitlines()[-1].split()


@pytest.mark.parametrize("arguments", [["--help"], ["convert", "--help"], ["--version"]])
def test_help_and_version_import_nothing_heavy(arguments):
    assert loaded_after(f"from planlift.cli import main; main({arguments!r})") == []


def test_importing_the_package_imports_nothing_heavy():
    assert loaded_after("import planlift; planlift.__all__") == []


def test_the_package_offers_what_it_says(tmp_path):
    import planlift as package

    plan = package.read(write_page(tmp_path / "plan.html"))
    assert isinstance(plan, package.ActionPlan)
    assert plan.actions[0].ref == "1.10"
    with pytest.raises(AttributeError, match="nonsense"):
        _ = package.nonsense


def test_collate_is_the_function_even_where_its_package_was_imported():
    code = "import planlift.collate, planlift; print(callable(planlift.collate))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stdout.split() == [b"True"], done.stderr.decode()


def test_read_prints_the_plan_as_json(tmp_path):
    done = planlift("read", write_page(tmp_path / "plän.html"))
    plan = json.loads(done.stdout.decode("utf-8"))
    assert done.returncode == 0
    assert done.stderr == b""
    assert plan["document"]["name"] == "plän.html"
    assert [action["ref"] for action in plan["actions"]] == ["1.10"]


def test_read_writes_to_a_file(tmp_path):
    out = tmp_path / "new" / "plan.json"
    document = write_page(tmp_path / "plan.html")
    done = here("read", document, "--out", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert out.read_bytes() == here("read", document).stdout


@pytest.mark.parametrize("command", ["read", "tables"])
def test_a_missing_file_is_wrong_use(tmp_path, command):
    done = here(command, tmp_path / "nowhere.docx")
    assert done.returncode == 2
    assert "nowhere.docx: there is no such file." in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_folder_given_to_read_is_told_of_convert(tmp_path):
    done = here("read", tmp_path)
    assert done.returncode == 2
    assert b"planlift convert" in done.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.docx", b""),
        ("text.docx", b"\x00\x01\x02\x03\x04" * 99),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_a_bad_document_is_named_with_cause_and_remedy(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    done = here("read", tmp_path / name)
    said = done.stderr.decode()
    assert done.returncode == 3
    assert done.stdout == b""
    assert str(tmp_path / name) in said
    assert "Traceback" not in said
    assert said.count("\n") == 1


def test_a_document_without_a_plan_is_an_empty_plan(tmp_path):
    (tmp_path / "letter.html").write_text("<html><body><p>Dear all,</p></body></html>")
    done = here("read", tmp_path / "letter.html")
    plan = json.loads(done.stdout)
    assert done.returncode == 0
    assert plan["actions"] == []
    assert "no-plan" in [finding["code"] for finding in plan["findings"]]


def test_an_unexpected_error_is_one_line_and_with_verbose_a_traceback(monkeypatch, capsys):
    def broken(*arguments, **options):
        raise KeyError("gone")

    monkeypatch.setattr("planlift.pipeline.read_or_spool", broken)
    assert main(["read", "x.docx"]) == 3
    short = capsys.readouterr().err
    assert "KeyError: 'gone'" in short
    assert "report" in short
    assert "Traceback" not in short
    assert main(["read", "x.docx", "--verbose"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_wrong_use(tmp_path):
    done = here("read", write_page(tmp_path / "plan.html"), "--out", tmp_path)
    assert done.returncode == 2
    assert b"a folder of that name stands there" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="shell and signals of POSIX")
def test_a_reader_that_closes_the_pipe_early_is_no_error(tmp_path):
    document = write_page(tmp_path / "plan.html", *[ROW] * 2000)
    shell = f"{sys.executable} -m planlift tables {document} | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False, timeout=120)
    assert done.stdout.split() == [b"[", b"{", b"0"] or done.stdout.endswith(b"0\n")
    assert done.stderr == b""


def test_output_is_utf_8_whatever_the_console_speaks(tmp_path):
    document = write_page(tmp_path / "plan.html", (*ROW[:3], "Train “allies” – é ✓ 漢", *ROW[4:]))
    command = [sys.executable, "-m", "planlift", "tables", str(document)]
    console = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=console, check=True)
    assert "“allies” – é ✓ 漢" in done.stdout.decode("utf-8")


def test_formats_lists_every_format():
    from planlift_parsers import FORMATS

    runner = CliRunner()
    shown = runner.invoke(app, ["formats"]).output
    listed = json.loads(runner.invoke(app, ["formats", "--json"]).output)
    assert [row["name"] for row in listed] == [row.name for row in FORMATS]
    assert all(extension in shown for row in FORMATS for extension in row.extensions)


def test_every_command_answers_help():
    for name in app.commands or app.list_commands(None):
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


def _heed_ctrl_c():
    """Tests that run in the background of a shell are started with Ctrl-C ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_keeps_what_is_done_and_leaves_nothing_half_written(tmp_path):
    for number in range(300):
        rows = [(f"{number}.{row}", *ROW[1:]) for row in range(60)]
        write_page(tmp_path / "in" / f"{number:03}.html", *rows)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "planlift", "convert", str(tmp_path / "in")]
    process = subprocess.Popen(
        [*command, "--out", str(out), "--jobs", "1"],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 - no other thread holds a lock here
    )
    until = time.monotonic() + 300
    while not list(out.glob("plans/*.json")) and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=300)[1].decode()
    assert process.returncode == 130
    assert "Traceback" not in said
    plans = list(out.glob("plans/*.json"))
    assert 0 < len(plans) < 300
    assert all(json.loads(plan.read_bytes())["actions"] for plan in plans)
    assert not list(out.rglob("*.tmp"))
    account = (out / "documents.csv").read_text(encoding="utf-8-sig")
    assert "not reached" in account


def test_tables_prints_a_merged_cell_once(tmp_path):
    document = tmp_path / "merged.html"
    document.write_text(
        '<html><body><table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>=c</td></tr></table>'
        "<table><tr><td>&lt;d&gt;</td></tr></table></body></html>"
    )
    listed = json.loads(here("tables", document).stdout)
    span = {"row": 0, "column": 0, "row_span": 2, "column_span": 1}
    assert listed == [
        {"page": None, "box": None, "rows": [["a", "b"], ["", "=c"]], "spans": [span]},
        {"page": None, "box": None, "rows": [["<d>"]], "spans": []},
    ]
    assert here("tables", document, "--format", "csv").stdout == (b"a,b\r\n,'=c\r\n\r\n<d>\r\n")
    shown = here("tables", document, "--format", "html").stdout.decode()
    assert '<td rowspan="2">a</td>' in shown
    assert "<td>&lt;d&gt;</td>" in shown
    marked = tmp_path / "tables.csv"
    here("tables", document, "--format", "csv", "--out", marked)
    assert marked.read_bytes().startswith(b"\xef\xbb\xbfa,b")

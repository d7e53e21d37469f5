"""Our data files, read by the reader made for them, which gives what tomllib gives."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from planlift_schema import plain_toml
from planlift_schema.plain_toml import read_toml

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path for folder in ("schema", "parsers", "ingest") for path in (ROOT / folder).rglob("*.toml")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_data_file_says_the_same_as_by_tomllib(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_toml(text) == tomllib.loads(text)


def test_most_data_files_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    left = []
    monkeypatch.setattr(tomllib, "loads", left.append)
    for path in FILES:
        plain_toml.read_toml(path.read_text(encoding="utf-8"))
    assert len(FILES) > 30
    assert len(left) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\nb = 0.5\nc = true\n",
        "# only a remark\n",
        "a = 'as \"it\" is' # remark",
        "a = '''one''' # remark",
        "a = '''\none,\ntwo '''\nb = ''''''",
        'a = """\none\n"""',
        'a = "one \\"two\\" \\u00e9"',
        'a = "one" # two',
        'a = ["one", # two\n "three"]\n',
        'a = [\n  "one",\n  "two # three",\n]\n',
        "a = [\n]\n",
        "a.b = 1\nc = {d = 2}",
        '"a b" = 1\n[t]\nx = 1\n[t.u]\ny = 2\n[[v]]\nz = 1\n[[v]]\nz = 2\n[[v.w]]\nq = 1',
        '["a.b"]\nc = 1',
        "[t.u]\na = 1\n[t]\nb = 2",
        "when = 2024-01-01",
        "a=1",
    ],
)
def test_any_other_toml_is_read_as_tomllib_reads_it(text: str) -> None:
    assert read_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text", ["a = 1\na = 2", "[t]\na = 1\n[t]\nb = 1", "a = [1", "a = '''x", "a = 'it''s'"]
)
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        read_toml(text)

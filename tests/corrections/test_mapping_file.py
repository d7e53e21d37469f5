from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlift.corrections import Correction, Finder, MappingFile, mapping_toml, read_mapping
from planlift.corrections import write_mapping as write
from planlift.corrections.model import FieldName, fold
from planlift_parsers.errors import UsageError

_TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


@settings(deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=5), st.sampled_from(["owner", "extra", "rag"]))
def test_what_is_written_is_read_back(tmp_path_factory, headers, field):
    if not any(map(fold, headers)):
        headers = ["Who", *headers]
    entries = [
        Correction(headers=headers, columns={f"#{len(headers)}": field}),
        Correction(headers=headers, plan=False),
    ]
    path = tmp_path_factory.mktemp("written") / "planlift.toml"
    write(path, MappingFile(tables=entries))
    assert [ruling.correction for ruling in read_mapping(path).rulings] == entries


def test_a_header_as_key_is_quoted_where_toml_wants_it():
    entry = Correction(headers=["Who", "By when?"], columns={"Who": "owner", "By when?": "extra"})
    assert mapping_toml(MappingFile(tables=[entry])) == (
        '[[tables]]\nheaders = ["Who", "By when?"]\n[tables.columns]\n'
        'Who = "owner"\n"By when?" = "extra"\n'
    )


WRONG = {
    '[[tables]]\nheaders = ["A"]\ncolumns = { A = "ownr" }': (
        "line 3: entry 1, columns.A: 'ownr' is no field; allowed are ref, indicator,"
    ),
    '[[tables]]\nheaders = ["A"]\nplan = false\n\n[[tables]]\nheaders = ["B"]\n'
    '[tables.columns]\nC = "owner"': 'line 5: entry 2: columns: "C" is not among the headers ("B")',
    "tabels = 1": "line 1: tabels: there is no such key; allowed are tables",
    '[[tables]]\nheader = ["A"]': "line 1: entry 1, headers: it is missing",
    '[[tables]]\nheaders = ["A"]\nplan = "no"': "line 3: entry 1, plan: Input should be a valid",
    '[[tables]]\nheaders = ["A"]\nplan = true\nnote = "x"': "line 4: entry 1, note: there is no such",
    '[[tables]]\nheaders = ["A"': "not valid TOML",
    '[[tables]]\nheaders = ["A"]': "it says nothing",
    '[[tables]]\nheaders = [""]\nplan = false': "at least one must have words",
    '[[tables]]\nheaders = ["A", "B"]\ncolumns = { A = "owner", B = "owner" }': (
        '"A" and "B" cannot both be "owner"'
    ),
    '[[tables]]\nheaders = ["A", "a"]\ncolumns = { A = "owner" }': "more than once",
    '[[tables]]\nheaders = ["A"]\ncolumns = { A = "owner", "#1" = "ref" }': "the same column",
    '[[tables]]\nheaders = ["A"]\ncolumns = { "#2" = "owner" }': "there are 1 headers",
    '[[tables]]\nheaders = ["A"]\nplan = false\ncolumns = { A = "ref" }': "no columns to map",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_with_file_line_and_key(tmp_path, text):
    path = tmp_path / "planlift.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_mapping(path)
    assert WRONG[text] in str(caught.value)
    assert str(path) in str(caught.value)
    assert "docs/corrections.md" in str(caught.value)


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path):
    with pytest.raises(UsageError, match="no such mapping file"):
        read_mapping(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'note = "\xe9"')
    with pytest.raises(UsageError, match="not UTF-8"):
        read_mapping(tmp_path / "latin.toml")


def _say(folder, header):
    folder.mkdir(parents=True, exist_ok=True)
    entry = Correction(headers=[header], plan=False)
    write(folder / "planlift.toml", MappingFile(tables=[entry]))


def _headers(corrections):
    return [ruling.correction.headers[0] for ruling in corrections.rulings]


def test_the_nearest_file_speaks_first_and_none_above_what_was_given(tmp_path):
    _say(tmp_path, "above")
    _say(tmp_path / "docs", "top")
    _say(tmp_path / "docs" / "north" / "trust", "beside")
    file = tmp_path / "docs" / "north" / "trust" / "plan.docx"
    assert _headers(Finder().for_file(file, tmp_path / "docs")) == ["beside", "top"]
    assert _headers(Finder().for_file(file)) == ["beside"]
    assert _headers(Finder(tmp_path / "planlift.toml").for_file(file)) == ["above"]


def test_every_field_of_the_model_is_one_that_a_column_can_have():
    from typing import get_args

    from planlift.normalise.vocabulary import FIELDS

    assert set(get_args(FieldName)) == {*FIELDS, "number", "rag", "extra"}

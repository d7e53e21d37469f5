"""Files that list records as keys and values, as YAML and TOML do."""

import pytest

from parsers.shown import grid, only_table, words
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.document import Kind, Table
from planlift_parsers.text import read
from steps import assert_linear

YAML = r"""---
# Exported in May
title: "Our plan"
organisation: 'Ann''s Trust'
actions:
  - id: "1"
    planned_action: >-
      Train all
      managers: it helps.
    lead:
      - HR
      - "Estates"
    due: "By
      May 2024"
  - id: "2"
    planned_action: |
      Buy one.
      Buy two.
    due: null
    note: it's late: very

contact: Ann
"""
TOML = """\
title = "Our plan"

[[action]]
id = "1"
planned_action = "Say \\"hello\\" to all"
lead = ["HR", 'Estates']

[[action]]
id = 2
planned_action = '''
Buy one.
Buy two.'''
"""


def _read(text):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def test_yaml_is_a_row_for_each_record():
    document = _read(YAML)
    assert grid(only_table(document)) == [
        ["id", "planned_action", "lead", "due", "note"],
        ["1", "Train all managers: it helps.", "HR\nEstates", "By May 2024", ""],
        ["2", "Buy one.\nBuy two.", "", "", "it's late: very"],
    ]
    assert words(document) == [
        "Exported in May",
        "Our plan",
        "organisation: Ann's Trust",
        "actions:",
        "contact: Ann",
    ]
    assert document.blocks[1].kind is Kind.HEADING
    assert only_table(document).place.line == 6


def test_toml_is_a_row_for_each_record():
    document = _read(TOML)
    assert grid(only_table(document)) == [
        ["id", "planned_action", "lead"],
        ["1", 'Say "hello" to all', "HR\nEstates"],
        ["2", "Buy one.\nBuy two.", ""],
    ]
    assert words(document) == ["Our plan", "action"]


def test_a_long_text_in_quotes_that_yaml_cuts_is_whole():
    text = '- id: 1\n  text: "Train\\\n    \\ all mana\\\n    gers."\n- id: 2\n  text: x\n'
    assert grid(only_table(_read(text)))[1] == ["1", "Train all managers."]


@pytest.mark.parametrize(
    "text",
    [
        "Action: Train\nLead: HR\n\nAction: Buy\nLead: IT\n",
        "- id: 1\n  text: x\n",
        "- id: 1\n  text: x\n- id: 2\n  text: y\nAll of this is agreed.\n",
        "- id: 1\n  text: x\n- other: 2\n  words: y\n",
        "- id: 1\n  id: 3\n- id: 2\n  id: 4\n",
        "- id: 1\n  steps:\n    - text: x\n      by: y\n- id: 2\n  steps:\n    - text: x\n      by: y\n",
        "[[a]]\nx = 1\ny = never\n[[a]]\nx = 1\ny = 2\n",
        "[[a]]\nx = '''\nnever closed\n",
    ],
    ids=["blocks", "one", "prose", "unlike", "twice", "nested", "unquoted", "open"],
)
def test_what_does_not_wholly_fit_is_text(text):
    document = _read(text)
    assert not [block for block in document.blocks if isinstance(block, Table)]
    shown = " ".join(paragraph.line for paragraph in document.paragraphs())
    for word in ("Train", "agreed", "words", "id", "steps", "never"):
        assert shown.count(word) == text.count(word)


def _records(count):
    return "".join(f"- id: {at}\n  empty:\n  key{at}: x\n" for at in range(count))


@pytest.mark.parametrize("made", [_records, "- a:\n".__mul__], ids=["records", "empty"])
def test_work_grows_with_the_lines(made):
    assert_linear(lambda count: _read(made(count)), 500)


def test_marks_without_end_are_read_to_their_end():
    said = _read('x = "' + "\\" * 100_000)
    assert sum(paragraph.text.count("\\") for paragraph in said.paragraphs()) == 100_000

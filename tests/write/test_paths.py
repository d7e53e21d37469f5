from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlift.paths import Claim, output_file, part_clashes, printable, safe_name

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123")}
names = st.text(min_size=1, max_size=300).filter(lambda name: name not in {".", ".."})
parts = st.lists(
    st.sampled_from(["a", "A", "b", "é", "e\u0301", "a.json", "a_", "a:", "x.html", "X~2.html"]),
    min_size=1,
    max_size=4,
).map(tuple)


@given(names)
@example("NUL.txt")
@example("con")
@example("LPT1 .a.b")
@example("a. . ")
@example("..")
@example("\udce9")
def test_a_safe_name_is_one_that_windows_takes(name):
    safe = safe_name(name)
    assert safe
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', safe)
    assert safe[-1] not in ". "
    assert safe.split(".")[0].rstrip().casefold() not in RESERVED
    assert len((safe + ".json").encode()) <= 255


@pytest.mark.parametrize(
    ("name", "safe"),
    [("Plan 2019-20.docx", "Plan 2019-20.docx"), ("com5.docx", "_com5.docx"), ("a?b.", "a_b")],
)
def test_a_name_changes_only_where_it_must(name, safe):
    assert safe_name(name) == safe


def test_a_folder_never_looks_like_a_plan():
    assert safe_name("x.JSON", folder=True) == "x.JSON_"


@given(
    st.lists(
        st.tuples(parts, st.booleans(), st.integers(1, 4)), max_size=12, unique_by=lambda c: c[0]
    )
)
def test_keys_never_clash(claimed):
    claims = [
        Claim(path, 1 if yields else min(shown, len(path)), yields)
        for path, yields, shown in claimed
    ]
    part_clashes(claims)
    keys = [claim.key.replace("e\u0301", "é").casefold() for claim in claims]
    assert len(set(keys)) == len(keys)
    outputs = {f"{key}.json" for key in keys}
    folders = {key[: match.start()] for key in keys for match in re.finditer("/", key)}
    assert not outputs & folders


def test_a_named_file_yields_to_one_below_a_folder():
    below, named = Claim(("d", "x.html"), 1), Claim(("e", "x.html"), 1, yields=True)
    part_clashes([below, named])
    assert (below.name, named.name) == ("x.html", "e/x.html")


def test_names_apart_by_case_alone_get_a_number_and_not_the_whole_path():
    claims = [Claim(("home", "in", name), 1) for name in ("x.html", "X.html")]
    part_clashes(claims)
    assert [claim.key for claim in claims] == ["x~2.html", "X.html"]


@given(st.lists(names.map(safe_name), min_size=1, max_size=6))
def test_an_output_path_is_never_too_long(key_parts):
    folder = Path("/srv/plans")
    path = output_file(folder, "/".join(key_parts), ".json")
    assert len(str(path)) <= 240
    assert path.is_relative_to(folder)
    assert path.name.endswith(".json")


def test_shortened_names_keep_their_ending_and_stay_apart():
    made = [output_file(Path("/o"), f"{'d/' * 120}plan{n}.docx", ".json") for n in "12"]
    assert [path.name[:6] for path in made] == ["plan1~", "plan2~"]
    assert all(path.name.endswith(".docx.json") for path in made)


def test_undecodable_names_can_be_written():
    assert printable("caf\udce9") == "caf\ufffd"

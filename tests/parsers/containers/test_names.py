from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift.batch.rounds import members_of
from planlift.batch.sources import Source
from planlift.paths import PATH_CHARACTERS, Claim, output_file, safe_name
from planlift_parsers.containers.names import member_path
from planlift_parsers.containers.walk import Item, ItemKind


@pytest.mark.parametrize(
    ("name", "parts", "led_out"),
    [
        ("Trust A/plan.docx", ("Trust A", "plan.docx"), False),
        ("Trust A\\plan.docx", ("Trust A", "plan.docx"), False),
        ("./a//b.docx", ("a", "b.docx"), False),
        ("../../etc/passwd", ("etc", "passwd"), True),
        ("a/../../b.docx", ("a", "b.docx"), True),
        ("/etc/passwd", ("etc", "passwd"), True),
        ("\\\\server\\share\\b.docx", ("server", "share", "b.docx"), True),
        ("C:\\Windows\\b.docx", ("Windows", "b.docx"), True),
        ("C:b.docx", ("b.docx",), True),
        ("..", ("unnamed",), True),
        ("", ("unnamed",), False),
        ("a\nb\x07\u202egnp.docx", ("a_b__gnp.docx",), False),
    ],
)
def test_a_members_name_never_leads_out_of_its_container(name, parts, led_out):
    found = member_path(name)
    assert (found.parts, found.led_out) == (parts, led_out)


_HARD = st.sampled_from(
    [
        "..",
        ".",
        "/",
        "\\",
        "C:",
        "CON",
        "aux.txt",
        "nul",
        "a",
        "A",
        "a ",
        "a.",
        "ä",
        "a\u0308",
        "~2",
        "\0",
        "\u202e",
        ".json",
        ":",
    ]
)
_NAMES = st.lists(_HARD | st.text(max_size=8), max_size=6).map("".join)


@given(_NAMES)
def test_any_name_stays_below_its_container(name):
    parts = member_path(name).parts
    assert parts
    for part in parts:
        assert part not in ("", ".", "..")
        assert "/" not in part
        assert "\\" not in part
        assert part.isprintable() or not any(ord(letter) < 32 for letter in part)
        assert safe_name(part) == safe_name(safe_name(part))


@given(st.lists(_NAMES, max_size=8))
def test_all_members_of_a_container_get_paths_of_their_own_below_it(tmp_path_factory, names):
    out = tmp_path_factory.getbasetemp() / "out"
    items = [
        Item((number,), member_path(name).parts, ItemKind.DOCUMENT)
        for number, name in enumerate(names)
    ]
    container = Source(out / "pack.zip", Claim(("in", "pack.zip"), 1), expected=True)
    found = members_of(container, items, set())
    keys = [source.claim.key for source in found]
    assert len({key.casefold() for key in keys}) == len(names)
    for key in keys:
        assert PurePosixPath(key).parts[0] == "pack.zip"
        path = output_file(out, key, ".json")
        assert path.is_relative_to(out)
        assert ".." not in path.parts
        assert len(str(path)) <= PATH_CHARACTERS


def test_a_container_and_a_folder_of_one_name_do_not_share_outputs(tmp_path):
    items = [Item((0,), ("plan.docx",), ItemKind.DOCUMENT)]
    source = Source(tmp_path, Claim(("in", "pack.zip"), 1), expected=True)
    (found,) = members_of(source, items, {"pack.zip"})
    assert found.claim.key == "pack~2.zip/plan.docx"
    assert found.claim.name == "pack.zip/plan.docx"
    assert source.claim.number == 1


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (["j", "j", "j~2"], ["j", "j~3", "j~2"]),
        (
            ["j.docx", "j~2.docx", "j.docx", "j~3.docx"],
            ["j.docx", "j~2.docx", "j~4.docx", "j~3.docx"],
        ),
        (["j~2", "j", "j", "J~2", "j"], None),
    ],
)
def test_a_name_that_looks_counted_already_clashes_with_no_count(tmp_path, names, keys):
    items = [Item((n,), (name,), ItemKind.DOCUMENT) for n, name in enumerate(names)]
    container = Source(tmp_path, Claim(("in", "pack.zip"), 1), expected=True)
    got = [one.claim.key.removeprefix("pack.zip/") for one in members_of(container, items, set())]
    assert len({key.casefold() for key in got}) == len(names)
    assert keys is None or got == keys

"""Pictures that are written into a page."""

from __future__ import annotations

import base64

import pytest

from planlift_parsers.html.sources import Sources

DATA = bytes(range(200))
WRITTEN = base64.b64encode(DATA).decode()


@pytest.mark.parametrize(
    "written",
    [
        f'"data:image/png;base64,{WRITTEN}"',
        f'"data:image/jpeg;charset=utf-8;base64,{WRITTEN[:100]}\r\n{WRITTEN[100:]}"',
        f"'DATA:image/svg+xml;base64,{WRITTEN.replace('+', '%2B')}'",
        f"data:image/png;base64,{WRITTEN} width=600",
    ],
)
def test_they_are_lifted_out_and_found_again(written):
    sources = Sources({})
    page = sources.lifted(f"<img src={written} alt=Plan><p>Behind</p>")
    assert page.endswith("alt=Plan><p>Behind</p>")
    assert len(page) < 80
    assert sources.find("data:picture-1") == ("picture 1", DATA)


def test_saved_ones_are_found_by_address_by_id_and_by_name():
    sources = Sources({"https://x.nhs.uk/i/plan%201.png": b"1", "cid:a@b": b"2"})
    assert sources.find("https://x.nhs.uk/i/plan%201.png") == ("plan 1.png", b"1")
    assert sources.find("../i/plan%201.png") == ("plan 1.png", b"1")
    assert sources.find("cid:a@b") == ("a@b", b"2")
    for address in ("", "other.png", "http://[", "https://x.nhs.uk/"):
        assert sources.find(address) is None

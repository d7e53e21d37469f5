from __future__ import annotations

from pathlib import Path

import pytest

from planlift.pages.order import pages_in_order
from planlift_parsers.html.links import links_of


def _order(pages):
    files = {Path(name): links_of(body.encode()) for name, body in pages.items()}
    return [file.name for file in pages_in_order(sorted(files), files)]


def test_numbers_in_names_are_numbers_and_the_landing_page_is_first():
    names = ("metric-10.html", "metric-2.html", "index.html", "about.html", "metric-1.html")
    assert _order(dict.fromkeys(names, "<p>x</p>")) == [
        "index.html",
        "about.html",
        "metric-1.html",
        "metric-2.html",
        "metric-10.html",
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="{}.html">Next page</a>',
        '<a href="https://www.trust.nhs.uk/wres/{}/?x=1">Next: more</a>',
        '<link rel="next" href="./{}.html">',
        '<a href="{}.html">More »</a>',
    ],
)
def test_pages_that_lead_to_each_other_are_read_in_that_order(link):
    pages = {
        "b.html": link.format("start"),
        "start.html": link.format("a"),
        "a.html": '<a href="b.html">Previous</a><a href="https://other.org/z">Next trust</a>',
    }
    assert _order(pages) == ["b.html", "start.html", "a.html"]


def test_a_menu_that_lists_all_pages_gives_their_order():
    menu = '<a href="leadership.html">L</a><a href="pay.html">P</a><a href="care.html">C</a>'
    pages = dict.fromkeys(("care.html", "leadership.html", "pay.html"), menu)
    assert _order(pages) == ["leadership.html", "pay.html", "care.html"]
    assert _order({**dict.fromkeys(pages, "<p>x"), "overview.html": menu}) == [
        "overview.html",
        "leadership.html",
        "pay.html",
        "care.html",
    ]


def test_links_that_do_not_agree_leave_the_names_order():
    circle = {"a.html": '<a href="b.html">Next</a>', "b.html": '<a href="a.html">Next</a>'}
    assert _order(circle) == ["a.html", "b.html"]
    forked = {
        "a.html": '<a href="b.html">Next</a><a href="c.html">Next</a>',
        "b.html": "",
        "c.html": "",
    }
    assert _order(forked) == ["a.html", "b.html", "c.html"]
    menus = {
        "a.html": '<a href="b.html">1</a><a href="c.html">2</a><a href="d.html">3</a>',
        "b.html": '<a href="d.html">1</a><a href="c.html">2</a><a href="a.html">3</a>',
        "c.html": "",
        "d.html": "",
    }
    assert _order(menus) == ["a.html", "b.html", "c.html", "d.html"]


def test_what_is_no_page_has_no_links():
    assert links_of(b"") == []
    assert links_of(b"\x00\xff") == []

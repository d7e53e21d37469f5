"""What in a page leads elsewhere instead of saying something."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from planlift_parsers.html.css import classes_of

_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar"})
# Words that the common content systems put into class names and ids of menus and notices.
_WORDS_NAMES = (
    "breadcrumb breadcrumbs nav navbar navigation menu menubar submenu cookie cookies skip "
    "skiplink skiplinks pagination pager share sharing social toolbar cookiebanner "
    "cookieconsent"
)
_WORDS = frozenset(_WORDS_NAMES.split())
_NAME_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]*")
# Names that are looked at for menu words; the page's frame and the parts of a table never are.
_FRAMES = frozenset({"div", "ul", "ol", "section", "p", "a", "span", "aside", "form"})
# Where an element stands that holds the page's own matter, a name with "menu" in it tells of the
# page's frame ("has-menu"), not of a menu.
_MATTER = ("main", "article", "h1", "table", "details")
# Within these a header or footer belongs to the matter, not to the page.
_OWN_HEADERS = frozenset({"main", "article", "section", "td", "th", "blockquote", "dialog"})
# Share of its letters inside links from which an aside is a menu: half, as a menu has a title and
# a list of links, while an aside that says something has a few links in sentences.
_LINK_SHARE = 0.5


def is_navigation(tag: Tag) -> bool:
    """Whether an element is a menu, breadcrumb, notice or the page's own head or foot."""
    if tag.name == "nav" or tag.get("role") in _ROLES:
        return True
    if tag.name in {"header", "footer"}:
        return not any(parent.name in _OWN_HEADERS for parent in tag.parents)
    if tag.name == "aside" or tag.get("role") == "complementary":
        return _is_links(tag)
    if tag.name in _FRAMES and (tag.get("class") or tag.get("id")):
        return _has_menu_name(tag) and tag.find(_MATTER) is None
    return False


def own_title(soup: BeautifulSoup) -> Tag | None:
    """The only top heading of a page, which is its title wherever it stands but in a menu."""
    headings = soup.find_all("h1", limit=2)
    title = headings[0] if len(headings) == 1 else None
    if not isinstance(title, Tag) or title.find_parent("nav") is not None:
        return None
    return title


def _has_menu_name(tag: Tag) -> bool:
    names = [*classes_of(tag), str(tag.get("id", ""))]
    return any(part.lower() in _WORDS for name in names for part in _NAME_PARTS.findall(name))


def _is_links(tag: Tag) -> bool:
    letters = len("".join(tag.get_text().split()))
    linked = sum(len("".join(link.get_text().split())) for link in tag.find_all("a"))
    return letters > 0 and linked >= _LINK_SHARE * letters


def is_shown_by_button(tag: Tag, controlled: frozenset[str]) -> bool:
    """Whether an element that starts hidden is shown by the page's own buttons (an accordion)."""
    return tag.get("role") == "tabpanel" or tag.get("id") in controlled


def controlled_ids(soup: BeautifulSoup) -> frozenset[str]:
    """Ids of the elements that buttons and tabs of the page show and hide."""
    found: set[str] = set()
    for tag in soup.find_all(_is_control):
        found.update(str(tag.get("aria-controls", "")).split())
        for name in ("data-target", "data-bs-target", "href"):
            value = str(tag.get(name, ""))
            if value.startswith("#"):
                found.add(value[1:])
    return frozenset(found)


def _is_control(tag: Tag) -> bool:
    return any(
        tag.has_attr(name)
        for name in ("aria-controls", "data-toggle", "data-bs-toggle", "data-target")
    )


def is_accordion_button(tag: Tag) -> bool:
    """Whether a button's words are the title of what it opens."""
    return (
        tag.get("role") == "tab"
        or tag.has_attr("aria-expanded")
        or tag.has_attr("aria-controls")
        or tag.has_attr("data-bs-target")
        or tag.has_attr("data-target")
    )

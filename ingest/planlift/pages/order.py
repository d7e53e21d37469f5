"""In which order the pages of one plan are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from planlift_parsers.html.links import Link

_NUMBER = re.compile(r"(\d+)")
# Words of a link that leads to the page behind this one; what follows them is that page's name.
_NEXT = re.compile(r"^(?:next|continue|forward)\b|[>»›→]+$", re.IGNORECASE)
_LANDING = "index"  # the name of the page that a folder's address shows
_LEAST_LISTED = 3  # a menu of two pages tells no order


def natural_order(files: Sequence[Path]) -> list[Path]:
    """Files by their names, numbers in them by value; a folder's landing page comes first."""
    return sorted(files, key=_natural)


def _natural(file: Path) -> tuple[bool, list[tuple[int, str]], str]:
    parts = _NUMBER.split(file.name.casefold())
    folded = [(int(part), "") if at % 2 else (-1, part) for at, part in enumerate(parts)]
    return file.stem.casefold() != _LANDING, folded, file.name


def pages_in_order(files: Sequence[Path], links: Mapping[Path, Sequence[Link]]) -> list[Path]:
    """The pages of one plan in reading order.

    Args:
        files: the pages, in any order.
        links: those of each page; pages without any may be missing.

    Returns:
        The order in which each page leads to the next, where that takes in all of them; else that
        of the menu in which all are listed, if every such menu lists them alike; else the natural
        order of their names.
    """
    plain = natural_order(files)
    names = {_folded(file.stem): file for file in plain}
    if len(names) < len(plain):
        return plain  # one name twice: no link tells which is meant
    there = {file: _leading_to(links.get(file, ()), names) for file in plain}
    return _chain(plain, there) or _menu(plain, there) or plain


def _folded(stem: str) -> str:
    return re.sub(r"[\W_]+", "-", stem.casefold()).strip("-")


def _leading_to(links: Sequence[Link], names: Mapping[str, Path]) -> list[tuple[Link, Path]]:
    """The links that lead to other pages of the plan, with those pages."""
    found = []
    for link in links:
        path = PurePosixPath(unquote(urlsplit(link.target).path))
        page = names.get(_folded(path.stem)) or names.get(_folded(path.name))
        if page is not None:
            found.append((link, page))
    return found


def _chain(
    files: Sequence[Path], there: Mapping[Path, Sequence[tuple[Link, Path]]]
) -> list[Path] | None:
    """The order in which each page leads to one next, None where not all are in one chain."""
    following: dict[Path, Path] = {}
    for file in files:
        nexts = {page for link, page in there[file] if _leads_on(link) and page != file}
        if len(nexts) > 1:
            return None
        following.update((file, page) for page in nexts)
    firsts = [file for file in files if file not in following.values()]
    if len(firsts) != 1:
        return None
    order = firsts
    while order[-1] in following and len(order) <= len(files):
        order.append(following[order[-1]])
    return order if len(order) == len(files) == len({*order}) else None


def _leads_on(link: Link) -> bool:
    return link.leads_on or bool(_NEXT.search(link.text))


def _menu(
    files: Sequence[Path], there: Mapping[Path, Sequence[tuple[Link, Path]]]
) -> list[Path] | None:
    """The order of the menu that lists all pages, None where there is none or they differ."""
    orders = set()
    for file in files:
        listed = list(dict.fromkeys(page for _, page in there[file]))
        if len(listed) == len(files) >= _LEAST_LISTED:
            orders.add(tuple(listed))
        elif file not in listed and len(listed) == len(files) - 1 >= _LEAST_LISTED:
            orders.add((file, *listed))  # a landing page: it lists the others, and stands first
    return list(orders.pop()) if len(orders) == 1 else None

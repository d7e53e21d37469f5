"""Links between the pages."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode


def link(path: str, values: Mapping[str, str | int] | None = None, fragment: str = "") -> str:
    """A link to a page of this server.

    Args:
        path: of the page.
        values: query; empty ones are left out.
        fragment: where on the page.
    """
    kept = {name: value for name, value in (values or {}).items() if value != ""}
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{path}{query}" + (f"#{quote(fragment)}" if fragment else "")


def is_own(target: str) -> bool:
    r"""Whether a target that came with a request leads to a page of this server, and nowhere else.

    "//host" and "/\host" lead elsewhere in browsers.
    """
    return (
        target.startswith("/")
        and not target.startswith(("//", "/\\"))
        and target.isprintable()
        and "\\" not in target
    )

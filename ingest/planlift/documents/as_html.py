"""A document in planlift's own layout as one self-contained web page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from planlift.documents.content import Content
from planlift.documents.lines import blocks_of
from planlift.documents.look import COLOURS


def as_html(content: Content) -> bytes:
    """The page: no script, no network, every word of the plan escaped."""
    style = files("planlift.documents").joinpath("page.css").read_text(encoding="utf-8")
    return _template().render(content=content, style=style, colours=COLOURS).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("planlift.documents", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["blocks"] = blocks_of
    return environment.get_template("page.html")

"""The formats that plans and templates are written in."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from planlift.documents.content import Content, content_of
from planlift_schema import ActionPlan

# Format to the module and function that writes it; imported when it is asked for.
_WRITERS = {
    "docx": ("planlift.documents.as_docx", "as_docx"),
    "xlsx": ("planlift.documents.as_xlsx", "as_xlsx"),
    "html": ("planlift.documents.as_html", "as_html"),
    "md": ("planlift.documents.as_markdown", "as_markdown"),
}
FORMS = tuple(_WRITERS)
"""What a plan can be written as; also how the names of such files end."""

TEMPLATE_FORMS = ("docx", "xlsx")
"""What a template can be written as: what people fill in."""


def as_document(plan: ActionPlan, form: str) -> bytes:
    """A plan as a document in planlift's own layout, which planlift reads back as the same plan.

    Args:
        plan: any plan.
        form: one of `FORMS`.

    Returns:
        The whole file; the same plan gives the same bytes.

    Raises:
        UsageError: a text is too long for the format.
    """
    return _written(content_of(plan), form)


def as_template(framework: str, year: int, form: str) -> bytes:
    """An empty plan in the same layout, with the framework's indicators for a year.

    Args:
        framework: its code ("WRES").
        year: calendar year in which the plan begins.
        form: one of `TEMPLATE_FORMS`.

    Raises:
        UsageError: there is no such framework, or not in that year.
    """
    from planlift.documents.template import template_content

    return _written(template_content(framework, year), form)


def _written(content: Content, form: str) -> bytes:
    module, name = _WRITERS[form]
    write = cast(Callable[[Content], bytes], getattr(import_module(module), name))
    return write(content)

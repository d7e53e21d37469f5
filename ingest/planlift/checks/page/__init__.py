"""The report as one self-contained web page, to be sent back to the organisation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from planlift import __version__
from planlift.checks.known import READING_CODES
from planlift.checks.lines import Line, grouped, headline, lines_of, plain, total
from planlift.checks.report import WEIGHTS, CheckedDocument, CheckReport
from planlift.checks.rule import counted
from planlift.checks.rules import RULES


@dataclass(frozen=True, slots=True)
class _Section:
    """What the page says of one document.

    Attributes:
        anchor: its place in the page.
        name: of the file.
        failed: why it could not be read, "" if it was.
        facts: label and words: whose plan it is and so on.
        counts: "2 errors, 1 warning, 0 notes".
        groups: its findings, those with one remedy together.
        reasons: title and reason of each rule that they come from.
    """

    anchor: str
    name: str
    failed: str
    facts: tuple[tuple[str, str], ...]
    counts: str
    groups: list[tuple[Line, ...]]
    reasons: tuple[tuple[str, str], ...]


_FACTS = ("Organisation", "Framework", "Period", "Actions")


def as_page(report: CheckReport) -> str:
    """The report as HTML: a section a document, the worst first. Needs no script and no network."""
    sections = [_section(f"d{n}", each) for n, each in enumerate(report.worst_first(), 1)]
    return _template().render(
        style=files("planlift.checks.page").joinpath("style.css").read_text(encoding="utf-8"),
        sections=sections,
        total=total(report),
        version=__version__,
    )


def _section(anchor: str, document: CheckedDocument) -> _Section:
    lines = tuple(lines_of(document))
    words = headline(document)
    values = (*words[:-1], str(document.actions))
    return _Section(
        anchor=anchor,
        name=plain(document.document),
        failed=document.failed,
        facts=() if document.failed else tuple(zip(_FACTS, values, strict=True)),
        counts=", ".join(counted(document.count(weight), weight.value) for weight in WEIGHTS),
        groups=grouped(lines),
        reasons=_reasons(lines),
    )


def _reasons(lines: tuple[Line, ...]) -> tuple[tuple[str, str], ...]:
    """Why what was found is looked for, once for each code, in the order of the rules."""
    told = {
        rule.title: rule.reason
        for rule in RULES
        if any(line.code == rule.code and line.remedy.endswith(rule.hint) for line in lines)
    }
    ruled = {rule.code for rule in RULES if rule.title in told}
    for each in READING_CODES:
        if each.code not in ruled and any(line.code == each.code for line in lines):
            told[f"{each.code.replace('-', ' ')}, seen while reading"] = each.meaning
    return tuple((title[0].upper() + title[1:], reason) for title, reason in told.items())


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("planlift.checks.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")

"""Reads a document's identity: title, organisation, frameworks and period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from planlift.normalise.identity.front import Front, front_of, may_be_title
from planlift.normalise.identity.naming import read_organisation
from planlift.normalise.identity.time_covered import read_time
from planlift.normalise.identity.titles import Title, plan_words, read_title
from planlift_parsers.document import Document, Kind, Paragraph
from planlift_schema import Finding, Organisation, Period, Severity, Where
from planlift_schema.frameworks import find_frameworks, framework_codes
from planlift_schema.organisations import names_in

__all__ = ["Identity", "read_identity"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself.

    Attributes:
        title: as written.
        organisation: whose plan it is, None where the document does not say.
        frameworks: codes of the frameworks the plan is made under, from title and headings.
        period: the time it covers; without a label where none is named.
        used: the very paragraphs whose whole text became the title.
        findings: frameworks that are only mentioned.
    """

    title: str
    organisation: Organisation | None
    frameworks: tuple[str, ...]
    period: Period
    used: tuple[Paragraph, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_identity(document: Document) -> Identity:
    """Reads title, organisation, frameworks and period of a document.

    Args:
        document: what a reader saw.
    """
    front = front_of(document)
    title = read_title(document, front)
    frameworks = _without_general(_frameworks(document, front, title))
    period = read_time(document, front, title)
    return Identity(
        title=title.text,
        organisation=read_organisation(document, front, title, period),
        frameworks=frameworks,
        period=period,
        used=title.used,
        findings=tuple(_mixed(front, frameworks)) if frameworks else (),
    )


# --- frameworks ------------------------------------------------------------------------------

# fmt: off
_SMALL_WORDS = frozenset({
    "the", "a", "an", "our", "of", "for", "and", "in", "to", "on", "nhs", "trust", "annual",
    "appendix", "part", "section", "draft", "final", "version", "indicator", "indicators",
    "metric", "metrics", "actions", "action", "update", "summary",
})
# fmt: on
# A heading with one word more than framework, plan and year still names the plan.
_WORDS_BESIDE = 1


def _frameworks(document: Document, front: Front, title: Title) -> list[str]:
    """Codes from the title and the headings that name a plan; else from weaker places."""
    codes = framework_codes(title.text)
    headings = [line.text for line in (*front.lines, *front.headings) if may_be_title(line)]
    if codes:
        codes += [code for text in headings if _names_plan(text) for code in framework_codes(text)]
        return list(dict.fromkeys(codes))
    for texts in (headings, front.labelled.values(), front.headers, front.sheets):
        if found := _codes_of(texts):
            return found
    for text in (document.title, re.sub(r"[_+]+", " ", PurePath(document.name).stem).upper()):
        if found := framework_codes(text):
            return found
    return _most_named(paragraph.text for paragraph in front.introduction)


def _without_general(codes: Sequence[str]) -> tuple[str, ...]:
    """The frameworks without those of which a version is named too ("EDS" beside "EDS2022")."""
    versions = {one for one in codes for other in codes if one != other and other.startswith(one)}
    return tuple(code for code in codes if code not in versions)


def _codes_of(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(code for text in texts for code in framework_codes(text)))


def _most_named(texts: Iterable[str]) -> list[str]:
    """The framework that running text names most, the first of equals."""
    named = [code for text in texts for found in find_frameworks(text) for code in found.codes]
    return [max(dict.fromkeys(named), key=named.count)] if named else []


def _names_plan(text: str) -> bool:
    """Whether a heading names a plan under its framework, and does not only speak of it."""
    spans = [(found.start, found.end) for found in find_frameworks(text)] + plan_words(text)
    spans += [(found.start, found.end) for found in names_in(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    words = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 1]
    return sum(word not in _SMALL_WORDS for word in words) <= _WORDS_BESIDE


def _mixed(front: Front, frameworks: tuple[str, ...]) -> Iterator[Finding]:
    """A finding for each framework that the text names and the plan is not made under."""
    seen = set(frameworks)
    for paragraph in front.body:
        for found in find_frameworks(paragraph.text):
            for code in found.codes:
                if code not in seen and not _same_family(code, frameworks):
                    seen.add(code)
                    yield _mention(code, found.text, paragraph, frameworks)


def _same_family(code: str, frameworks: tuple[str, ...]) -> bool:
    """Whether one code is the other with a version ("EDS" and "EDS2")."""
    return any(code.startswith(other) or other.startswith(code) for other in frameworks)


def _mention(code: str, words: str, paragraph: Paragraph, frameworks: tuple[str, ...]) -> Finding:
    where = "heading" if paragraph.kind is Kind.HEADING else "text"
    plan = ", ".join(frameworks)
    return Finding(
        code="framework-mixed",
        severity=Severity.WARNING,
        message=f'the {where} names "{words}" ({code}), the plan is made under {plan}',
        hint="Check whether another framework's wording was left in.",
        where=Where(place=paragraph.place),
    )

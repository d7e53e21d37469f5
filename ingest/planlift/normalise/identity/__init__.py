"""Reads a document's identity: title, organisation, frameworks and period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from planlift.normalise.identity.front import Front, front_of, may_be_title
from planlift.normalise.identity.naming import LAST_LINES, read_organisation
from planlift.normalise.identity.titles import Title, plan_words, read_title
from planlift.normalise.inside import labels_inside
from planlift.normalise.label_words import label_of
from planlift.normalise.period import read_period
from planlift.normalise.vocabulary import header_scores
from planlift_parsers.document import Document, Kind, Mail, Paragraph
from planlift_schema import Finding, Organisation, Period, Severity, Where
from planlift_schema.frameworks import find_frameworks, framework_codes
from planlift_schema.organisations import names_in
from planlift_schema.plan import MAIL_EVIDENCE

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
    period = _period(document, front, title)
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
    kept = "".join(
        " " if any(start <= at < end for start, end in spans) else letter
        for at, letter in enumerate(text)
    )
    words = [word for word in re.findall(r"[^\W\d_]+", kept.casefold()) if len(word) > 1]
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


# --- period ----------------------------------------------------------------------------------

# Running text names many years; only what such words announce is the plan's.
_COVERS = re.compile(
    r"\b(?:plan\s+(?:for|covers?|covering|runs?|spans?|is\s+for)|covers?|covering)\b[^.]{0,40}?"
    r"(?=20\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|FY)",
    re.I,
)


# Lines with such words give the day of something else than the plan.
_DATED = re.compile(
    r"\b(?:as\s+at|review(?:ed)?|approved|ratified|published|updated|printed|issued|snapshot|version)\b",
    re.I,
)
# Marks by which file names part words from years ("plan-2018-19"), where a text would mean a range.
_IN_FILE_NAMES = re.compile(r"(?<=[^\W\d])-(?=\d)|(?<=\d)-(?=[^\W\d])")
# A title below an exported list: "Follow-up register 2023/24".
_PERIOD_TITLE = re.compile(
    r"[A-Z][\w &-]{3,60}\b(?:plan|register|log|tracker|programme|actions)\b[\w /–-]*"
)
_GOES_ON = re.compile(r"\s*[-–/]\s*\d")  # "EDS 2022/23" names the year
_PLAINLY_DUE = 0.85  # header score; a cover sheet's "Date" has less
_FIRST_MONTH = 4  # of the financial year of the NHS


def _period(document: Document, front: Front, title: Title) -> Period:
    """The first full period, from the title down; else the first label without dates."""
    texts = map(_without_versions, _period_texts(document, front, title))
    read = [period for text in texts if (period := read_period(text))]
    if not read:
        return _by_mail(document.mail)
    return next((period for period in read if period.start), read[0])


def _is_deadline(text: str) -> bool:
    """A labelled line that dates an action ("Due by: Q1 2018/19")."""
    label, _ = label_of(text) or ("", "")
    labels = (label, *(one.label for one in labels_inside(text)))
    return any(header_scores(one).get("deadline", 0.0) >= _PLAINLY_DUE for one in labels)


def _without_versions(text: str) -> str:
    """A text without the year that is part of a framework's name ("EDS 2022")."""
    for found in find_frameworks(text):
        named = text[found.start : found.end]
        if named[-1:].isdigit() and not _GOES_ON.match(text, found.end):
            text = text[: found.start] + "|" * len(named) + text[found.end :]
    return text


def _by_mail(mail: Mail | None) -> Period:
    """The financial year in which the mail that a document came in was sent."""
    if mail is None or mail.sent is None:
        return Period()
    first = mail.sent.year - (mail.sent.month < _FIRST_MONTH)
    start, end = dt.date(first, _FIRST_MONTH, 1), dt.date(first + 1, _FIRST_MONTH - 1, 31)
    return Period(start=start, end=end, evidence=f"{MAIL_EVIDENCE} sent on {mail.sent:%d %B %Y}")


def _period_texts(document: Document, front: Front, title: Title) -> Iterator[str]:
    yield title.text
    yield front.labelled.get("period", "")
    for line in (*front.lines, *front.headings):
        if may_be_title(line) and (plan_words(line.text) or find_frameworks(line.text)):
            yield line.text
    for line in front.lines:
        if not _DATED.search(line.text) and not _is_deadline(line.text):
            yield line.text
    for paragraph in front.introduction:
        if cue := _COVERS.search(paragraph.text):
            yield paragraph.text[cue.end() :]
    yield from (line.text for line in front.furniture if plan_words(line.text))
    last = (line for line in front.body[-LAST_LINES:] if may_be_title(line))
    yield from (line.text for line in last if _PERIOD_TITLE.fullmatch(line.text))
    yield document.title
    yield _IN_FILE_NAMES.sub(" ", PurePath(document.name).stem)
    yield from front.sheets

"""The time that a plan covers, from its title down to its introduction and file name."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from planlift.normalise.identity.front import SENTENCE_END, Front, may_be_title
from planlift.normalise.identity.naming import LAST_LINES
from planlift.normalise.identity.titles import Title, plan_words
from planlift.normalise.inside import labels_inside
from planlift.normalise.label_words import label_of
from planlift.normalise.period import read_period
from planlift.normalise.vocabulary import header_scores
from planlift_parsers.document import Document, Mail, Paragraph
from planlift_schema import Period
from planlift_schema.frameworks import find_frameworks
from planlift_schema.plan import MAIL_EVIDENCE

# Running text names many years; only what such words announce is the plan's.
_COVERS = re.compile(
    r"\b(?:period(?:\s+covered)?\s*:|plan\s+(?:for|covers?|covering|runs?|spans?|is\s+for)|covers?\b|covering\b)[^.]{0,40}?"
    r"(?=20\d\d|\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|FY)",
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
# What a sentence of the introduction speaks of: the plan, or the figures that it answers.
_OF_PLAN = re.compile(
    r"\b(?:plans?|actions?|programme|improvements?|priorit(?:y|ies)|objectives?|respond|"
    r"financial\s+year)\b",
    re.I,
)
_OF_DATA = re.compile(
    r"\b(?:data|figures?|results?|survey|report(?:ed|s|ing)?|submission|compared|baseline|since|last|"
    r"previous|earlier|ratio|percentage|per\s+cent|was|were|had)\b|%",
    re.I,
)
_BETWEEN = re.compile(r"\bbetween\s+((?:\d{1,2}\s+)?[A-Z][a-z]+\s+20\d\d)\s+and\s+(?=\d|[A-Z])")
_ENDS_IN_MONTH = re.compile(rf"\b(?:{'|'.join(calendar.month_name[1:])})$")
_BEGINS_WITH_YEAR = re.compile(r"20\d\d\b")
_GOES_ON = re.compile(r"\s*[-–/]\s*\d")  # "EDS 2022/23" names the year
_PLAINLY_DUE = 0.85  # header score; a cover sheet's "Date" has less
_FIRST_MONTH = 4  # of the financial year of the NHS


def read_time(document: Document, front: Front, title: Title) -> Period:
    """The first full period, from the title down; else the first label without dates.

    Args:
        document: any document.
        front: what stands at its front.
        title: the plan's title.
    """
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


def _cut_by_wrapping(lines: Sequence[Paragraph]) -> Iterator[str]:
    """Two lines that a narrow box made of one: "Action plan for April 2025 to March" and "2026"."""
    for line, below in pairwise(lines):
        if _ENDS_IN_MONTH.search(line.text) and _BEGINS_WITH_YEAR.match(below.text):
            yield f"{line.text} {below.text}"


def _speaks_of_plan(sentence: str) -> bool:
    """It says in which whole years the plan is carried out, and tells no data of them."""
    if not _OF_PLAN.search(sentence) or _OF_DATA.search(sentence) or _DATED.search(sentence):
        return False
    period = read_period(sentence)
    if period is None or period.start is None or period.end is None:
        return False
    behind = period.end + dt.timedelta(days=1)
    return (behind.month, behind.day) == (period.start.month, period.start.day)


def _period_texts(document: Document, front: Front, title: Title) -> Iterator[str]:
    yield title.text
    yield front.labelled.get("period", "")
    for line in (*front.lines, *front.headings):
        if may_be_title(line) and (plan_words(line.text) or find_frameworks(line.text)):
            yield line.text
    for line in front.lines:
        if not _DATED.search(line.text) and not _is_deadline(line.text):
            yield line.text
    yield from _cut_by_wrapping(front.lines)
    for paragraph in (*front.lines, *front.introduction):
        if cue := _COVERS.search(paragraph.text):
            yield paragraph.text[cue.end() :]
    for paragraph in (*front.lines, *front.introduction):
        plain = _BETWEEN.sub(r"\1 to ", paragraph.text)
        yield from filter(_speaks_of_plan, SENTENCE_END.split(plain))
    yield from (line.text for line in front.furniture if plan_words(line.text))
    last = (line for line in front.body[-LAST_LINES:] if may_be_title(line))
    yield from (line.text for line in last if _PERIOD_TITLE.fullmatch(line.text))
    yield document.title
    yield _IN_FILE_NAMES.sub(" ", PurePath(document.name).stem)
    yield from front.sheets

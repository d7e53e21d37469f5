"""Plans of every kind, for the round trip: each field as planlift itself would give it."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from planlift.normalise.grid import Value
from planlift.normalise.house.words import by_words
from planlift.normalise.period import read_period
from planlift_parsers.paragraphs import fold, lines_of, split_marker
from planlift_schema import (
    Action,
    ActionPlan,
    DocumentInfo,
    Due,
    DueKind,
    Organisation,
    Owner,
    OwnerKind,
    Period,
    Rag,
    Rest,
    State,
)
from planlift_schema.plan import TEXT_FIELDS

DOCUMENT = DocumentInfo(name="plan.docx", sha256="0" * 64, bytes=1, format="docx")
# Signs that formats have other uses for, beside letters of several alphabets.
SIGNS = "=+-@|<>&\"'`*_#~![](){}\\/.,;:%$£0123456789 –’éßЖ中😀"


def is_as_read(line: str) -> bool:
    """A reader of any format gives the line as it stands."""
    marker, words = split_marker(line)
    return fold(f"{marker} {words}" if marker else words) == line != ""


WORDS = st.sampled_from(
    ["Review", "the policy", "=SUM(A1)", "<b>bold</b>", "a|b", "1.10", "Q3 24/25", "&amp;", "{{x}}"]
)
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"))
LINE = (
    st.lists(
        WORDS | st.text(LETTERS | st.sampled_from(SIGNS), min_size=1, max_size=8),
        min_size=1,
        max_size=4,
    )
    .map(lambda words: fold(" ".join(words)))
    .filter(is_as_read)
)
ITEM = LINE.filter(lambda line: not split_marker(line)[0]).map(lambda line: f"- {line}")
TEXT = st.lists(LINE | ITEM, min_size=1, max_size=4).map("\n".join)
EMPTY = st.just("")
SENTENCES = {
    "deadline": ["March 2025", "Ongoing", "Q2 2024/25", "April", "01/12/2024", "TBC"],
    "status": ["Complete", "Green", "On track", "Amber – delayed", "Not started"],
    "owner": ["Head of HR", "HRD / DoN", "All staff", "EDI team\nTrust Board", "AB"],
    "indicator": ["Indicator 5", "Metric 4a", "WRES 2 and 3", "Indicator 1\nIndicator 9"],
}
FIELDS = tuple(name for name in TEXT_FIELDS if name != "action")
FRAMEWORKS = st.sampled_from([(), ("WRES",), ("WDES",), ("WRES", "WDES"), ("EDS2022",)])
HEADERS = LINE | st.sampled_from(
    ["Status", "status", "RAG", "Read as", "Other: Cost", "Cost", "Ref"]
)
DATES = st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31))
# What a plan may have from around its actions, and not from their words.
ELSEWHERE = {
    "indicators": st.sampled_from([(), ("WRES-4",), ("WRES-4", "WDES-9a")]),
    "owners": st.lists(
        st.builds(Owner, text=LINE, kind=st.sampled_from(OwnerKind)), max_size=3
    ).map(tuple),
    "due": st.builds(
        Due,
        by=st.none() | DATES,
        start=st.none() | DATES,
        kind=st.sampled_from(DueKind),
        revised=st.booleans(),
    ),
    "state": st.none() | st.sampled_from(State),
    "rag": st.none() | st.sampled_from(Rag),
}


@st.composite
def actions(draw: st.DrawFn, frameworks: tuple[str, ...], start: dt.date | None) -> Action:
    """An action: what is derived comes from its words or, at times, from elsewhere."""
    texts = {"action": draw(TEXT)}
    for name in FIELDS:
        texts[name] = draw(EMPTY | TEXT | st.sampled_from(SENTENCES.get(name, [""])))
    only = frameworks[0] if len(frameworks) == 1 else None
    framework = only or draw(st.sampled_from([None, *frameworks]))
    values = {name: Value(lines_of(text)) for name, text in texts.items() if text}
    words = by_words(values, framework, start)
    changed = draw(st.sets(st.sampled_from(sorted(ELSEWHERE)), max_size=3))
    doubts = draw(st.dictionaries(st.sampled_from(FIELDS), LINE, max_size=2))
    return words.model_copy(
        update={
            **{name: draw(ELSEWHERE[name]) for name in sorted(changed)},
            "extra": draw(st.dictionaries(HEADERS, TEXT, max_size=3)),
            "review": words.review | doubts,
        }
    )


PERIODS = st.sampled_from(["2024/25", "2019 – 2020", "the coming years", ""]).map(
    lambda label: (label and read_period(label)) or Period(label=label)
) | st.builds(Period, label=EMPTY | LINE, start=DATES, end=DATES)
ORGANISATIONS = (
    st.none()
    | st.sampled_from(["RCF", "RRF"]).map(lambda code: Organisation(name="Airedale", ods_code=code))
    | st.builds(Organisation, name=LINE | st.just("Airedale NHS Foundation Trust"))
)
RESTS = st.lists(
    st.builds(
        Rest,
        kind=st.sampled_from(
            ["text", "heading", "item", "furniture", "guidance", "row", "section"]
        ),
        text=LINE | ITEM,
    ),
    max_size=4,
    unique_by=lambda rest: (rest.kind, rest.text),
).map(tuple)


@st.composite
def plans(draw: st.DrawFn) -> ActionPlan:
    """A plan with every field of the schema that a document can show."""
    frameworks, period = draw(FRAMEWORKS), draw(PERIODS)
    return ActionPlan(
        document=DOCUMENT,
        title=draw(EMPTY | LINE),
        organisation=draw(ORGANISATIONS),
        frameworks=frameworks,
        period=period,
        actions=tuple(draw(st.lists(actions(frameworks, period.start), max_size=4))),
        rest=draw(RESTS),
    )

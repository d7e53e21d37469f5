"""What an action has from the sections, headings and narrative that it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planlift.normalise.columns import AIMS
from planlift.normalise.definitions import gives_figures
from planlift.normalise.draft import Draft, Setting, as_value
from planlift.normalise.grid import Value
from planlift.normalise.indicators import indicator_likeness, read_indicators
from planlift.normalise.leaning import leaning
from planlift.normalise.outline import Context, Heading, Role
from planlift.normalise.records import Record, is_indicator_section
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import header_scores, words_of
from planlift_parsers import Paragraph
from planlift_schema.frameworks import framework_codes

_CALLED = re.compile(r"(?P<name>[A-Za-z][A-Za-z. ]*?)\s*(?P<number>[A-Z]{0,4}\d+(?:\.\d+)*)")
_ACTS = re.compile(r"\baction", re.I)  # "Action no. 3" says what it numbers
_CALLED_SO = 0.9  # header score from which a name says that a number follows, and nothing else
_DEFINITION = re.compile(r"objective|definition|description|aim|wording|metric|indicator", re.I)

# What a line says of the table below it, and not of what its actions answer.
_OF_THE_LIST = re.compile(
    r"\b(?:this|the|these) (?:table|section|list|part|actions?)\b.*"
    r"\b(?:below|here|list(?:s|ed)|show[ns]?|sets? out|gives?|updated)\b"
    r"|\b(?:are|is) (?:listed|shown|set out|given) (?:here|below)\b"
    r"|^actions (?:that|which)\b",
    re.I,
)
# The name of a plan or of a part of it, on a line that is set as plain text is.
_PLAN_NAME = re.compile(r"\baction plans?(?:\s+\d[\d/–— -]*)?$", re.I)
_WORDED = 0.5  # likeness of an indicator's wording; aims of plans have 0.3 and less
# Words of a heading that is a theme though its words could name a part of a report, among others
# that are; the longest met so has four ("Board and executive objectives").
_SHORT_THEME = 5
# Words of headings that name what a part of the document is, and never what it is about.
_PARTS = frozenset(
    {
        *("action", "actions", "plan", "plans", "summary", "overview", "introduction", "appendix"),
        *("annex", "table", "page", "section", "part", "sheet", "contents", "background", "key"),
    }
)


def settle_context(draft: Draft, record: Record, register: Register, setting: Setting) -> None:
    """Indicator, theme, ref and summary from section rows, headings and narrative.

    Args:
        draft: changed.
        record: the action's row.
        register: gives labels and context.
        setting: what holds for the whole plan.
    """
    values, context = draft.values, register.context
    if record.section is not None:
        name = "indicator" if is_indicator_section(record.section) else "theme"
        if name == "theme":
            _yield_aim(draft, register)
        if name == "theme" and "theme" in values:
            draft.put_aside("(section)", record.section)
        elif name not in values:
            values[name] = record.section
    heading = context.nearest(Role.INDICATOR)
    if heading and not is_indicator_section(record.section):  # which stands nearer
        _settle_heading(draft, heading, register, setting)
        if heading.told and "summary" not in values and not context.narrative:
            values["summary"] = as_value(list(heading.told))
    topic = topic_of(register)
    told = topic if topic and id(topic.paragraph) in setting.topics else None
    if told:
        _yield_aim(draft, register)
    if told and "theme" not in values:
        values["theme"] = as_value([told.paragraph])
    named = register.ref or _named_by(context)
    if named and "ref" not in values and len(register.rows) == 1:
        values["ref"] = as_value([_without_label(named)])
    elif named and "theme" not in values and not register.labelled:
        values["theme"] = as_value([named])
    if "summary" not in values and setting.narrated:
        _settle_narrative(draft, context)
    _settle_number(draft, register)
    _settle_definition(draft, register, setting)


def _speaks_of_actions(line: Paragraph) -> bool:
    """It is no name of a plan or a part of one, and says nothing of the table below it."""
    return not (_OF_THE_LIST.search(line.text) or _PLAN_NAME.search(line.text))


def _settle_narrative(draft: Draft, context: Context) -> None:
    """What is told above a list is what its actions answer, but for lines about the list."""
    if told_of := [line for line in context.narrative if _speaks_of_actions(line)]:
        draft.values["summary"] = as_value(told_of)


def _without_label(named: Paragraph) -> Paragraph:
    """The number alone of a heading that calls it one ("ID 3"); "Action 3" is a ref as it is."""
    found = _CALLED.fullmatch(named.text)
    scores = header_scores(found["name"]) if found and not _ACTS.search(found["name"]) else {}
    called = scores.get("ref", 0.0) >= _CALLED_SO
    return replace(named, text=found["number"]) if found and called else named


def _yield_aim(draft: Draft, register: Register) -> None:
    """An aim in a column of its own is no theme where a section names it."""
    at = register.mapping.column("theme")
    if at is None or words_of(register.labels[at])[-1:] not in AIMS or "theme" not in draft.values:
        return
    aim = draft.values.pop("theme")
    draft.review.pop("theme", None)
    if "summary" in draft.values:
        draft.put_aside(register.labels[at], aim)
        return
    draft.values["summary"] = aim
    draft.review.pop("summary", None)


def _settle_heading(draft: Draft, named: Heading, register: Register, setting: Setting) -> None:
    """The heading is the indicator; a line or column that only words it follows on a new line."""
    heading = named.paragraph
    own, at = draft.values.get("indicator"), register.mapping.column("indicator")
    if own is None or at is None:
        below = [named.definition] if named.definition is not None else []
        draft.values["indicator"] = as_value([heading, *below])
        return
    says_so = header_scores(register.labels[at]).get("indicator", 0.0) > 0
    framework = setting.frameworks[0] if len(setting.frameworks) == 1 else None
    codes, own_codes = (read_indicators(t, framework) for t in (heading.text, own.text))
    if not says_so and codes == own_codes:
        draft.values["indicator"] = Value([heading, *own.paragraphs], place=heading.place)
    elif not says_so and codes and not own_codes:
        draft.values["indicator"] = as_value([heading])
        draft.put_aside(register.labels[at], own)
        draft.doubt("indicator", f"the column “{register.labels[at]}” may be meant")


def _named_by(context: Context) -> Paragraph | None:
    """The heading "Action 3" or its like; the tab of a worksheet ("M1") names no action."""
    heading = context.nearest(Role.REF)
    if heading is None or heading.paragraph.place.sheet == heading.paragraph.text:
        return None
    return heading.paragraph


def _settle_number(draft: Draft, register: Register) -> None:
    """The bare number beside an indicator's wording is the ref where there is no other."""
    number = draft.values.pop("number", None)
    if number is None:
        return
    if "ref" not in register.mapping.fields:
        draft.values["ref"] = number
    else:
        draft.put_aside(register.labels[register.mapping.fields.index("number")], number)
    draft.values["number"] = number


def _settle_definition(draft: Draft, register: Register, setting: Setting) -> None:
    """An objective that is the indicator's own definition belongs to the indicator.

    Source: KMPT's WDES plans, "Metric 1" with the metric's wording as "Objective".
    """
    indicator, objective = draft.values.get("indicator"), draft.values.get("summary")
    at = register.mapping.column("summary")
    if indicator is None or objective is None or at is None:
        return
    if not _DEFINITION.search(register.labels[at]) or _is_found(objective.text):
        return
    if indicator_likeness(objective.text) < _WORDED:
        return
    framework = setting.frameworks[0] if len(setting.frameworks) == 1 else None
    codes = read_indicators(objective.text, framework)
    if codes and codes == read_indicators(indicator.text, framework):
        draft.values["indicator"] = Value(
            [*indicator.paragraphs, *objective.paragraphs], place=indicator.place
        )
        del draft.values["summary"]


def _is_found(text: str) -> bool:
    """It says what the figures were; a definition says what they are of."""
    return gives_figures(text) or leaning([text]) > 0


def topic_of(register: Register) -> Heading | None:
    """The heading that may be a register's theme: the innermost, if its words could be one."""
    path = register.context.path
    if path and path[-1].role is Role.GENERIC and _could_be_theme(path[-1]):
        return path[-1]
    return register.context.nearest(Role.TOPIC)


def _could_be_theme(heading: Heading) -> bool:
    """A name of a part ("Data", "Workforce") that could be a theme among themes."""
    words = words_of(heading.paragraph.text)
    return 0 < len(words) <= _SHORT_THEME and _PARTS.isdisjoint(words)


def topics_of(registers: Sequence[Register], *, sectioned: bool = False) -> frozenset[int]:
    """Topic headings that are themes: worded as such, or several above several tables.

    A heading above the only table names the document or its part. One that by its words alone
    could name a part is a theme where half of those of its level are.

    Args:
        registers: those of the plan.
        sectioned: another of the tables has sections, which are themes: one heading is one of them.
    """
    labels = {label.casefold() for register in registers for label in register.labels}
    nearest = {
        id(heading.paragraph): heading
        for register in registers
        if (heading := topic_of(register)) is not None
        # A label that stands without its value is no topic.
        and (heading.over_cards or heading.paragraph.text.casefold() not in labels)
    }
    topics = {key: h for key, h in nearest.items() if h.role is Role.TOPIC}
    found = {
        key for key, heading in topics.items() if heading.themed or len(nearest) + sectioned > 1
    }
    levels = {topics[key].level for key in found}
    alike = {key for key, h in nearest.items() if key not in topics and h.level in levels}
    return frozenset(found | alike if len(found) >= len(alike) else found)


def is_narrated(registers: Sequence[Register]) -> bool:
    """Running text above the tables is their actions' summary: each table has its own."""
    under_indicators = any(
        register.context.narrative and register.context.nearest(Role.INDICATOR)
        for register in registers
    )
    told = (one.context for one in registers if one.context.narrative)
    # What stands below a plan's own name ("WRES action plan") speaks of the plan.
    each = {id(one.narrative[0]) for one in told if one.path and not _names_plan(one.path[-1])}
    return under_indicators or (len(each) > 1 and len(each) > len(registers) / 2)


def _names_plan(heading: Heading) -> bool:
    return heading.role is Role.GENERIC and bool(framework_codes(heading.paragraph.text))

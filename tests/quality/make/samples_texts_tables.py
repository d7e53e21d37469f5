"""Samples of plain text that hold a table, as people and programs write it."""

from __future__ import annotations

from dataclasses import replace

from quality.make import write_tables as tables
from quality.make.layout import Sample
from quality.make.subjects import Columns, rated, subject
from quality.make.texts import (
    bare,
    mail,
    markdown,
    marked,
    minutes,
    plain,
    typed,
    with_initials,
    with_paragraphs,
    with_parts,
    with_refs,
)
from quality.make.write_blocks import themed

DISABILITY, INSPECTION, AUDIT = subject("disability"), subject("inspection"), subject("audit")
GREEN, CARERS = subject("green"), subject("carers")
NUMBERED = with_refs(GREEN)

PLAIN: Columns = {
    "Ref": "ref",
    "Action required": "action",
    "Lead officer": "owner",
    "Target date": "deadline",
    "Progress update": "updates",
}
ISSUES: Columns = {
    "Issue": "summary",
    "Agreed action": "action",
    "Responsible": "owner",
    "Timescale": "deadline",
    "Status": "status",
}
METRICS: Columns = {
    "WDES Metric": "indicator",
    "Planned action": "action",
    "Owner": "owner",
    "By when": "deadline",
    "Current status": "status",
}
AIMS: Columns = {
    "No.": "ref",
    "What we will do": "action",
    "Lead": "owner",
    "Due date": "deadline",
    "Success measure": "outcome",
}
LOG: Columns = {
    "Minute ref": "ref",
    "Action": "action",
    "Who": "owner",
    "By when": "deadline",
    "Status": "status",
}
SHORT: Columns = {"Action": "action", "Lead": "owner", "Deadline": "deadline"}

KEY = "Key to RAG ratings\nRed: Delayed\nAmber: In progress\nGreen: On track\nBlue: Complete"

PASTED = (
    typed("celllines", CARERS, tables.cell_a_line(spaced=False), SHORT),
    typed("spacedcells", bare(AUDIT), tables.cell_a_line(spaced=True), ISSUES),
    typed("tabquotes", with_paragraphs(INSPECTION), tables.exported("\t"), ISSUES),
    typed("tabwraps", with_refs(with_paragraphs(INSPECTION)), tables.tabs_wrapped, PLAIN),
    typed("tabthemes", with_parts(INSPECTION), tables.tabs_sectioned, AIMS, more=("theme",)),
    typed("bars", NUMBERED, tables.joined(" | "), PLAIN),
    typed("slashes", bare(CARERS), tables.joined(" / "), SHORT),
    typed("semicolons", AUDIT, tables.joined("; "), ISSUES),
    typed("mailedcommas", CARERS, tables.exported(","), ISSUES, frame=mail),
    typed(
        "mailedquotes",
        with_paragraphs(GREEN),
        tables.exported(";", every=True),
        ISSUES,
        frame=mail,
    ),
)
SPACED = (
    typed("pdfcolumns", with_refs(CARERS, "C{:02}"), tables.in_columns(3, 30), AIMS),
    typed("narrowcolumns", NUMBERED, tables.in_columns(1, 26), PLAIN),
    typed("fullcolumns", NUMBERED, tables.in_columns(2, 30, blank=False), AIMS),
    typed("pagedcolumns", with_refs(INSPECTION), tables.in_pages("Page {}"), AIMS),
    typed(
        "minutelog",
        with_initials(with_refs(AUDIT, "B{:02}")),
        tables.in_columns(2, 40),
        LOG,
        frame=lambda of, body: minutes(of, f"The meeting closed at noon.\n\nACTION LOG\n\n{body}"),
    ),
    typed("multiline", DISABILITY, tables.pandoc_multiline, METRICS, frame=markdown),
    typed("simple", with_parts(CARERS), themed(tables.pandoc_simple), AIMS, more=("theme",)),
)
RULED = (
    typed("gridlines", with_paragraphs(GREEN), tables.boxed(tables.PLUS), ISSUES),
    typed(
        "boxlight",
        replace(DISABILITY, items=rated(DISABILITY.items)),
        tables.boxed(tables.LIGHT),
        METRICS,
    ),
    typed("boxdouble", with_paragraphs(CARERS), tables.boxed(tables.DOUBLE, 28), ISSUES),
    typed("boxtight", NUMBERED, tables.boxed(tables.LIGHT, tight=True), PLAIN),
    typed(
        "boxsections",
        with_parts(INSPECTION),
        tables.boxed(tables.PLUS, 30, sections=True),
        AIMS,
        more=("theme",),
    ),
    typed(
        "boxkey",
        replace(GREEN, items=rated(GREEN.items, keyed=True)),
        tables.boxed(tables.LIGHT, 30),
        ISSUES,
        frame=lambda of, body: plain(of, f"{KEY}\n\n{body}"),
    ),
    typed("orgmode", NUMBERED, tables.org, AIMS, frame=marked("* {}")),
)
MARKED = (
    typed("touching", AUDIT, tables.touching, ISSUES, frame=markdown),
    typed("piped", with_paragraphs(INSPECTION), tables.piped(), ISSUES, frame=markdown),
    typed(
        "pipedthemes",
        with_parts(GREEN),
        themed(tables.piped(padded=True), "## {}"),
        AIMS,
        frame=markdown,
        more=("theme",),
    ),
    typed("asciidoc", with_paragraphs(AUDIT), tables.asciidoc, ISSUES, frame=marked("= {}")),
    typed("asciiflow", AUDIT, tables.asciidoc_flowing, ISSUES, frame=marked("== {}")),
    typed(
        "jirawiki",
        with_parts(INSPECTION),
        themed(tables.jira, "h2. {}"),
        AIMS,
        frame=marked("h1. {}"),
        more=("theme",),
    ),
    typed("mediawiki", with_paragraphs(AUDIT), tables.mediawiki, ISSUES, frame=marked("= {} =")),
    typed("dokuwiki", NUMBERED, tables.dokuwiki, PLAIN, frame=marked("====== {} ======")),
)
TYPED_TABLES: tuple[Sample, ...] = PASTED + SPACED + RULED + MARKED

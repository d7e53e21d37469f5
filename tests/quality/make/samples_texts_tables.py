"""Samples of plain text that hold a table, as people and programs write it."""

from __future__ import annotations

from quality.make import write_tables as tables
from quality.make.layout import Sample
from quality.make.subjects import Columns
from quality.make.texts import (
    Writing,
    bare,
    mail,
    markdown,
    marked,
    minutes,
    plain,
    with_colours,
    with_initials,
    with_key,
    with_paragraphs,
    with_parts,
    with_refs,
)
from quality.make.write_blocks import themed

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
    Writing("celllines", "carers", tables.cell_a_line(spaced=False), SHORT, full=True),
    Writing(
        "spacedcells", "audit", tables.cell_a_line(spaced=True), ISSUES, changes=(bare,), full=True
    ),
    Writing("tabquotes", "inspection", tables.exported("\t"), ISSUES, changes=(with_paragraphs,)),
    Writing(
        "tabwraps",
        "inspection",
        tables.tabs_wrapped,
        PLAIN,
        changes=(with_paragraphs, with_refs("{}")),
    ),
    Writing(
        "tabthemes",
        "inspection",
        tables.tabs_sectioned,
        AIMS,
        changes=(with_parts,),
        more=("theme",),
    ),
    Writing(
        "bars", "green", tables.joined(" | "), PLAIN, changes=(with_refs("{}"),), without=" | "
    ),
    Writing(
        "slashes", "carers", tables.joined(" / "), SHORT, changes=(bare,), without=" / ", full=True
    ),
    Writing("semicolons", "audit", tables.joined("; "), ISSUES, without=";"),
    Writing("mailedcommas", "carers", tables.exported(","), ISSUES, frame=mail),
    Writing(
        "mailedquotes",
        "green",
        tables.exported(";", every=True),
        ISSUES,
        changes=(with_paragraphs,),
        frame=mail,
    ),
)
SPACED = (
    Writing("pdfcolumns", "carers", tables.in_columns(3, 30), AIMS, changes=(with_refs("C{:02}"),)),
    Writing("narrowcolumns", "green", tables.in_columns(1, 26), PLAIN, changes=(with_refs("{}"),)),
    Writing(
        "fullcolumns",
        "green",
        tables.in_columns(2, 30, blank=False),
        AIMS,
        changes=(with_refs("{}"),),
    ),
    Writing(
        "pagedcolumns", "inspection", tables.in_pages("Page {}"), AIMS, changes=(with_refs("{}"),)
    ),
    Writing(
        "minutelog",
        "audit",
        tables.in_columns(2, 40),
        LOG,
        changes=(with_refs("B{:02}"), with_initials),
        frame=lambda of, body: minutes(of, f"The meeting closed at noon.\n\nACTION LOG\n\n{body}"),
    ),
    Writing("multiline", "disability", tables.pandoc_multiline, METRICS, frame=markdown),
    Writing(
        "simple",
        "carers",
        themed(tables.pandoc_simple),
        AIMS,
        changes=(with_parts,),
        more=("theme",),
    ),
)
RULED = (
    Writing("gridlines", "green", tables.boxed(tables.PLUS), ISSUES, changes=(with_paragraphs,)),
    Writing("boxlight", "disability", tables.boxed(tables.LIGHT), METRICS, changes=(with_colours,)),
    Writing(
        "boxdouble", "carers", tables.boxed(tables.DOUBLE, 28), ISSUES, changes=(with_paragraphs,)
    ),
    Writing(
        "boxtight",
        "green",
        tables.boxed(tables.LIGHT, tight=True),
        PLAIN,
        changes=(with_refs("{}"),),
    ),
    Writing(
        "boxsections",
        "inspection",
        tables.boxed(tables.PLUS, 30, sections=True),
        AIMS,
        changes=(with_parts,),
        more=("theme",),
    ),
    Writing(
        "boxkey",
        "green",
        tables.boxed(tables.LIGHT, 30),
        ISSUES,
        changes=(with_key,),
        frame=lambda of, body: plain(of, f"{KEY}\n\n{body}"),
    ),
    Writing("orgmode", "green", tables.org, AIMS, changes=(with_refs("{}"),), frame=marked("* {}")),
)
MARKED = (
    Writing("touching", "audit", tables.touching, ISSUES, frame=markdown),
    Writing(
        "piped", "inspection", tables.piped(), ISSUES, changes=(with_paragraphs,), frame=markdown
    ),
    Writing(
        "pipedthemes",
        "green",
        themed(tables.piped(padded=True), "## {}"),
        AIMS,
        changes=(with_parts,),
        frame=markdown,
        more=("theme",),
    ),
    Writing(
        "asciidoc",
        "audit",
        tables.asciidoc,
        ISSUES,
        changes=(with_paragraphs,),
        frame=marked("= {}"),
    ),
    Writing("asciiflow", "audit", tables.asciidoc_flowing, ISSUES, frame=marked("== {}")),
    Writing(
        "jirawiki",
        "inspection",
        themed(tables.jira, "h2. {}"),
        AIMS,
        changes=(with_parts,),
        frame=marked("h1. {}"),
        more=("theme",),
    ),
    Writing(
        "mediawiki",
        "audit",
        tables.mediawiki,
        ISSUES,
        changes=(with_paragraphs,),
        frame=marked("= {} ="),
    ),
    Writing(
        "dokuwiki",
        "green",
        tables.dokuwiki,
        PLAIN,
        changes=(with_refs("{}"),),
        frame=marked("====== {} ======"),
    ),
)
TABLE_WRITINGS: tuple[Writing, ...] = PASTED + SPACED + RULED + MARKED
TYPED_TABLES: tuple[Sample, ...] = tuple(one.sample() for one in TABLE_WRITINGS)

"""Samples of plain text without a table: blocks of labels, lists, minutes, files of keys, mail."""

from __future__ import annotations

from quality.make import write_blocks as write
from quality.make.layout import Sample
from quality.make.subjects import Columns
from quality.make.texts import (
    Writing,
    answer,
    bare,
    keyed,
    mail,
    markdown,
    minutes,
    ordered,
    page,
    told,
    with_boxes,
    with_initials,
    with_paragraphs,
    with_parts,
    with_refs,
    without_summaries,
)

LABELS: Columns = {
    "Area of concern": "summary",
    "Key actions": "action",
    "Person responsible": "owner",
    "Completion date": "deadline",
    "Latest position": "updates",
}
FORM: Columns = {
    "Reference": "ref",
    "Action required": "action",
    "Owner": "owner",
    "Due date": "deadline",
    "Success measure": "outcome",
}
ANSWER: Columns = {
    "Agreed action": "action",
    "Responsible officer": "owner",
    "Implementation date": "deadline",
}
SHORT: Columns = {"Action": "action", "Lead": "owner", "Deadline": "deadline"}
TOLD: Columns = {**SHORT, "Status": "status"}
LISTED: Columns = {"Ref": "ref", **TOLD}
BOXED: Columns = {"": "status", "Action": "action", "Lead": "owner", "Deadline": "deadline"}

LABELLED = (
    Writing(
        "capitals",
        "inspection",
        write.blocks(lambda name: f"{name.upper()}: "),
        LABELS,
        changes=(with_refs("ACTION {}"),),
        more=("ref",),
    ),
    Writing(
        "underlined",
        "inspection",
        write.themed(write.blocks(lambda name: f"{name.upper()}: ", underlined=True)),
        LABELS,
        changes=(with_refs("Action {}"),),
        more=("ref", "theme"),
    ),
    Writing(
        "dots",
        "green",
        write.led(lambda name, room: f"{name} ".ljust(room, ".") + " "),
        FORM,
        changes=(with_refs("{}"),),
    ),
    Writing(
        "colons",
        "green",
        write.led(lambda name, room: f"{name}:".ljust(room), "-" * 40),
        FORM,
        changes=(with_refs("{}"),),
    ),
    Writing(
        "ownlines",
        "inspection",
        write.own_lines(colon=False),
        LABELS,
        changes=(with_refs("Action {}"),),
        more=("ref",),
    ),
    Writing(
        "owncolons",
        "inspection",
        write.themed(write.own_lines(colon=True, bullets=True)),
        LABELS,
        changes=(with_refs("Action {}"), with_paragraphs),
        more=("ref", "theme"),
    ),
    Writing("mixed", "green", write.mixed, LISTED, changes=(with_refs("{}"),)),
    Writing(
        "indented",
        "inspection",
        write.indented,
        LABELS,
        changes=(with_refs("Action {}"),),
        more=("ref",),
    ),
    Writing(
        "answered",
        "audit",
        write.recommended,
        ANSWER,
        changes=(with_refs("Recommendation {}"),),
        more=("ref", "summary"),
    ),
    Writing(
        "found",
        "audit",
        write.found,
        {"Finding": "summary", **ANSWER},
        changes=(with_refs("Recommendation {}"),),
        more=("ref",),
    ),
    Writing(
        "copiedpage",
        "inspection",
        write.blocks(lambda name: f"{name}: ", width=1000),
        LABELS,
        changes=(with_refs("Action {}"),),
        frame=page,
        more=("ref",),
    ),
)
BULLETED = (
    Writing(
        "mdbullets",
        "race",
        write.under_indicators(write.bold_bullets),
        SHORT,
        changes=(with_refs("Action {}"),),
        frame=markdown,
        more=("ref", "indicator", "summary"),
    ),
    Writing(
        "mdnested",
        "disability",
        write.under_indicators(write.nested_bullets),
        SHORT,
        changes=(without_summaries,),
        frame=markdown,
        more=("indicator",),
    ),
    Writing(
        "mdboxes",
        "carers",
        write.themed(write.boxes("- "), "## {}"),
        BOXED,
        changes=(with_boxes("[x]", "[ ]"),),
        frame=markdown,
        more=("theme",),
    ),
    Writing(
        "boxes",
        "green",
        write.themed(write.boxes("")),
        BOXED,
        changes=(with_boxes("☑", "☐"),),
        more=("theme",),
    ),
    Writing(
        "dashes",
        "audit",
        write.one_line(" - "),
        LISTED,
        changes=(bare, with_refs("{}")),
    ),
    Writing(
        "longdashes",
        "green",
        write.one_line(" – "),
        LISTED,
        changes=(bare, with_refs("{}")),
    ),
    Writing(
        "outline",
        "inspection",
        write.themed(write.outlined()),
        TOLD,
        changes=(with_parts,),
        more=("ref", "theme"),
    ),
    Writing(
        "lettered",
        "green",
        write.themed(write.outlined("abc")),
        SHORT,
        changes=(with_parts,),
        more=("ref", "theme"),
    ),
)
KEYED = (
    Writing(
        "yaml", "inspection", write.yaml, LISTED, changes=(with_refs("{}"),), frame=keyed(": ")
    ),
    Writing("toml", "green", write.toml, LISTED, changes=(with_refs("{}"),), frame=keyed(" = ")),
)
RUNNING = (
    Writing(
        "prose",
        "inspection",
        write.sentences("(Lead: {owner}; Timescale: {deadline})"),
        SHORT,
        changes=(told,),
    ),
    Writing(
        "squarebrackets",
        "audit",
        write.themed(write.sentences("[Owner: {owner}. Target date: {deadline}]", 95)),
        SHORT,
        changes=(told,),
        more=("theme",),
    ),
    Writing(
        "sentences",
        "green",
        write.sentences("Lead: {owner}. Deadline: {deadline}.", 300),
        SHORT,
        changes=(told,),
    ),
    Writing(
        "minuted",
        "inspection",
        write.minuted("{ref}: {action} (Lead: {owner}; due {deadline})"),
        SHORT,
        changes=(with_refs("Action 2.{}"), with_initials),
        frame=minutes,
        more=("ref", "theme"),
    ),
    Writing(
        "minuteddash",
        "carers",
        write.minuted("{ref} - {action} (Lead: {owner}, by: {deadline})"),
        SHORT,
        changes=(with_refs("Action 4.{}"), with_initials),
        frame=minutes,
        more=("ref", "theme"),
    ),
    Writing(
        "ordered",
        "inspection",
        write.minuted("ACTION: {action} (Due: {deadline})"),
        SHORT,
        changes=(with_initials, ordered),
        frame=minutes,
        more=("theme",),
    ),
)
MAILED = (
    Writing(
        "maileditems",
        "carers",
        write.numbered_lines("{})"),
        TOLD,
        changes=(with_refs("{}"),),
        frame=mail,
        more=("ref",),
    ),
    Writing(
        "mailednumbers",
        "green",
        write.numbered_mail,
        SHORT,
        changes=(with_refs("{}"),),
        frame=mail,
        more=("ref",),
    ),
    Writing(
        "mailedanswer",
        "inspection",
        write.blocks(lambda name: f"{name}: ", width=68),
        LABELS,
        changes=(with_refs("Action {}"),),
        frame=answer,
        more=("ref",),
    ),
)
BLOCK_WRITINGS: tuple[Writing, ...] = LABELLED + BULLETED + KEYED + RUNNING + MAILED
TYPED_BLOCKS: tuple[Sample, ...] = tuple(one.sample() for one in BLOCK_WRITINGS)

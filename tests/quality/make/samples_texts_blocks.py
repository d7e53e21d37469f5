"""Samples of plain text without a table: blocks of labels, lists, minutes, files of keys, mail."""

from __future__ import annotations

from dataclasses import replace

from quality.make import write_blocks as write
from quality.make.layout import Sample
from quality.make.subjects import Columns, subject
from quality.make.texts import (
    answer,
    bare,
    keyed,
    mail,
    markdown,
    minutes,
    ordered,
    page,
    ticked,
    told,
    typed,
    with_initials,
    with_paragraphs,
    with_parts,
    with_refs,
)

RACE, DISABILITY, INSPECTION = subject("race"), subject("disability"), subject("inspection")
AUDIT, GREEN, CARERS = subject("audit"), subject("green"), subject("carers")
NUMBERED, HEADED = with_refs(GREEN), with_refs(INSPECTION, "Action {}")

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
    typed(
        "capitals",
        with_refs(INSPECTION, "ACTION {}"),
        write.blocks(lambda name: f"{name.upper()}: "),
        LABELS,
        more=("ref",),
    ),
    typed(
        "underlined",
        HEADED,
        write.themed(write.blocks(lambda name: f"{name.upper()}: ", underlined=True)),
        LABELS,
        more=("ref", "theme"),
    ),
    typed("dots", NUMBERED, write.led(lambda name, room: f"{name} ".ljust(room, ".") + " "), FORM),
    typed("colons", NUMBERED, write.led(lambda name, room: f"{name}:".ljust(room), "-" * 40), FORM),
    typed("ownlines", HEADED, write.own_lines(colon=False), LABELS, more=("ref",)),
    typed(
        "owncolons",
        with_paragraphs(HEADED),
        write.themed(write.own_lines(colon=True, bullets=True)),
        LABELS,
        more=("ref", "theme"),
    ),
    typed("mixed", NUMBERED, write.mixed, LISTED),
    typed("indented", HEADED, write.indented, LABELS, more=("ref",)),
    typed(
        "answered",
        with_refs(AUDIT, "Recommendation {}"),
        write.recommended,
        ANSWER,
        more=("ref", "summary"),
    ),
    typed(
        "found",
        with_refs(AUDIT, "Recommendation {}"),
        write.found,
        {"Finding": "summary", **ANSWER},
        more=("ref",),
    ),
    typed(
        "copiedpage",
        HEADED,
        write.blocks(lambda name: f"{name}: ", width=1000),
        LABELS,
        frame=page,
        more=("ref",),
    ),
)
BULLETED = (
    typed(
        "mdbullets",
        with_refs(RACE, "Action {}"),
        write.under_indicators(write.bold_bullets),
        SHORT,
        frame=markdown,
        more=("ref", "indicator", "summary"),
    ),
    typed(
        "mdnested",
        replace(DISABILITY, items=tuple(replace(item, summary="") for item in DISABILITY.items)),
        write.under_indicators(write.nested_bullets),
        SHORT,
        frame=markdown,
        more=("indicator",),
    ),
    typed(
        "mdboxes",
        ticked(CARERS, "[x]", "[ ]"),
        write.themed(write.boxes("- "), "## {}"),
        BOXED,
        frame=markdown,
        more=("theme",),
    ),
    typed(
        "boxes",
        ticked(GREEN, "☑", "☐"),
        write.themed(write.boxes("")),
        BOXED,
        more=("theme",),
    ),
    typed("dashes", with_refs(bare(AUDIT)), write.one_line(" - "), LISTED),
    typed("longdashes", with_refs(bare(GREEN)), write.one_line(" – "), LISTED),
    typed(
        "outline",
        with_parts(INSPECTION),
        write.themed(write.outlined()),
        TOLD,
        more=("ref", "theme"),
    ),
    typed(
        "lettered",
        with_parts(GREEN),
        write.themed(write.outlined("abc")),
        SHORT,
        more=("ref", "theme"),
    ),
)
KEYED = (
    typed("yaml", with_refs(INSPECTION), write.yaml, LISTED, frame=keyed(": ")),
    typed("toml", NUMBERED, write.toml, LISTED, frame=keyed(" = ")),
)
RUNNING = (
    typed(
        "prose", told(INSPECTION), write.sentences("(Lead: {owner}; Timescale: {deadline})"), SHORT
    ),
    typed(
        "squarebrackets",
        told(AUDIT),
        write.themed(write.sentences("[Owner: {owner}. Target date: {deadline}]", 95)),
        SHORT,
        more=("theme",),
    ),
    typed(
        "sentences",
        told(GREEN),
        write.sentences("Lead: {owner}. Deadline: {deadline}.", 300),
        SHORT,
    ),
    typed(
        "minuted",
        with_initials(with_refs(INSPECTION, "Action 2.{}")),
        write.minuted("{ref}: {action} (Lead: {owner}; due {deadline})"),
        SHORT,
        frame=minutes,
        more=("ref", "theme"),
    ),
    typed(
        "minuteddash",
        with_initials(with_refs(CARERS, "Action 4.{}")),
        write.minuted("{ref} - {action} (Lead: {owner}, by: {deadline})"),
        SHORT,
        frame=minutes,
        more=("ref", "theme"),
    ),
    typed(
        "ordered",
        ordered(with_initials(INSPECTION)),
        write.minuted("ACTION: {action} (Due: {deadline})"),
        SHORT,
        frame=minutes,
        more=("theme",),
    ),
)
MAILED = (
    typed(
        "maileditems",
        with_refs(CARERS),
        write.numbered_lines("{})"),
        TOLD,
        frame=mail,
        more=("ref",),
    ),
    typed("mailednumbers", NUMBERED, write.numbered_mail, SHORT, frame=mail, more=("ref",)),
    typed(
        "mailedanswer",
        HEADED,
        write.blocks(lambda name: f"{name}: ", width=68),
        LABELS,
        frame=answer,
        more=("ref",),
    ),
)
TYPED_BLOCKS: tuple[Sample, ...] = LABELLED + BULLETED + KEYED + RUNNING + MAILED

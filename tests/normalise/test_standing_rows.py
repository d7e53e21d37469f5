"""Tables of which a text keeps each cell on lines of its own, the header too."""

from __future__ import annotations

from normalise.tables import line, plan
from planlift import read_bytes

HEAD = "RECOMMENDATION\nACTION\nPROGRESS\nLEAD\nTIMESCALE\nRAG\n"
ONE = (
    "1. Ladders should be safe to climb on any day of the year\n"
    "1.1 Inspection of each ladder at the start of the month\n"
    "Ladders in the north store were inspected in May.\nSite Manager\n30 June 2018\nAMBER\n"
    "1.2 Labels on all of the ladders that are in use\n"
    "Half are labelled.\nHead Porter\n31 July 2018\nGREEN\n"
)
TWO = (
    "2. Keys should be kept where they can be found\n2.1 A board for keys beside the desk\n"
    "Ordered.\nSite Manager\nMonthly\nRED\n"
    "2.2 A list of those who hold keys\nDrafted for comment.\nHead Porter\n1 May 2018\nGREEN\n"
)
PAGES = (
    "G:\\Board\\Safety plan v2.docx 1\nSafety plan\n"
    f"G:\\Board\\Safety plan v2.docx 2\nTHEME:\nWORK AT A HEIGHT\n{HEAD}{ONE}"
    f"G:\\Board\\Safety plan v2.docx 3\nTHEME:\nLOCKS AND KEYS\n{HEAD}{TWO}"
)


def test_a_table_of_lines_is_read_with_its_themes_and_numbers():
    got = read_bytes(PAGES.encode(), "plan.txt")
    assert [(a.ref, a.theme, a.owner, a.deadline, a.status) for a in got.actions] == [
        ("1.1", "WORK AT A HEIGHT", "Site Manager", "30 June 2018", "AMBER"),
        ("1.2", "WORK AT A HEIGHT", "Head Porter", "31 July 2018", "GREEN"),
        ("2.1", "LOCKS AND KEYS", "Site Manager", "Monthly", "RED"),
        ("2.2", "LOCKS AND KEYS", "Head Porter", "1 May 2018", "GREEN"),
    ]
    first, second, *_ = got.actions
    assert first.action == "Inspection of each ladder at the start of the month"
    assert first.updates == "Ladders in the north store were inspected in May."
    assert first.summary == second.summary
    assert first.summary.startswith("1. Ladders should")
    assert not any(a.review for a in got.actions)


def test_every_line_of_such_a_table_lands():
    got = read_bytes(PAGES.encode(), "plan.txt")
    texts = [piece.text for piece in got.rest]
    pages = [f"G:\\Board\\Safety plan v2.docx {number}" for number in (1, 2, 3)]
    assert sorted(texts) == sorted([*HEAD.split(), "THEME", "Safety plan", *pages])


HEADER = [line(text) for text in ("Action", "Progress", "Lead", "Due date", "Status")]


def test_rows_whose_cells_are_not_a_line_each_are_doubted():
    rows = [
        *("Replace the gate", "Quotes are in.", "Site Manager", "May 2018", "Open"),
        *("Paint the wall", "Primed.", "It dries slowly.", "Head Porter", "June 2018", "Open"),
        *("Mend the roof", "Head Porter", "July 2018", "Open"),
        *("Write to the shop", "Sent.", "Site Manager", "Next meeting", "Open"),
    ]
    got = plan(*HEADER, *map(line, rows)).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        ("Replace the gate", "Site Manager", "May 2018"),
        ("Paint the wall", "Head Porter", "June 2018"),
        ("Mend the roof", "Head Porter", "July 2018"),
        ("Write to the shop", "Site Manager", "Next meeting"),
    ]
    assert [("action" in a.review, "deadline" in a.review) for a in got] == [
        (False, False),
        (True, True),
        (True, True),
        (False, False),
    ]
    assert got[1].updates == "Primed.\nIt dries slowly."


def test_labels_above_prose_are_no_table():
    prose = ["We will look at all of this again.", "There is much to do.", "Nobody is to blame."]
    assert plan(*HEADER, *map(line, prose)).actions == ()


def test_labelled_lines_are_no_header():
    block = "Action {n}\nWhat we will do: {what}\nWho: {who}\nBy when: May 2024\nStatus: Open\n"
    text = "".join(
        block.format(n=n, what=what, who=who)
        for n, what, who in ((1, "Mend the gate.", "Chair"), (2, "Paint the wall.", "Site Manager"))
    )
    got = read_bytes(text.encode(), "plan.txt").actions
    assert [(a.ref, a.action, a.owner) for a in got] == [
        ("Action 1", "Mend the gate.", "Chair"),
        ("Action 2", "Paint the wall.", "Site Manager"),
    ]

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from normalise.tables import TITLE, footer, heading, line, plan, table
from planlift_parsers import Cell, Document, Table
from planlift_parsers.paragraphs import lines_of
from planlift_schema import TEXT_FIELDS, ActionPlan, Place

CELLS = st.sampled_from(
    [
        "", "", "Ref", "Action", "Lead", "Owner", "Deadline", "Status", "Indicator", "Progress",
        "Summary", "Notes on cost", "1", "1.2", "WRES3", "Indicator 4", "Metric 4b", "^", "<",
        "Review all adverts.", "Train panels and", "report findings to the Board.", "Non-",
        "mandatory training", "HR Manager", "Head of OD~Chief Nurse", "May 2019", "December", "2019",
        "Ongoing", "TBC", "Green", "[FF0000]", "[00B050] Complete", "Not started", "Theme 2: Culture",
        "- Write a guide.~- Publish it.", "The data shows 14% of staff.", "*Our people*", "Total", "83",
        "Lead / Timescale", "Who and when", "Ref Action", "HR Manager / May 2019", "1.2 Train staff.",
        "Lead: Chair", "Action: Review pay.~Lead: Chair", "“Quoted”, — odd; text: here", "Zürich £5 ½ 🙂",
    ]
)  # fmt: skip
ROWS = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.lists(CELLS, min_size=width, max_size=width).map(" | ".join), min_size=1, max_size=9
    )
)
LINES = st.sampled_from(
    [
        "Action: Train the Board.", "Lead: Chair", "By when: May 2019", "Action 2", "Indicator 4",
        "Status — Complete", "- Buy captions (Lead: IT; by June 2019)", "Green = complete; Red = late",
        "AP01 – Train staff.", "Pledge 2: We will listen.", "Concern A", "Train staff / Chair / May 2019",
        "Train staff (Lead: Chair. Deadline: May 2019)", "Lead = Chair", "Lead and date: Chair, May 2019",
        "📌 Lead :: Chair", "- Train staff.", "EQ-01", "Chair / May 2019", "Review pay with managers.",
        "We met on Tuesday.", "What we will do", "Our priorities", "Priority 1: Listen", "Lead",
    ]
)  # fmt: skip


@st.composite
def blocks(draw):
    made = []
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["table", "pages", "line", "bold", "heading", "footer"]))
        if kind == "table":
            made.append(table(*draw(ROWS)))
        elif kind == "pages":
            rows = draw(ROWS)
            edges = tuple(float(50 * x) for x in range(rows[0].count("|") + 2))
            cut = draw(st.integers(0, len(rows)))
            pieces = [part for part in (rows[:cut], rows[cut:]) if part]
            made += [table(*p, page=n, edges=edges) for n, p in enumerate(pieces, 1)]
        elif kind == "footer":
            made.append(footer(draw(LINES)))
        elif kind == "heading":
            made.append(heading(draw(LINES), draw(st.integers(1, 4))))
        else:
            made.append(line(draw(LINES), bold=kind == "bold"))
    return made


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def written(got: ActionPlan) -> str:
    parts = [got.title, *(rest.text for rest in got.rest)]
    for action in got.actions:
        parts += [getattr(action, name) for name in TEXT_FIELDS]
        parts += [*action.extra, *action.extra.values()]
    return " ".join(parts)


def spoken(made) -> list[str]:
    document = Document("a", "docx", "t", made)
    return [paragraph.line for paragraph in document.paragraphs()]


many = settings(max_examples=150)


@many
@given(blocks())
def test_every_word_of_a_document_is_in_its_plan(made):
    got = plan(*made)
    have, squashed = set(words(written(got))), re.sub(r"\W", "", written(got)).casefold()
    lost = [w for text in spoken(made) for w in words(text) if w not in have]
    assert [w for w in lost if w not in squashed] == []


@many
@given(blocks())
def test_every_word_of_an_action_stands_in_the_document(made):
    source = " ".join([TITLE, *spoken(made)])
    have, squashed = set(words(source)), "".join(words(source))
    for action in plan(*made).actions:
        for name in TEXT_FIELDS:
            invented = [w for w in words(getattr(action, name)) if w not in have]
            assert [w for w in invented if w not in squashed] == [], name


@many
@given(blocks())
def test_the_same_document_gives_the_same_plan(made):
    assert plan(*made) == plan(*made)


def test_the_builder_makes_tables():
    made = table("A | B", "^ | C")
    assert isinstance(made, Table)
    assert [cell.row_span for cell in made.cells] == [2, 1, 1]


def test_the_labels_inside_cells_are_listed_once():
    cell = "Action: Review pay.~Lead: Chair"
    got = plan(table("Ref | Details | Ref", f"1 | {cell} | ", f"2 | {cell} | "))
    assert [rest.text for rest in got.rest if rest.kind == "label"] == ["Action", "Lead"]


def test_a_table_without_anything_in_it_is_passed_over():
    got = plan(table("", "", "", ""), table("Action | Lead", "Review pay. | Chair"))
    assert [a.action for a in got.actions] == ["Review pay."]


def test_a_merged_cell_of_a_row_that_is_no_action_is_listed():
    rows = ("Ref Action | Ref", "Ref | ", "Total | ", "^ | Ref", "Review all adverts. | ")
    got = plan(table(*rows))
    assert "Total" in written(got)


def test_a_cell_that_another_one_covers_is_not_lost():
    def cell(row, column, text, down=1, across=1):
        place = Place(table=1, row=row + 1, column=column + 1)
        return Cell(row, column, down, across, paragraphs=lines_of(text, place), place=place)

    wide = cell(0, 2, "Review all adverts.", 2, 2)
    cells = [cell(0, 1, "WRES3"), wide, cell(0, 3, "Lead", 1, 2), cell(1, 3, "Chair")]
    made = Table(2, 5, [*cells, cell(1, 1, "Ref"), cell(1, 4, "HR Manager")], Place(table=1))
    said = written(plan(made))
    assert all(word in said for word in ("Lead", "Chair", "HR Manager", "Review", "WRES3"))


def test_a_number_behind_the_name_of_a_section_is_not_lost():
    rows = (" | Ref | Action", " | Ref | 1.2 Train staff.", "Ref | 83 | ", " | | Ref")
    assert "83" in written(plan(table(*rows), title=""))

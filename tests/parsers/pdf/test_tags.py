"""Tables of the structure tree of a tagged PDF."""

from __future__ import annotations

import pytest

GRID = [
    [(50, 700, "Ref"), (72, 700, "Action"), (150, 700, "Lead")],
    [(50, 680, "1"), (72, 680, "Review adverts"), (150, 680, "HR")],
    [(50, 668, "2"), (72, 668, "Train managers"), (150, 668, "OD")],
]


class Tagged:
    """Writes a PDF of one page by hand; each text is marked content, named by the tree."""

    def __init__(self):
        self.objects = {}
        self.free = 10
        self.stream = ""

    def add(self, body):
        self.free += 1
        self.objects[self.free] = body
        return self.free

    def text(self, x, y, text):
        """Draws a text, and gives back its number."""
        number = self.stream.count("BDC")
        self.stream += f"/P <</MCID {number}>> BDC BT /F1 9 Tf {x} {y} Td ({text}) Tj ET EMC\n"
        return number

    def element(self, kind, kids, more=""):
        """An element with elements or contents below it."""
        return self.add(f"<</Type /StructElem /S /{kind} /Pg 3 0 R /K [{kids}] {more}>>")

    def of(self, kind, kids, more=""):
        return self.element(kind, " ".join(f"{kid} 0 R" for kid in kids), more)

    def data(self, root, roles=""):
        """The file, with a tree below whose root stands one element."""
        self.objects[1] = "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R>>"
        self.objects[2] = "<</Type /Pages /Kids [3 0 R] /Count 1>>"
        self.objects[3] = (
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources <</Font <</F1 5 0 R>>>>>>"
        )
        self.objects[4] = f"<</Length {len(self.stream)}>> stream\n{self.stream}\nendstream"
        self.objects[5] = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
        self.objects[6] = f"<</Type /StructTreeRoot /K {root} 0 R /RoleMap <<{roles}>>>>"
        out, offsets = "%PDF-1.7\n", {}
        for number in sorted(self.objects):
            offsets[number] = len(out)
            out += f"{number} 0 obj\n{self.objects[number]}\nendobj\n"
        start = len(out)
        out += "xref\n0 1\n0000000000 65535 f \n"
        for number, offset in offsets.items():
            out += f"{number} 1\n{offset:010} 00000 n \n"
        out += f"trailer <</Root 1 0 R /Size {self.free + 1}>>\nstartxref\n{start}\n%%EOF"
        return out.encode("latin-1")

    def table(self, rows, kinds=("Table", "TR", "TD")):
        """Draws rows of (x, y, text) and gives back the table's element."""
        made = []
        for row in rows:
            cells = [self.element(kinds[2], self.text(*cell)) for cell in row]
            made.append(self.of(kinds[1], cells))
        return self.of(kinds[0], made)


def test_the_tree_gives_cells_where_white_does_not(pdf):
    tagged = Tagged()
    (table,) = pdf.read(tagged.data(tagged.table(GRID))).tables()
    assert pdf.rows(table) == [[text for *_, text in row] for row in GRID]
    assert len(table.edges) == 4


def test_names_of_a_producer_stand_for_the_standard_ones(pdf):
    tagged = Tagged()
    root = tagged.table(GRID, ("Plan", "Line", "Box"))
    document = pdf.read(tagged.data(root, "/Plan /Table /Line /TR /Box /TD"))
    assert [table.rows for table in document.tables()] == [3]


def test_cells_keep_their_spans(pdf):
    tagged = Tagged()
    wide = tagged.element("TH", tagged.text(50, 700, "What we do"), "/A <</O /Table /ColSpan 2>>")
    lead = tagged.element("TH", tagged.text(150, 700, "Lead"))
    high = tagged.element("TD", tagged.text(50, 680, "A"), "/A [<</O /Table /RowSpan 2>>]")
    first = [tagged.element("TD", tagged.text(*GRID[1][n])) for n in (1, 2)]
    second = [tagged.element("TD", tagged.text(*GRID[2][n])) for n in (1, 2)]
    body = [tagged.of("TR", [high, *first]), tagged.of("TR", second)]
    parts = [tagged.of("THead", [tagged.of("TR", [wide, lead])]), tagged.of("TBody", body)]
    (table,) = pdf.read(tagged.data(tagged.of("Table", parts))).tables()
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans["What we do"] == (1, 2)
    assert spans["A"] == (2, 1)
    assert spans["OD"] == (1, 1)


@pytest.mark.parametrize(
    "moved",
    [
        pytest.param(lambda row, cell: (2 - row, cell), id="rows in another order"),
        pytest.param(lambda row, cell: (row, (cell + row) % 3), id="columns in another order"),
    ],
)
def test_a_tree_that_the_positions_contradict_is_not_believed(pdf, moved):
    tagged = Tagged()
    rows = [[GRID[moved(i, j)[0]][moved(i, j)[1]] for j in range(3)] for i in range(3)]
    document = pdf.read(tagged.data(tagged.table(rows)))
    wrong = [[text for *_, text in row] for row in rows]
    [table] = document.tables()
    assert pdf.rows(table) != wrong
    text = " ".join(p.text for p in document.paragraphs())
    assert all(word in text.split() for word in ("Review", "managers", "Lead", "1", "OD"))


def test_a_tree_in_a_circle_or_without_end_is_read_by_position(pdf):
    tagged = Tagged()
    table = tagged.table(GRID)
    tagged.objects[table] = tagged.objects[table].replace("]", f" {table} 0 R]", 1)
    (found,) = pdf.read(tagged.data(table)).tables()
    assert found.rows == 3
    deep = Tagged()
    inner = deep.table(GRID)
    for _ in range(300):
        inner = deep.of("Div", [inner])
    words = " ".join(p.text for p in pdf.read(deep.data(inner)).paragraphs()).split()
    assert {"Review", "managers"} <= set(words)


@pytest.mark.parametrize("tree", ["null", "(text)", "[1 2 [3]]", "99 0 R", "<</S 5 /K <</K 7>>>>"])
def test_a_damaged_tree_does_no_harm(pdf, tree):
    tagged = Tagged()
    root = tagged.table(GRID)
    tagged.objects[root] = tree
    words = " ".join(p.text for p in pdf.read(tagged.data(root)).paragraphs()).split()
    assert {"Review", "managers"} <= set(words)

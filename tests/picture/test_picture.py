from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from cli.support import here, write_page
from planlift.normalise.joins import joins_in
from planlift.picture import ink
from planlift.picture.gutter import GUTTER
from planlift.picture.legend import HEIGHT
from planlift.picture.page import HEAD, PALE, SCALE
from planlift.pipeline import open_file
from planlift_parsers.pdf.lie import Lie

SAMPLES = Path(__file__).parent.parent.parent / "samples"
CCG = SAMPLES / "ccg.pdf"


def drawn(document, out, *options):
    """The pictures, by the names of their files."""
    done = here("tables", document, "--picture", out, *options)
    assert done.returncode == 0, done.stderr.decode()
    paths = [Path(line) for line in done.stdout.decode().splitlines()]
    return {path.name: Image.open(path).convert("RGB") for path in paths}


def share(image, colour, box=None):
    """Share of a part of the picture that has a colour, nearly."""
    part = image.crop(tuple(map(int, box))) if box else image
    pixels = part.tobytes()
    near = sum(
        all(abs(pixels[at + n] - colour[n]) < 40 for n in range(3))
        for at in range(0, len(pixels), 3)
    )
    return near / max(1, part.width * part.height)


def pixels(box):
    x0, y0, x1, y1 = (value * SCALE for value in box)
    return x0 + GUTTER, y0 + HEAD, x1 + GUTTER, y1 + HEAD


@pytest.fixture(scope="module")
def ccg(tmp_path_factory):
    return drawn(CCG, tmp_path_factory.mktemp("pictures") / "new" / "plan.png")


def pdf_of(*pages):
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_each_page_is_a_picture_of_its_size_with_its_number(ccg):
    assert list(ccg) == ["plan-1.png", "plan-2.png"]
    width, height = open_file(CCG).page_sizes[1]
    size = (GUTTER + width * SCALE, HEAD + height * SCALE + HEIGHT)
    assert ccg["plan-1.png"].size == pytest.approx(size, abs=2)


def test_rules_cells_and_names_stand_where_the_reader_found_them(ccg):
    image = ccg["plan-1.png"]
    table = next(iter(open_file(CCG).tables()))
    x0, y0, x1, _ = pixels(table.place.box)
    assert share(image, ink.RULE, (x0 + 2, y0 - 1, x1 - 2, y0 + 1)) > 0.9
    empty = next(cell for cell in table.cells if not cell.text and not cell.fill)
    left, top, right, bottom = pixels(empty.place.box)
    assert share(image, ink.CELL, (left + 2, top + 6, left + 4, bottom - 6)) > 0.9
    assert share(image, ink.CELL, (right - 60, bottom - 26, right - 5, bottom - 5)) > 0.02
    inner = (left + 6, top + 6, right - 6, bottom - 30)
    assert share(image, ink.CELL, inner) == 0


def test_a_cells_colour_stands_behind_its_name(ccg):
    table = next(iter(open_file(CCG).tables()))
    cell = next(one for one in table.cells if one.row == 1 and one.fill)
    colour = tuple(bytes.fromhex(cell.fill))
    _, _, right, bottom = pixels(cell.place.box)
    tag = (right - 40, bottom - 22, right - 6, bottom - 6)
    image = ccg["plan-1.png"].crop(tuple(map(int, tag)))
    assert any(pixel == colour for _, pixel in image.getcolors(9999))


def test_a_row_over_a_page_break_has_a_bracket_on_both_pages(ccg):
    rows = [join for join in joins_in(open_file(CCG)) if join.upper.row]
    assert [(j.upper.page, j.upper.row, j.lower.page, j.lower.row) for j in rows] == [(1, 4, 2, 1)]
    for name, place in (("plan-1.png", rows[0].upper), ("plan-2.png", rows[0].lower)):
        x0, y0, _, y1 = pixels(place.box)
        assert share(ccg[name], ink.BLACK, (x0 - 11, y0 + 1, x0 - 8, y1 - 1)) > 0.9


def test_the_legend_shows_every_mark(ccg):
    image = ccg["plan-2.png"]
    legend = (0, image.height - HEIGHT, 70, image.height)
    for colour in (ink.RULE, ink.CELL, ink.TEXT, ink.FURNITURE, ink.BLACK):
        assert share(image, colour, legend) > 0.002, colour


def test_running_heads_hidden_and_slanted_words_are_marked(tmp_path):
    def page(canvas):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 600, "The plan is kept by the board.")
        canvas.drawString(60, 20, f"Page {canvas.getPageNumber()} of 2")
        canvas.setFillGray(1)
        canvas.drawString(60, 400, "Nobody can read this line")
        canvas.setFillGray(0.5)
        canvas.translate(300, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")

    document = tmp_path / "plan.pdf"
    document.write_bytes(pdf_of(page, page))
    image = drawn(document, tmp_path / "seen.png", "--page", 2)["seen-2.png"]
    height = A4[1]
    foot = pixels((60, height - 30, 120, height - 18))
    assert share(image, ink.FURNITURE, foot) > 0.1
    assert share(image, ink.HIDDEN, pixels((60, height - 410, 180, height - 398))) > 0.1
    assert share(image, ink.FURNITURE, pixels((300, height - 340, 340, height - 300))) > 0.05
    body = pixels((45, height - 610, 62, height - 598))
    assert share(image, ink.TEXT, body) > 0.05
    assert share(image, ink.FURNITURE, body) == 0


def test_one_page_has_the_name_that_was_given_and_many_sort_as_they_stand(tmp_path):
    def page(canvas):
        canvas.drawString(60, 600, "The plan is kept by the board.")

    one, many = tmp_path / "one.pdf", tmp_path / "many.pdf"
    one.write_bytes(pdf_of(page))
    many.write_bytes(pdf_of(*[page] * 10))
    assert list(drawn(one, tmp_path / "one.png")) == ["one.png"]
    names = list(drawn(many, tmp_path / "many.png", "--page", 10, "--page", 2))
    assert names == ["many-02.png", "many-10.png"]


def test_a_page_without_words_says_so_and_posters_stay_small(tmp_path):
    document = tmp_path / "poster.pdf"
    out = BytesIO()
    canvas = Canvas(out, pagesize=(9000, 3000))
    canvas.drawString(50, 50, "words on a poster")
    canvas.showPage()
    canvas.setPageSize(A4)
    canvas.showPage()
    canvas.save()
    document.write_bytes(out.getvalue())
    images = drawn(document, tmp_path / "poster.png")
    assert images["poster-1.png"].width < 4300
    blank = images["poster-2.png"]
    assert share(blank, ink.BLACK, (350, 8, 600, 36)) > 0.01


@pytest.mark.parametrize(
    ("name", "title"), [("ccg.docx", "Word"), ("ccg.xlsx", "Excel"), ("ccg.html", "Web page")]
)
def test_what_has_no_pages_is_pointed_to_the_other_way(tmp_path, name, title):
    done = here("tables", SAMPLES / name, "--picture", tmp_path / "out.png")
    said = done.stderr.decode()
    assert done.returncode == 2
    assert title in said
    assert "--format html" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--picture", "out.jpg"], "ends in .png"),
        (["--picture", "out.png", "--format", "csv"], "takes the place of --format"),
        (["--picture", "out.png", "--out", "x.json"], "takes the place of --format"),
        (["--picture", "out.png", "--page", 3], "there is no page 3. The document has 2"),
        (["--page", 1], "--page goes with --picture"),
    ],
)
def test_wrong_use_is_told(tmp_path, monkeypatch, options, said):
    monkeypatch.chdir(tmp_path)
    done = here("tables", CCG, *options)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_and_a_folder_in_the_way_are_told(tmp_path):
    done = here("tables", tmp_path / "gone.pdf", "--picture", tmp_path / "out.png")
    assert (done.returncode, b"gone.pdf: there is no such file" in done.stderr) == (2, True)
    (tmp_path / "out-1.png").mkdir()
    done = here("tables", CCG, "--picture", tmp_path / "out.png")
    assert done.returncode == 2
    assert b"a folder of that name stands there" in done.stderr


def test_the_drawing_parts_are_loaded_only_for_a_picture(tmp_path):
    page = write_page(tmp_path / "plan.html")
    code = (
        f"from planlift.cli import main; main(['tables', {str(page)!r}, '--out', 'x.json']);"
        "import sys; print(*(n for n in ('PIL', 'pypdfium2', 'planlift.picture') if n in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=tmp_path
    )
    assert done.stdout.split() == []


def test_marks_lie_on_what_they_mark_where_a_page_is_turned_or_cut_off(tmp_path):
    file = pypdfium2.PdfDocument(CCG)
    file[0].set_rotation(90)
    file[1].set_cropbox(30, 100, 800, 580)
    document = tmp_path / "turned.pdf"
    file.save(document)
    file.close()
    images = drawn(document, tmp_path / "turned.png")
    cells = [c for t in open_file(document).tables() for c in t.cells if c.fill and not c.text]
    assert {cell.place.page for cell in cells} == {1, 2}
    turned = Lie(*reversed(open_file(document).page_sizes[1]), 90)  # drawn as its text is read
    for cell in cells:
        box = cell.place.box
        x0, y0, _, y1 = pixels(turned.turned_back(box) if cell.place.page == 1 else box)
        shown = images[f"turned-{cell.place.page}.png"].getpixel((x0 + 10, (y0 + y1) / 2))
        pale = [round(c * (1 - PALE) + 255 * PALE) for c in bytes.fromhex(cell.fill)]
        assert shown == pytest.approx(pale, abs=3)

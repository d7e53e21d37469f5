from __future__ import annotations

import pytest

from parsers.shown import fills, grid, of_kind, only_table, words
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError, Limits
from planlift_parsers.document import Kind
from planlift_parsers.rtf import read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset2 Wingdings;}"
    r"{\f2\fcharset204 Arial Cyr;}{\f3\fcharset128 MS Mincho;}}"
    r"{\colortbl;\red255\green0\blue0;\red255\green255\blue255;\red0\green255\blue0;}"
)
ROW = r"\trowd\cellx2000\cellx4000 \pard\intbl a\cell b\cell\row"


def opened(body, *, head=HEAD, limits=DEFAULT_LIMITS):
    return read((head + body + "}").encode("latin-1"), "plan.rtf", limits)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"caf\'e9 \emdash  \u8217?s", "café — ’s"),
        (r"\uc2\u8364 ab5", "€5"),
        (r"{\uc0 \u8364}5", "€5"),
        (r"\u8364{}5", "€5"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"a\~b\-c\_d\{e\}\\", r"a bc-d{e}\ ".strip()),
        (r"{\f2\'cf\'eb\'e0\'ed}", "План"),
        (r"{\f3\'93\'fa\'96\'7b}", "日本"),
        (r"{\f1\'fc} done", "✓ done"),
        (r"one{\*\unknown words}{\pict 89504e47} two", "one two"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}", "link"),
        (r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield\fftype1\ffres1}}} yes", "☒ yes"),
        (r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield\fftype1\ffres25\ffdefres0}}} no", "☐ no"),
        (r"a\bin5 {{{{{b", "ab"),
        ("raw\x80euro", "raw€euro"),
    ],
)
def test_letters_come_out_as_they_are_shown(written, shown):
    assert words(opened(rf"\pard {written}\par")) == [shown]


def test_hidden_text_and_white_letters_stand_apart():
    document = opened(r"\pard seen {\v unseen} {\cf2 white}\par")
    assert words(document) == ["seen"]
    assert of_kind(document, Kind.HIDDEN) == ["unseen", "white"]
    assert [note.code for note in document.notes] == ["hidden-content"]


def test_deleted_text_stands_apart_and_inserted_text_is_text():
    document = opened(r"\pard kept{\deleted\revauthdel1  gone}{\revised\revauth1  new}\par")
    assert words(document) == ["kept new"]
    assert of_kind(document, Kind.DELETED) == ["gone"]


def test_notes_comments_and_running_heads_keep_their_kinds():
    document = opened(
        r"{\header\pard Trust plan\par}{\footer\pard v1\par}\pard text{\super\chftn{\footnote\pard"
        r"\plain\chftn  a note}}{\*\atnid AB}{\*\atnauthor A B}\chatn{\*\annotation\pard\plain ask}"
        r"\par"
    )
    assert words(document) == ["text"]
    assert of_kind(document, Kind.FURNITURE) == ["Trust plan", "v1"]
    assert of_kind(document, Kind.FOOTNOTE) == ["a note"]
    assert of_kind(document, Kind.COMMENT) == ["ask"]


def test_a_text_box_is_read_where_it_is_anchored():
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard in the box\par}}{\shprslt no}}"
    assert words(opened(rf"\pard before{box}\par after\par")) == ["before", "in the box", "after"]


def test_merges_spans_and_a_row_that_begins_further_right():
    table = only_table(
        opened(
            r"\trowd\trhdr\clmgf\cellx2000\clmrg\cellx4000\cellx6000 \pard\intbl wide\cell\cell c\cell\row"
            r"\trowd\clvmgf\cellx2000\cellx6000 \pard\intbl tall\cell d\cell\row"
            r"\trowd\clvmrg\cellx2000\cellx4000\cellx6000 \pard\intbl\cell e\cell f\cell\row"
        )
    )
    placed = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in table.cells}
    assert placed["wide"] == (0, 0, 1, 2)
    assert placed["tall"] == (1, 0, 2, 1)
    assert placed["d"] == (1, 1, 1, 2)
    assert placed["f"] == (2, 2, 1, 1)
    assert table.cells[0].header


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        (r"\clcbpat1", "FF0000"),
        (r"\clshdng10000\clcfpat3", "00FF00"),
        (r"\clshdng5000\clcfpat1\clcbpat2", "FF8080"),
        (r"\clcbpatraw1", "FF0000"),
        (r"\clcbpat3\clcbpatraw1", "00FF00"),
        (r"\clcbpat0", None),
        (r"\clcbpat99", None),
    ],
)
def test_the_colour_behind_a_cell(said, colour):
    document = opened(rf"\trowd{said}\cellx2000 \pard\intbl RAG\cell\row")
    assert only_table(document).cells[0].fill == colour


def test_a_colour_behind_the_row_is_behind_its_cells():
    document = opened(r"\trowd\trcbpat1\cellx2000\clcbpat3\cellx3000 \pard\intbl a\cell b\cell\row")
    assert fills(only_table(document)) == {(0, 0): "FF0000", (0, 1): "00FF00"}


def test_a_table_inside_a_cell():
    document = opened(
        r"\trowd\cellx5000 \pard\intbl\itap1 outer\par\pard\intbl\itap2 in1\nestcell{\nonesttables\par}in2\nestcell"
        r"{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}\pard\intbl\itap1 last\cell\row"
    )
    (cell,) = only_table(document).cells
    assert cell.text == "outer\nlast"
    assert grid(cell.tables[0]) == [["in1", "in2"]]


def test_a_table_whose_rows_are_said_once():
    document = opened(
        r"\trowd\cellx1000\cellx2000 a\cell b\cell\row c\cell d\cell\row\pard end\par"
    )
    assert grid(only_table(document)) == [["a", "b"], ["c", "d"]]
    assert words(document) == ["end"]


def test_lists_count_by_their_definitions():
    lists = (
        r"{\*\listtable{\list{\listlevel\levelnfc0\levelstartat3{\leveltext\'02\'00.;}{\levelnumbers\'01;}}"
        r"{\listlevel\levelnfc4\levelstartat1{\leveltext\'02\'01);}{\levelnumbers\'01;}}\listid7}}"
        r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}"
        r"{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat9}\ls2}}"
    )
    body = r"\pard\ls1\ilvl0 one\par two\par\ilvl1 deep\par\pard text\par\pard\ls2\ilvl0 anew\par"
    assert words(opened(lists + body)) == ["3. one", "4. two", "a) deep", "text", "9. anew"]


def test_headings_by_style_and_by_outline_level():
    styles = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\*\cs5 heading 9;}{\s7 Title;}}"
    body = r"\pard\s7 Top\par\pard\s1 One\par\pard\outlinelevel2 Three\par\pard\s0 text\par"
    document = opened(styles + body)
    assert [(p.kind, p.level) for p in document.blocks] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 1),
        (Kind.HEADING, 3),
        (Kind.TEXT, 0),
    ]


def test_the_title_of_the_file_is_kept():
    assert opened(r"{\info{\title Plan \'96 2019}}\pard x\par").title == "Plan – 2019"


def test_a_file_that_is_cut_short_is_read_and_said_so():
    whole = HEAD + r"\pard before\par" + ROW + r"\trowd\cellx2000\cellx4000 \pard\intbl c\cell d"
    document = read(whole.encode(), "plan.rtf", DEFAULT_LIMITS)
    assert grid(only_table(document)) == [["a", "b"], ["c", "d"]]
    assert [note.code for note in document.notes] == ["file-damaged"]


def test_braces_that_close_too_often_end_the_file():
    assert words(opened(r"\pard text\par}}}}{\pard more\par")) == ["text"]


def test_braces_without_end_cost_no_stack():
    assert words(opened("{" * 5000 + r"\pard deep\par" + "}" * 5000)) == ["deep"]
    with pytest.raises(LimitError, match="nested"):
        opened("{" * 20_000)


@pytest.mark.parametrize(
    ("body", "limits"),
    [
        (r"\pard\intbl\itap999999 x\nestcell", DEFAULT_LIMITS),
        (ROW * 30, Limits(cells=50)),
        (r"\pard x\par" * 30, Limits(paragraphs=20)),
    ],
)
def test_limits_are_kept(body, limits):
    with pytest.raises(LimitError):
        opened(body, limits=limits)


def test_a_length_beyond_the_end_is_no_crash():
    with pytest.raises(DocumentError, match="no text"):
        opened(r"\bin2147483647 \pard x\par")


def test_a_file_without_text_is_refused():
    with pytest.raises(DocumentError, match="no text"):
        opened(r"\pard\par")


def test_what_is_embedded_or_would_be_loaded_is_named_and_not_fetched():
    document = opened(
        r"{\*\template http://evil.example/a.dotm}\pard Plan{\object\objemb{\*\objclass Excel.Sheet.12}"
        r"{\*\objdata 0105}{\result shown}}\par"
        r"{\field{\*\fldinst  INCLUDEPICTURE \"http://evil.example/p.png\" \\d}{\fldrslt x}}\par"
        r'{\field{\*\fldinst INCLUDETEXT "C:\\\\b.doc"}{\fldrslt y}}'
        r"{\field{\*\fldinst HYPERLINK \"http://x\"}{\fldrslt z}}\par"
    )
    assert of_kind(document, Kind.EMBEDDED) == ["Excel.Sheet.12"]
    assert [note.message for note in document.notes] == [
        "an external template is attached",
        "links to parts outside of the file: http://evil.example/p.png, C:\\\\b.doc",
        "embedded files or objects that are not read (1)",
    ]
    assert "shown" in " ".join(words(document))


def test_tab_stops_tell_which_cells_are_empty():
    rows = [r"No\tab Action\tab Lead\tab When", r"1\tab Train panels\tab\tab May 2024"]
    stops = r"\pard\tx700\tx5000\tx7000\li700\fi-700\fs18 "
    made = only_table(opened("".join(rf"{stops}{row}\par" for row in rows)))
    assert grid(made)[1] == ["1", "Train panels", "", "May 2024"]


def test_a_line_of_dots_to_a_page_number_is_one_of_contents():
    document = opened(r"\pard\tldot\tx9000 Our actions\tab 3\par\pard Text\par")
    assert [block.kind for block in document.blocks] == [Kind.NAVIGATION, Kind.TEXT]

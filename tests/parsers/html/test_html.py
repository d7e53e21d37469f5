from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlift_parsers import (
    BODY_KINDS,
    DEFAULT_LIMITS,
    DocumentError,
    Kind,
    LimitError,
    Limits,
    Paragraph,
    Table,
)
from planlift_parsers.html import fragment, read
from planlift_schema import Place


def page(body, head=""):
    text = f"<html><head>{head}</head><body>{body}</body></html>"
    return read(text.encode(), "page.html", DEFAULT_LIMITS)


def lines(body, head=""):
    return [block.line for block in page(body, head).blocks if isinstance(block, Paragraph)]


def of_kind(document, kind):
    return [p.text for p in document.paragraphs() if p.kind is kind]


def table(body, head=""):
    tables = list(page(body, head).tables())
    assert tables, "no table was read"
    return tables[0]


def cell(found, row, column):
    return next(c for c in found.cells if (c.row, c.column) == (row, column))


def texts(found):
    return {(c.row, c.column): c.text for c in found.cells}


def test_a_word_split_over_inline_tags_stays_one_word():
    assert lines("<p><b>Non</b>-mandatory tr<i>ain</i>ing</p>") == ["Non-mandatory training"]


def test_breaks_and_blocks_part_paragraphs():
    assert lines("<p>one<br>two<div>three</div>four") == ["one", "two", "three", "four"]


def test_unclosed_rows_cells_and_paragraphs_make_the_same_grid():
    found = table("<table><tr><td>a<td>b<p>c<tr><td>d<td>e</table>")
    assert texts(found) == {(0, 0): "a", (0, 1): "b\nc", (1, 0): "d", (1, 1): "e"}


def test_row_span_zero_reaches_to_the_end_of_its_group():
    found = table(
        "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</table>"
    )
    assert cell(found, 0, 0).row_span == 2
    assert cell(found, 2, 0).text == "d"


def test_spans_beyond_the_table_are_clipped():
    found = table("<table><tr><td rowspan=99>a<td colspan=50>b<tr><td>c</table>")
    assert (found.rows, found.columns) == (2, 2)
    assert (cell(found, 0, 0).row_span, cell(found, 0, 1).column_span) == (2, 1)


def test_a_wide_span_stops_before_a_cell_from_the_row_above():
    found = table(
        "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<tr><td>e<td>f<td>g</table>"
    )
    assert cell(found, 1, 0).column_span == 1
    assert cell(found, 0, 1).row_span == 2


def test_short_rows_are_padded():
    found = table("<table><tr><td>a<td>b<tr><td>c</table>")
    assert cell(found, 1, 1).text == ""


def test_heads_and_feet_stand_where_they_are_shown():
    found = table("<table><tfoot><tr><td>sum</tfoot><thead><tr><td>Ref</thead><tr><td>1</table>")
    assert [c.text for c in found.cells] == ["Ref", "1", "sum"]
    assert [c.header for c in found.cells] == [True, False, False]


def test_a_caption_stands_before_its_table():
    document = page("<table><caption>Plan</caption><tr><td>a<td>b</table>")
    assert isinstance(document.blocks[0], Paragraph)
    assert document.blocks[0].text == "Plan"


def test_a_nested_table_is_kept_in_its_cell():
    found = table("<table><tr><th>A<th>B<tr><td>x<table><tr><td>in<td>ner</table><td>y</table>")
    assert cell(found, 1, 0).text == "x"
    assert [c.text for c in cell(found, 1, 0).tables[0].cells] == ["in", "ner"]


def test_a_table_that_lays_out_the_page_is_unpacked():
    plan = "<table><tr><td>Ref<td>Action<tr><td>1<td>Do a thing that takes long</table>"
    document = page(f"<table><tr><td>Home<td><h1>Plan</h1>{plan}</table>")
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Table]
    assert next(document.tables()).columns == 2


def test_boxes_shown_as_a_table_are_read_as_one():
    row = "<div style='display:table-row'>{}</div>"
    box = "<div style='display:table-cell'>{}</div>"
    body = "".join(row.format(box.format(a) + box.format(b)) for a, b in (("a", "b"), ("c", "d")))
    found = table(f"<div style='display:table'>{body}</div>")
    assert texts(found) == {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): "d"}


def test_places_count_blocks_tables_and_cells():
    document = page("<p>x</p><table><tr><td>a<td>b</table><p>y</p>")
    assert document.blocks[0].place == Place(paragraph=1)
    assert document.blocks[2].place == Place(paragraph=3)
    assert cell(next(document.tables()), 0, 1).place == Place(table=1, row=1, column=2)


def test_lists_keep_their_markers_and_levels():
    body = "<ul><li>a<ul><li>b</ul><li>c</ul><ol start=3><li>d<li value=7>e<li>f</ol>"
    document = page(body + "<ol type=a><li>g</ol>")
    found = [(p.marker, p.level, p.text) for p in document.paragraphs()]
    bullets = [("-", 1, "a"), ("-", 2, "b"), ("-", 1, "c")]
    numbers = [("3.", 1, "d"), ("7.", 1, "e"), ("8.", 1, "f"), ("a.", 1, "g")]
    assert found == bullets + numbers


def test_only_the_first_paragraph_of_an_item_has_its_marker():
    assert lines("<ul><li><p>a</p><p>b</p></ul>") == ["- a", "b"]


def test_terms_and_definitions_are_paragraphs_of_their_own():
    blocks = page("<dl><dt>Lead<dd>HR Director<dt>Date<dd>May</dl>").blocks
    assert [(b.text, b.bold) for b in blocks] == [
        ("Lead", True),
        ("HR Director", False),
        ("Date", True),
        ("May", False),
    ]


def test_headings_and_accordion_titles_have_levels():
    body = "<h2>A</h2><details><summary>B</summary><p>c</details><div role=heading aria-level=4>D"
    found = [(p.kind, p.level, p.text) for p in page(body).paragraphs()]
    heading = Kind.HEADING
    assert found == [
        (heading, 2, "A"),
        (heading, 3, "B"),
        (Kind.TEXT, 0, "c"),
        (heading, 4, "D"),
    ]


def test_a_panel_that_a_button_opens_is_shown_text():
    body = "<h3><button aria-controls=p>Metric 1</button></h3><div id=p hidden><p>inside</div>"
    found = [(p.kind, p.text) for p in page(body).paragraphs()]
    assert found == [(Kind.HEADING, "Metric 1"), (Kind.TEXT, "inside")]


@pytest.mark.parametrize(
    ("mark", "fill"),
    [
        ("bgcolor=00B050", "00B050"),
        ("bgcolor='#f00'", "FF0000"),
        ("style='background:rgb(255, 192, 0)'", "FFC000"),
        ("style='background-color:rgba(255,0,0,1)'", "FF0000"),
        ("style='background:hsl(240,100%,50%) no-repeat'", "0000FF"),
        ("style='background:dodgerblue'", "1E90FF"),
        ("style='background:transparent'", None),
        ("class=green", "00B050"),
        ("class='rag amber'", "FFBF00"),
        ("style='background:url(x.png'", None),
    ],
)
def test_the_colour_behind_a_cell_is_read(mark, fill):
    head = "<style>.green{background:#00B050} table td.rag.amber{background:#FFBF00}</style>"
    assert cell(table(f"<table><tr><td>a<td {mark}>x</table>", head), 0, 1).fill == fill


def test_a_cell_takes_the_colour_of_its_row_and_table():
    found = table("<table bgcolor=#eeeeee><tr bgcolor=red><td>a<td>b<tr><td>c<td>d</table>")
    assert (cell(found, 0, 0).fill, cell(found, 1, 0).fill) == ("FF0000", "EEEEEE")


def test_rules_for_print_and_for_other_rows_do_not_count():
    head = "<style>@media print{td{background:red}} tr:nth-child(2) td{background:red}</style>"
    assert cell(table("<table><tr><td>a<td>b</table>", head), 0, 0).fill is None


def test_a_coloured_box_in_a_cell_is_its_colour():
    box = "<div style='background:#0a0;width:9px'></div>"
    pill = "<span style='background:#fa0'>Amber</span>"
    found = table(f"<table><tr><td>{box}<td>{pill}<td style='background:red'>{pill}</table>")
    assert [c.fill for c in found.cells] == ["00AA00", "FFAA00", "FF0000"]


def test_pictures_speak_by_their_alternative_text_in_cells():
    found = table("<table><tr><td>a<td><img alt=Green src=g.png></table>")
    assert cell(found, 0, 1).text == "Green"
    assert of_kind(page("<p>x<img alt='Trust logo'>"), Kind.FURNITURE) == ["Trust logo"]


def test_tick_boxes_and_filled_fields_are_text_in_a_cell():
    body = "<table><tr><td><input type=checkbox checked>Yes <input type=checkbox>No<td>"
    body += "<select><option>Red<option selected>Green</select><td><input value='May 2020'></table>"
    found = table(body)
    assert [c.text for c in found.cells] == ["☒ Yes ☐ No", "Green", "May 2020"]
    assert [p.text for p in cell(found, 0, 1).paragraphs if p.kind is Kind.NAVIGATION] == ["Red"]


def test_scripts_comments_and_head_are_left_out():
    document = page(
        "a<script>var x='<table><tr><td>no</table>'</script><!-- c --><template>t</template>",
        "<title>My  plan</title><style>p{}</style>",
    )
    assert [p.text for p in document.paragraphs()] == ["a"]
    assert document.title == "My plan"


@pytest.mark.parametrize(
    "menu",
    [
        "<nav><ul><li>{}</ul></nav>",
        "<header>{}</header>",
        "<footer><p>{}</p></footer>",
        "<ol class=breadcrumb><li>{}</ol>",
        "<div id=cookie-banner><p>{}</p></div>",
        "<a class=skip-link href=#c>{}</a>",
        "<aside><h2><a href=x>{}</a></h2></aside>",
        "<div role=search>{}</div>",
        "<button>{}</button>",
        "<nav><table><tr><td>{}</table></nav>",
    ],
)
def test_menus_and_notices_are_kept_apart(menu):
    document = page(menu.format("Home") + "<p>body</p>")
    assert [(p.kind, p.text) for p in document.paragraphs()] == [
        (Kind.NAVIGATION, "Home"),
        (Kind.TEXT, "body"),
    ]


def test_names_of_the_page_frame_make_no_menu_of_the_page():
    document = page("<div class='has-menu'><h1>Plan</h1><p>text</p></div>")
    assert of_kind(document, Kind.NAVIGATION) == []


def test_the_head_of_an_article_is_its_own():
    assert of_kind(page("<main><header><h1>Plan</h1></header></main>"), Kind.HEADING) == ["Plan"]


@pytest.mark.parametrize(
    "mark",
    [
        "style='display:none'",
        "hidden",
        "style='visibility:hidden'",
        "aria-hidden=true",
        "style='font-size:0'",
        "style='color:#fff'",
        "style='color:#fefefe;background:white'",
        "class=gone",
        "class=sr-only",
    ],
)
def test_hidden_text_is_kept_apart_and_noted(mark):
    document = page(f"<p>seen <span {mark}>unseen</span></p>", "<style>.gone{display:none}</style>")
    assert of_kind(document, Kind.TEXT) == ["seen"]
    assert of_kind(document, Kind.HIDDEN) == ["unseen"]
    assert [note.code for note in document.notes] == ["hidden-content"]


def test_white_ink_is_not_hidden_where_its_ground_cannot_be_known():
    body = "<table><tr><td class=dark><font color=white>Ref</font><td>x</table>"
    assert cell(table(body, "<link rel=stylesheet href=s.css>"), 0, 0).text == "Ref"
    assert cell(table(body.replace("class=dark", "bgcolor=black")), 0, 0).text == "Ref"


def test_words_only_read_out_count_in_a_cell_that_shows_none():
    body = "<table><tr><td>a<td><span aria-hidden=true>✓</span><span class=sr-only>Done</span>"
    assert cell(table(body), 0, 1).text == "Done"


def test_insertions_are_text_and_deletions_are_apart():
    document = page("<p>a <ins>new</ins> <del>old</del> <s>older</s> b</p>")
    assert of_kind(document, Kind.TEXT) == ["a new b"]
    assert of_kind(document, Kind.DELETED) == ["old", "older"]


def test_bold_and_ink_hold_only_where_all_letters_have_them():
    blocks = page("<p><b>all</b></p><p><b>so</b>me</p><p style='color:#a00'>red</p>").blocks
    assert [(b.bold, b.ink) for b in blocks] == [(True, None), (False, None), (False, "AA0000")]


def test_bullets_that_word_wrote_out_become_items():
    ignore = "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span>"
    body = f"<p style='mso-list:l0 level2 lfo1'><![if !supportLists]>{ignore.format('§')}"
    body += f"<![endif]>Word bul<o:p></o:p>let<p>{ignore.format('1.')}number"
    body += "<p class=MsoListParagraph>·<span>&nbsp;&nbsp;&nbsp; </span>filtered"
    found = [(p.kind, p.level, p.marker, p.text) for p in page(body).paragraphs()]
    assert found == [
        (Kind.ITEM, 2, "-", "Word bullet"),
        (Kind.ITEM, 1, "1.", "number"),
        (Kind.ITEM, 1, "-", "filtered"),
    ]


def test_words_that_a_word_processor_split_over_font_tags_are_whole():
    body = "<p><font face=Arial><font size=2>Work</font></font><font>force</font>\n plan&nbsp;A</p>"
    assert lines(body) == ["Workforce plan A"]


def test_the_encoding_of_the_bytes_counts_and_not_a_wrong_mark():
    text = "<html><head><meta charset=windows-1252></head><body><p>A – ‘b’ •</p></body></html>"
    for codec in ("utf-8", "utf-16", "windows-1252"):
        document = read(text.encode(codec), "x.html", DEFAULT_LIMITS)
        assert [p.text for p in document.paragraphs()] == ["A – ‘b’ •"]


def test_deep_inline_tags_are_read():
    assert lines("<font>" * 5000 + "x") == ["x"]


@pytest.mark.parametrize("tag", ["<div>", "<table><tr><td>", "<ul><li>"])
def test_too_deep_blocks_are_a_clear_error(tag):
    with pytest.raises(LimitError, match="deep"):
        page(tag * 5000 + "x")


@pytest.mark.parametrize(
    "body",
    [
        "<table>" + "<tr><td colspan=5000 rowspan=5000>x" * 300,
        "<table><tr>" + "<td>" * 3000 + "<tr><td>x" * 3000,
    ],
)
def test_too_many_cells_are_a_clear_error(body):
    with pytest.raises(LimitError, match="cells"):
        page(body)


def test_too_many_paragraphs_are_a_clear_error():
    with pytest.raises(LimitError, match="paragraphs"):
        read(b"<p>a<p>b<p>c", "x.html", Limits(paragraphs=2))


def test_an_empty_file_is_a_clear_error():
    with pytest.raises(DocumentError, match="empty"):
        read(b" \n", "x.html", DEFAULT_LIMITS)


def test_a_fragment_with_an_unclosed_list_gives_its_items():
    place = Place(table=1, row=2, column=3)
    found = fragment("<p>Board by:</p> <ul style='x'> • voting • executive ", place)
    assert [p.line for p in found] == ["Board by:", "- voting", "- executive"]
    assert {p.place for p in found} == {place}


_WORDS = st.text("abc <>&/\"'=-!ptdrhul1", max_size=60)


@settings(max_examples=150)
@given(st.lists(st.one_of(_WORDS, st.sampled_from(["<table>", "<td>", "<tr>", "<li>", "</p>"]))))
def test_any_markup_is_read_with_cells_inside_their_tables(parts):
    body = "".join(parts)
    document = page(body)
    for found in document.tables():
        for here in found.cells:
            assert here.row + here.row_span <= found.rows
            assert here.column + here.column_span <= found.columns


@settings(max_examples=100)
@given(st.lists(st.lists(st.text("abc d", max_size=5), min_size=2, max_size=4), min_size=1))
def test_no_text_of_a_table_is_lost(rows):
    body = "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in rows)
    document = page(f"<table>{body}</table>")
    found = [p.text for p in document.paragraphs() if p.kind in BODY_KINDS]
    assert found == [" ".join(t.split()) for row in rows for t in row if t.strip()]


def test_what_a_browser_would_load_into_the_page_is_said():
    page = b"<p>Plan</p><iframe src='http://a.example/plan'></iframe><object data='b.pdf'></object>"
    (note,) = read(page + b"<iframe></iframe><embed src='b.pdf'>", "x.html", DEFAULT_LIMITS).notes
    assert note.message == "links to parts outside of the file: http://a.example/plan, b.pdf"
    assert "Nothing was fetched" in note.hint
    assert read(b"<p>Plan</p>", "x.html", DEFAULT_LIMITS).notes == []

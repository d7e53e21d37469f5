from __future__ import annotations

import pytest

from planlift_parsers import Kind, Table

WHO = 'w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"'


def deleted(text):
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def kinds(document):
    return [(p.kind, p.text) for p in document.paragraphs()]


@pytest.mark.parametrize("tag", ["ins", "moveTo"])
def test_insertions_are_text(lines, x, tag):
    inserted = f"<w:{tag} {WHO}>{x.r(' new')}</w:{tag}>"
    assert lines(x.p(x.r("The") + inserted + x.r(" words"))) == ["The new words"]


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_deletions_are_kept_apart(word, x, tag):
    gone = f"<w:{tag} {WHO}><w:r><w:delText>March 2020</w:delText></w:r></w:{tag}>"
    document = word(x.p(x.r("By ") + gone + x.r("April 2020"))).read()
    assert kinds(document) == [(Kind.TEXT, "By April 2020"), (Kind.DELETED, "March 2020")]


def test_text_inserted_and_then_deleted_is_deleted(word, x):
    document = word(x.p(f"<w:ins {WHO}>{deleted('x')}</w:ins>" + x.r("kept"))).read()
    assert kinds(document) == [(Kind.TEXT, "kept"), (Kind.DELETED, "x")]


def test_separate_deletions_stay_separate(word, x):
    document = word(x.p(deleted("one") + x.r("live") + deleted("two"))).read()
    assert [p.text for p in document.paragraphs() if p.kind is Kind.DELETED] == ["one", "two"]


def test_deleted_paragraph_mark_joins_the_next_paragraph(lines, x):
    mark = f"<w:rPr><w:del {WHO}/></w:rPr>"
    assert lines(x.p("One ", mark) + x.p("sentence") + x.p("Two")) == ["One sentence", "Two"]


def test_wholly_deleted_list_item_is_not_counted(word, x, numbered):
    mark = f"{numbered(0)}<w:rPr><w:del {WHO}/></w:rPr>"
    body = x.p("a", numbered(0)) + x.p(deleted("gone"), mark) + x.p("b", numbered(0))
    document = word(body, numbering=numbered.part).read()
    assert [p.line for p in document.paragraphs() if p.kind is Kind.ITEM] == ["1. a", "2. b"]


def test_deleted_row_leaves_the_grid_and_inserted_row_stays(word, x):
    document = word(
        x.tbl(
            x.tr(x.tc("A")),
            x.tr(x.tc("gone"), props=f"<w:del {WHO}/>"),
            x.tr(x.tc("new"), props=f"<w:ins {WHO}/>"),
        )
    ).read()
    table = document.blocks[0]
    assert [(c.row, c.text) for c in table.cells] == [(0, "A"), (1, "new")]
    assert [(b.kind, b.text) for b in document.blocks[1:]] == [(Kind.DELETED, "gone")]


def test_merge_goes_on_past_a_deleted_row(word, x):
    restart, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = (
        word(
            x.tbl(
                x.tr(x.tc("A", restart), x.tc("1")),
                x.tr(x.tc("", more), x.tc("2"), props=f"<w:del {WHO}/>"),
                x.tr(x.tc("", more), x.tc("3")),
            )
        )
        .read()
        .blocks[0]
    )
    assert (table.rows, table.cells[0].row_span) == (2, 2)


def test_wholly_deleted_table_is_no_table(word, x):
    document = word(x.tbl(x.tr(x.tc("gone"), props=f"<w:del {WHO}/>"))).read()
    assert not any(isinstance(b, Table) for b in document.blocks)
    assert kinds(document) == [(Kind.DELETED, "gone")]


def test_deleted_cell_is_kept_apart(word, x):
    document = word(x.tbl(x.tr(x.tc("A"), x.tc("gone", f"<w:cellDel {WHO}/>")))).read()
    assert [c.text for c in document.blocks[0].cells] == ["A"]
    assert (Kind.DELETED, "gone") in kinds(document)


def test_tracked_changes_are_noted(word, x):
    noted = word(x.p(deleted("x"))).read().notes
    assert [n.code for n in noted] == ["hidden-content"]
    assert "tracked changes" in noted[0].message
    assert word(x.p("plain")).read().notes == []


def test_deleted_text_box_is_kept_apart(word, x):
    inner = f"<w:txbxContent>{x.p('boxed')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    document = word(x.p(x.r("a") + f"<w:del {WHO}>{box}</w:del>")).read()
    assert kinds(document) == [(Kind.TEXT, "a"), (Kind.DELETED, "boxed")]


def struck(text, tag="strike", value=""):
    return f"<w:r><w:rPr><w:{tag}{value}/></w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("tag", ["strike", "dstrike"])
def test_text_struck_through_beside_what_replaces_it_is_deleted(word, x, tag):
    document = word(x.p(struck("March 2020", tag) + x.r(" April 2020"))).read()
    assert kinds(document) == [(Kind.TEXT, "April 2020"), (Kind.DELETED, "March 2020")]


def test_a_date_struck_through_above_the_new_one_in_its_cell_is_deleted(word, x):
    cells = x.tc(x.p(struck("March 2020")) + x.p(x.r("April 2020"))) + x.tc(x.p(x.r("HR")))
    [table] = word(x.tbl(x.tr(cells))).read().blocks
    assert [cell.text for cell in table.cells] == ["April 2020", "HR"]


def test_what_is_struck_through_as_a_whole_is_no_deletion(word, x):
    """A finished action may be struck through; it is one still."""
    done = x.tr(x.tc(x.p(struck("Train every panel."))) + x.tc(x.p(struck("HR"))))
    [table] = word(x.tbl(done)).read().blocks
    assert [cell.text for cell in table.cells] == ["Train every panel.", "HR"]


def test_a_strike_that_is_off_deletes_nothing(word, x):
    document = word(x.p(struck("By ", value=' w:val="0"') + x.r("April 2020"))).read()
    assert kinds(document) == [(Kind.TEXT, "By April 2020")]

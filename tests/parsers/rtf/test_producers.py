"""Rich text as different programs write it."""

from __future__ import annotations

from parsers.shown import fills, grid, only_table, words
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.document import Kind
from planlift_parsers.rtf import read

WORDPAD = r"""{\rtf1\ansi\ansicpg1252\deff0\nouicompat{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset2 Symbol;}}
{\colortbl ;\red255\green0\blue0;\red0\green176\blue80;}
{\*\generator Riched20 10.0.19041}\viewkind4\uc1
\pard\sa200\b\f0\fs28\lang9 WRES Action Plan 2019/20\b0\fs22\par
Trust\'92s plan caf\'e9\par
\trowd\trgaph108\trleft5\trbrdrl\brdrs\brdrw10 \clcbpat2\cellx3000\cellx6000\cellx9000 \pard\intbl\widctlpar\b Action\cell Lead\cell RAG\b0\cell\row
\trowd\trgaph108\trleft5\cellx3000\cellx6000\clcbpat1\cellx9000 \pard\intbl\widctlpar Do this\par
\pard{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt\pnf1\pnindent0{\pntxtb\'B7}}\intbl\fi-360\li720 first\par
{\pntext\f1\'B7\tab}second\cell \pard\intbl\widctlpar HR\line Lead\cell\cell\row
\pard\sa200{\pntext\f0 1.\tab}{\*\pn\pnlvlbody}After\par
}
"""

TEXTEDIT = r"""{\rtf1\ansi\ansicpg1252\cocoartf2639
{\fonttbl\f0\fswiss\fcharset0 Helvetica-Bold;\f1\fswiss\fcharset0 Helvetica;}
{\colortbl;\red255\green255\blue255;\red191\green191\blue191;\red0\green176\blue80;}
{\*\expandedcolortbl;;\csgray\c79525;\cssrgb\c0\c69020\c31373;}
{\*\listtable{\list\listtemplateid1\listhybrid{\listlevel\levelnfc23\levelnfcn23\leveljc0\levelstartat1{\*\levelmarker \{disc\}}{\leveltext\leveltemplateid1\'01\uc0\u8226 ;}{\levelnumbers;}\fi-360\li720 }{\listname ;}\listid1}}
{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
\pard\tx566
\f0\b\fs24 \cf0 WDES plan\
\itap1\trowd \taflags1 \trgaph108\trleft-108
\clvertalc \clwWidth2160\clftsWidth3 \gaph\cellx4320
\clvertalc \clcbpat3 \clwWidth2160\clftsWidth3 \gaph\cellx8640
\pard\intbl\itap1\pardeftab720
\f1\b0 \cf0 Left\cell
\pard\intbl\itap1\pardeftab720
\ls1\ilvl0\cf0 {\listtext	\uc0\u8226 	}right \'93q\'94\cell \row
\pard\tx566
\cf0 end \uc0\u8212  dash\
}
"""

ABIWORD = r"""{\rtf1\ansi\ansicpg1252\deff0
{\fonttbl{\f0\froman\fcharset0\fprq2\ftnil Times New Roman;}}
{\colortbl;\red0\green0\blue0;\red255\green192\blue0;}
{\stylesheet{\s1\fi0\li0\b\fs34 Heading 1;}{\s2 Normal;}}
\paperw11907 \pard\plain\s1\b\fs34{\abinodiroverride\ltrch Equality plan}
\par
\trowd\trgaph36\trleft0\trrh-360\clbrdrt\brdrs\brdrw10\cellx4000\clcbpat2\cellx8000
\pard\plain\intbl{\abinodiroverride\ltrch Action}\cell
\pard\plain\intbl{\abinodiroverride\ltrch Owner}\cell\row
\pard\plain{\ltrch Last words}\par}
"""

PANDOC = r"""{\rtf1\ansi\deff0{\fonttbl{\f0 \fswiss Helvetica;}{\f1 Courier;}}
{\colortbl;\red255\green0\blue0;\red0\green0\blue255;}
\widowctrl\hyphauto
{\pard \ql \f0 \sa180 \li0 \fi0 \outlinelevel0 \b \fs36 Action plan\par}
{\pard \ql \f0 \sa180 \li0 \fi0 Trust\u8217's plan\par}
{\pard \ql \f0 \sa0 \li360 \fi-360 \bullet \tx360\tab one\par}
{\pard \ql \f0 \sa0 \li360 \fi-360 \bullet \tx360\tab two\sa180\par}
{
\trowd \trgaph120
\clbrdrb\brdrs\cellx4320\clbrdrb\brdrs\cellx8640
\trkeep\intbl
{
{{\pard\intbl \ql \f0 \sa0 \li0 \fi0 Action\par}
\cell}
{{\pard\intbl \ql \f0 \sa0 \li0 \fi0 Lead\par}
\cell}
}
\intbl\row}
{
\trowd \trgaph120
\cellx4320\cellx8640
\trkeep\intbl
{
{{\pard\intbl \ql \f0 \sa0 \li0 \fi0 Train\par}
\cell}
{{\pard\intbl \ql \f0 \sa0 \li0 \fi0 HR\par}
\cell}
}
\intbl\row}
{\pard \ql \f0 \sa180 \li0 \fi0 The end\par}
}
"""

GOOGLE = r"""{\rtf1\ansi\ansicpg1252\uc0\stshfdbch0\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red0\green0\blue0;\red182\green215\blue168;}
{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}}
{\*\listtable{\list{\listlevel\levelstartat1\levelnfc0{\leveltext\'02\'00.;}{\levelnumbers\'01;}\f0}\listid1}}{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
\pard\plain\ltrpar\s1\keepn\outlinelevel0 {\rtlch\ltrch Action plan}\par
\pard\plain{\listtext\pard\plain\ltrpar 1.\tab }\ls1\ilvl0{\ltrch Review \u8211  now}\par
{\listtext\pard\plain\ltrpar 2.\tab }{\ltrch Report}\par
\trowd\trautofit1\trleft0 \clvmgf\clcbpat2\cellx3000\cellx6000 \pard\plain\intbl Merged\cell Top\cell\row
\trowd\trleft0 \clvmrg\cellx3000\cellx6000 \pard\plain\intbl \cell Below\cell\row
\pard }
"""


def opened(text):
    return read(text.encode("cp1252"), "plan.rtf", DEFAULT_LIMITS)


def test_as_wordpad_writes_it():
    document = opened(WORDPAD)
    table = only_table(document)
    assert words(document) == ["WRES Action Plan 2019/20", "Trust’s plan café", "1. After"]
    assert grid(table) == [
        ["Action", "Lead", "RAG"],
        ["Do this\n- first\n- second", "HR\nLead", ""],
    ]
    assert fills(table) == {(0, 0): "00B050", (1, 2): "FF0000"}
    assert [cell.paragraphs[0].bold for cell in table.cells[:3]] == [True, True, True]


def test_as_textedit_writes_it():
    document = opened(TEXTEDIT)
    table = only_table(document)
    assert words(document) == ["WDES plan", "end — dash"]
    assert grid(table) == [["Left", "- right “q”"]]
    assert fills(table) == {(0, 1): "00B050"}


def test_as_abiword_writes_it():
    document = opened(ABIWORD)
    title = document.blocks[0]
    assert (title.text, title.kind, title.level) == ("Equality plan", Kind.HEADING, 1)
    assert grid(only_table(document)) == [["Action", "Owner"]]
    assert fills(only_table(document)) == {(0, 1): "FFC000"}
    assert words(document)[-1] == "Last words"


def test_as_pandoc_writes_it():
    document = opened(PANDOC)
    assert words(document) == ["Action plan", "Trust’s plan", "- one", "- two", "The end"]
    assert document.blocks[0].kind is Kind.HEADING
    assert grid(only_table(document)) == [["Action", "Lead"], ["Train", "HR"]]


def test_as_google_docs_writes_it():
    document = opened(GOOGLE)
    merged = only_table(document).cells[0]
    assert words(document) == ["Action plan", "1. Review – now", "2. Report"]
    assert (merged.text, merged.row_span, merged.fill) == ("Merged", 2, "B6D7A8")

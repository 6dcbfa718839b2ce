"""The numbers that Word gives to paragraphs are read as they are seen."""

import pytest

from heng.documents.readers.docx import read_docx

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def level(number, style, pattern, start=1):
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'


def item(text, depth=0, number=1):
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.fixture
def numbered(package):
    def build(body, levels, styles=""):
        relation = '<Relationship Id="{}" Type="{}/{}" Target="{}"/>'
        rels = [relation.format(n, DOCUMENT, n, f"{n}.xml") for n in ("numbering", "styles")]
        lists = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        again = '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        return package(
            {
                "word/document.xml": f"<w:document {SPACE}><w:body>{body}</w:body></w:document>",
                "word/_rels/document.xml.rels": f"<Relationships>{''.join(rels)}</Relationships>",
                "word/numbering.xml": f"<w:numbering {SPACE}>{lists}{again}</w:numbering>",
                "word/styles.xml": f"<w:styles {SPACE}>{styles}</w:styles>",
            }
        )

    return build


def test_levels_count_on_and_deeper_levels_begin_again(numbered):
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "（%2）")
    body = item("概况") + item("职能", 1) + item("机构", 1) + item("绩效") + item("目标", 1)
    assert [line.text for line in read_docx(numbered(body, levels)).lines] == [
        "一、概况",
        "（1）职能",
        "（2）机构",
        "二、绩效",
        "（1）目标",
    ]


@pytest.mark.parametrize(
    ("style", "third"),
    [
        ("decimal", "3. 甲"),
        ("upperLetter", "C. 甲"),
        ("lowerRoman", "iii. 甲"),
        ("ideographTraditional", "丙. 甲"),
        ("chineseLegalSimplified", "叁. 甲"),
        ("decimalEnclosedCircle", "③. 甲"),
        ("bullet", "甲"),
    ],
)
def test_every_style_of_number(numbered, style, third):
    content = read_docx(numbered(item("甲") * 3, level(0, style, "%1.")))
    assert content.lines[2].text == third


def test_a_list_that_restarts_begins_at_one(numbered):
    body = item("甲") + item("乙") + item("丙", number=2)
    assert [line.text for line in read_docx(numbered(body, level(0, "decimal", "%1)"))).lines] == [
        "1)甲",
        "2)乙",
        "1)丙",
    ]


def test_a_number_given_by_a_style_and_by_the_style_that_it_is_based_on(numbered):
    styles = (
        '<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>' for name in "ab")
    assert [line.text for line in read_docx(numbered(body, level(0, "decimal", "%1、"), styles)).lines] == [
        "1、甲",
        "2、甲",
    ]


def test_a_cell_that_holds_nothing_but_its_number_is_read(numbered):
    empty = item("").replace("<w:r><w:t></w:t></w:r>", "")
    rows = f"<w:tbl><w:tr><w:tc>{empty}</w:tc></w:tr><w:tr><w:tc>{empty}</w:tc></w:tr></w:tbl>"
    grid = read_docx(numbered(rows, level(0, "decimal", "%1"))).grids[0]
    assert [row[0].text for row in grid.rows] == ["1", "2"]

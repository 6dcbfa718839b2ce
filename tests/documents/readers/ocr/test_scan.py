"""Scans of papers give what the papers say, from the picture to the indicators."""

from decimal import Decimal
from pathlib import Path

import pytest

from heng.documents.child import read_in_child
from heng.documents.content import Content
from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import Document
from tests.documents.relay.picture import Look, pages_of, saved, to_picture_pdf
from tests.documents.relay.sheet import Put, Sheet

_AIMS = (
    ("产出指标", "数量指标", "审结案件数量", "≥", "1,320", "件", "20"),
    ("产出指标", "质量指标", "改判发回重审率", "≤", "1.8", "%", "20"),
    ("产出指标", "时效指标", "信息公布及时率", "＝", "100", "%", "20"),
    ("效益指标", "可持续影响指标", "审判管理机制", "定性", "健全", "", "20"),
    ("满意度指标", "服务对象满意度指标", "当事人满意度", "≥", "90", "%", "10"),
)
_HEADS = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重")


def _form(aims: tuple[tuple[str, ...], ...] = _AIMS) -> Sheet:
    head = (
        (Put("项目名称"), Put("诉讼服务（大厅）运行经费", 6)),
        (Put("实施单位"), Put("清河区人民法院", 2), Put("年度资金总额（万元）", 2), Put("1,246.80", 2)),
    )
    rows = (tuple(map(Put, _HEADS)), *(tuple(map(Put, aim)) for aim in aims))
    return Sheet("form", (*head, *rows), ("2025年项目支出绩效目标申报表",))


def _read(data: bytes) -> tuple[Document, Content]:
    content = read_content(data)
    return interpret(content, "scan", "0"), content


def _aims(document: Document) -> list[tuple[str, ...]]:
    (project,) = document.projects
    return [
        (
            one.category,
            one.subcategory,
            one.name,
            one.target.comparison.value,
            one.target.value,
            one.target.unit,
            str(one.weight),
        )
        for one in project.indicators
    ]


_WANTED = [
    ("产出指标", "数量指标", "审结案件数量", "≥", "1320", "件", "20"),
    ("产出指标", "质量指标", "改判发回重审率", "≤", "1.8", "%", "20"),
    ("产出指标", "时效指标", "信息公布及时率", "=", "100", "%", "20"),
    ("效益指标", "可持续影响指标", "审判管理机制", "定性", "健全", "", "20"),
    ("满意度指标", "服务对象满意度指标", "当事人满意度", "≥", "90", "%", "10"),
]


@pytest.mark.parametrize(
    "look",
    [Look(), Look(dpi=110, jpeg=40, turned=1.5, stamp=True), Look(dpi=150, fax=True, gaps=True)],
    ids=["clean", "askew with a seal", "fax"],
)
def test_a_scanned_form_is_read_with_every_value(look: Look) -> None:
    document, content = _read(saved(pages_of([_form()], look)[0], "PNG"))
    assert _aims(document) == _WANTED
    assert document.fiscal_year == 2025
    (project,) = document.projects
    assert (project.name, project.unit, project.amounts.total) == (
        "诉讼服务（大厅）运行经费",
        "清河区人民法院",
        Decimal(12468000),
    )
    assert all(one.where.confidence is not None for one in project.indicators)
    assert "I50" in [finding.rule for finding in document.findings]
    assert content.kind == "image"


def test_a_page_on_its_head_is_turned_and_its_places_are_those_of_the_file() -> None:
    page = pages_of([_form(_AIMS[:2])], Look(dpi=120))[0]
    upright, turned = (_read(saved(one, "PNG"))[0] for one in (page, page.rotate(180)))
    assert _aims(turned) == _aims(upright) == _WANTED[:2]
    box, mirrored = (document.projects[0].indicators[0].where.bbox for document in (upright, turned))
    assert box is not None
    assert mirrored is not None
    back = (page.width - mirrored[2], page.height - mirrored[3], page.width - mirrored[0], page.height - mirrored[1])
    assert box == pytest.approx(back, abs=6)


def test_a_scanned_table_goes_on_over_the_pages_of_a_pdf(tmp_path: Path) -> None:
    aims = tuple((*aim[:2], f"{aim[2]}{number}", *aim[3:]) for number in range(1, 7) for aim in _AIMS[:2])
    file = tmp_path / "scan.pdf"
    file.write_bytes(to_picture_pdf([_form(aims)], Look(dpi=110, points=22)))
    answer = read_in_child(file)
    (project,) = answer["projects"]
    assert [one["name"] for one in project["indicators"]] == [aim[2] for aim in aims]
    assert {one["where"]["page"] for one in project["indicators"]} == {1, 2}
    left, top, right, bottom = project["indicators"][0]["where"]["bbox"]
    assert 0 < left < right < 596
    assert 0 < top < bottom < 842
    (whole,) = [finding for finding in answer["findings"] if finding["rule"] == "I50"]
    assert [place["page"] for place in whole["where"]] == [1, 2]


def test_a_page_of_noise_is_not_read_as_text_and_the_others_are() -> None:
    noise = pages_of([Sheet("blank", ((Put(""),),))], Look(dpi=60, noise=600, ruled=False))[0]
    form = pages_of([_form(_AIMS[:1])], Look(dpi=110))[0]
    document, content = _read(saved(noise, "TIFF", save_all=True, append_images=[form]))
    assert [(note.rule, note.where[0].page) for note in content.notes] == [("I50", 1), ("I57", 1)]
    assert _aims(document) == _WANTED[:1]

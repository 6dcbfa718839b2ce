"""Whatever projects are printed as a wide table, in whatever order of columns, come back as they were."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.content import Content
from heng.documents.layouts import grid_paper
from heng.documents.readers.html import read_html
from heng.documents.readers.text import read_text

HEADINGS = {
    "unit": "单位名称",
    "project": "项目名称",
    "total": "预算数",
    "objective": "年度目标",
    "category": "一级指标",
    "subcategory": "二级指标",
    "name": "三级指标",
    "comparison": "指标性质",
    "value": "指标值",
    "measure": "度量单位",
    "weight": "权重",
}
MERGED = ("unit", "project", "total", "objective")
LEVELS = st.sampled_from(
    [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"), ("满意度指标", "满意度指标")]
)
NAMES = st.text("审结执行调解送达立案保全宣传培训维修", min_size=3, max_size=8)
INDICATORS = st.tuples(
    LEVELS, NAMES, st.sampled_from("≥≤=><"), st.integers(1, 10**6), st.sampled_from("件人次场%"), st.integers(1, 50)
)
PROJECTS = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(["甲区人民法院", "乙县人民法院"]),
        st.integers(1, 10**7),
        st.lists(INDICATORS, min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda project: project[0],
)
COLUMNS = st.permutations(list(HEADINGS)).map(lambda order: sorted(order, key=lambda field: field not in MERGED))


def printed(projects):
    for name, unit, cents, indicators in projects:
        for number, ((category, subcategory), indicator, sign, value, measure, weight) in enumerate(indicators):
            own = {
                "unit": unit,
                "project": f"{name}经费",
                "total": f"{Decimal(cents) / 100:,.2f}",
                "objective": f"做好{name}工作。",
            }
            rest = {"category": category, "subcategory": subcategory, "name": indicator, "comparison": sign}
            figures = {"value": str(value), "measure": measure, "weight": str(weight)}
            yield number, len(indicators), own | rest | figures


def as_page(projects, columns):
    lines = ["".join(f"<td>{HEADINGS[field]}</td>" for field in columns)]
    for number, height, cells in printed(projects):
        shown = [field for field in columns if field not in MERGED or number == 0]
        spans = {field: f' rowspan="{height}"' if field in MERGED else "" for field in shown}
        lines.append("".join(f"<td{spans[field]}>{cells[field].replace('<', '&lt;')}</td>" for field in shown))
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return read_html(f"<p>绩效目标表（2024年度）</p><p>单位：万元</p><table>{rows}</table>".encode())


def as_text(projects, columns):
    lines = ["绩效目标表（2024年度）", "单位：万元", "\t".join(HEADINGS[field] for field in columns)]
    for number, _, cells in printed(projects):
        lines.append("\t".join("" if field in MERGED and number else cells[field] for field in columns))
    return read_text("\n".join(lines).encode())


def agrees(content: Content, projects) -> None:
    document = grid_paper.read(content, "", "")
    assert document.findings == ()
    assert [(p.name, p.unit, p.amounts.total, p.objective) for p in document.projects] == [
        (f"{name}经费", unit, Decimal(cents) * 100, f"做好{name}工作。") for name, unit, cents, _ in projects
    ]
    for project, (_, _, _, indicators) in zip(document.projects, projects, strict=True):
        assert [
            (
                (i.category, i.subcategory),
                i.name,
                i.target.comparison.value,
                int(i.target.value),
                i.target.unit,
                i.weight,
            )
            for i in project.indicators
        ] == indicators


@settings(max_examples=40)
@given(projects=PROJECTS, columns=COLUMNS)
def test_a_page_with_merged_cells_comes_back(projects, columns):
    agrees(as_page(projects, columns), projects)


@settings(max_examples=40)
@given(projects=PROJECTS, columns=COLUMNS)
def test_a_text_with_tabs_comes_back(projects, columns):
    agrees(as_text(projects, columns), projects)

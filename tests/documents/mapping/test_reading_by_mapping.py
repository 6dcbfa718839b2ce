"""Whatever table a person describes is read as it was laid out, this year and next."""

import json
import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.content_json import content_to_json
from heng.documents.mapping.apply import grid_rows
from heng.documents.mapping.draft import Choice, Pointed, drafted
from heng.documents.mapping.fit import Misfit, fit, row_texts
from heng.documents.mapping.mapping import Beside, Mapping
from heng.documents.mapping.stored import content_from_json
from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import Document, DocumentKind
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.sheet import Put, Sheet

FORMATS = OFFICE | TEXT
# Headings that no known layout recognises.
STRANGE = {
    "category": "大类",
    "subcategory": "小类",
    "name": "考核点",
    "comparison": "怎么比",
    "value": "到多少",
    "unit": "什么计",
    "weight": "占多少",
    "project_name": "事由",
    "unit_name": "谁来办",
    "total": "花费",
    "objective": "要办成什么",
}
# What is announced of any paper with few indicators: weights that do not add up, kinds of indicators that are missing.
ABOUT_CONTENT = {"I90", "I95"}
OWNED = ("unit_name", "project_name", "total", "objective")
LEVELS = st.sampled_from([("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标")])
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
    max_size=4,
    unique_by=lambda project: project[0],
)
COLUMNS = st.permutations(list(STRANGE))


def printed(projects, columns, *, repeat: bool):
    for name, unit, cents, found in projects:
        for number, ((category, subcategory), indicator, sign, value, measure, weight) in enumerate(found):
            own = {"unit_name": unit, "project_name": f"{name}经费", "objective": f"做好{name}工作。"}
            cells = own | {"total": f"{Decimal(cents) / 100:,.2f}", "category": category, "subcategory": subcategory}
            cells |= {
                "name": indicator,
                "comparison": sign,
                "value": str(value),
                "unit": measure,
                "weight": str(weight),
            }
            shown = {field: text for field, text in cells.items() if repeat or number == 0 or field not in OWNED}
            yield tuple(Put(shown.get(field, "")) for field in columns)


def wide(projects, columns, year: int, *, repeat: bool = False, above: int = 0, shift: int = 0) -> Sheet:
    pad = (Put(""),) * shift
    rows = [(*pad, *(Put(f"{year}年{STRANGE[field]}") for field in columns))]
    rows += [(*pad, *row) for row in printed(projects, columns, repeat=repeat)]
    lines = (*(f"第{number}条说明" for number in range(above)), f"绩效目标表（{year}年度）", "单位：万元")
    return Sheet("表", tuple(rows), above=lines)


def content(sheet: Sheet, kind: str = "xlsx"):
    return read_content(FORMATS[kind]([sheet]), f"表.{kind.partition('-')[0]}")


def table(sheet: Sheet, kind: str = "xlsx"):
    return grid_rows(content(sheet, kind).grids[0])


def described(sheet: Sheet, columns, kind: str = "xlsx") -> Mapping:
    rows = table(sheet, kind)
    head = next(number for number, row in enumerate(rows, 1) if any("考核点" in slot.text for slot in row.slots))
    fields = dict(enumerate(columns, 1))
    return drafted(rows, Choice(head, head, fields, first_row=head + 1), "甲表")


def read(sheet: Sheet, mapping: Mapping, kind: str = "xlsx") -> Document:
    return interpret(content(sheet, kind), "表", "", (mapping,))


def announced(document: Document) -> list[str]:
    return [finding.rule for finding in document.findings]


def agrees(document: Document, projects) -> None:
    assert [(p.name, p.unit, p.amounts.total, p.objective) for p in document.projects] == [
        (f"{name}经费", unit, Decimal(cents) * 100, f"做好{name}工作。") for name, unit, cents, _ in projects
    ]
    for project, (_, _, _, found) in zip(document.projects, projects, strict=True):
        assert [
            (
                (i.category, i.subcategory),
                i.name,
                i.target.comparison.value,
                i.target.value,
                i.target.unit,
                i.weight,
            )
            for i in project.indicators
        ] == [
            (levels, name, sign, str(value), unit, Decimal(weight)) for levels, name, sign, value, unit, weight in found
        ]


@settings(max_examples=25)
@given(PROJECTS, COLUMNS, st.sampled_from(list(FORMATS)), st.booleans())
def test_any_table_with_any_columns_is_read_as_it_was_laid_out(projects, columns, kind, repeat):
    sheet = wide(projects, columns, 2025, repeat=repeat)
    document = read(sheet, described(sheet, columns, kind), kind)
    agrees(document, projects)
    assert (document.kind, document.fiscal_year, document.money_unit) == (DocumentKind.PROJECT_TARGETS, 2025, "万元")
    assert [rule for rule in announced(document) if rule not in ABOUT_CONTENT] == ["I58"]


@settings(max_examples=15)
@given(PROJECTS, PROJECTS, COLUMNS, st.integers(0, 4), st.integers(0, 3))
def test_next_years_table_with_other_rows_and_another_place_is_read_by_the_same_mapping(
    one, other, columns, above, shift
):
    mapping = described(wide(one, columns, 2025), columns)
    document = read(wide(other, columns, 2026, above=above, shift=shift), mapping)
    agrees(document, other)
    assert document.fiscal_year == 2026
    assert [rule for rule in announced(document) if rule not in ABOUT_CONTENT] == ["I58"]


@settings(max_examples=15)
@given(PROJECTS, COLUMNS, st.data())
def test_a_table_that_lost_or_gained_a_column_is_not_read_by_it_and_says_so(projects, columns, data):
    mapping = described(wide(projects, columns, 2025), columns)
    lost = data.draw(st.sampled_from(columns))
    document = read(wide(projects, [field for field in columns if field != lost], 2026), mapping)
    assert document.projects == ()
    [misfit] = [finding for finding in document.findings if finding.rule == "I59"]
    assert f"缺少栏目“某年{STRANGE[lost]}”" in misfit.message
    assert "I01" in {finding.rule for finding in document.findings}


ROWS = (
    ("事由", "大厅改造", "经办", "甲区人民法院"),
    ("花费（元）", "125000", "", ""),
    ("", "", "", ""),
    ("大类", "考核点", "到多少", "占多少"),
    ("产出指标", "改造面积", "≥400平方米", "50"),
    ("", "改造窗口", "5个", "40"),
    ("填表人：张三", "", "", ""),
)


def form(rows=ROWS, title: str = "2025年度绩效表") -> Sheet:
    return Sheet("表", ((Put(title), *[Put("")] * 3), *(tuple(map(Put, row)) for row in rows)))


CHOICE = Choice(
    5,
    5,
    {1: "category", 2: "name", 3: "value", 4: "weight"},
    (Pointed("project_name", 2, 1), Pointed("unit_name", 2, 3), Pointed("total", 3, 1)),
    first_row=6,
    last_row=7,
)


def test_a_form_is_read_by_its_labels_wherever_they_move():
    mapping = drafted(table(form()), CHOICE, "改造表")
    moved = form((("备注", "无", "", ""), *ROWS[:1], ("说明", "", "", ""), *ROWS[1:]), "2026年度绩效表")
    document = read(moved, mapping)
    [project] = document.projects
    assert (project.name, project.unit, project.amounts.total) == ("大厅改造", "甲区人民法院", Decimal(125000))
    assert project.where.cell == "B3"
    assert [(i.category, i.name, i.target.value, i.target.unit, i.weight) for i in project.indicators] == [
        ("产出指标", "改造面积", "400", "平方米", Decimal(50)),
        ("产出指标", "改造窗口", "5", "个", Decimal(40)),
    ]
    assert [i.where.cell for i in project.indicators] == ["B8", "B9"]
    assert document.fiscal_year == 2026


def test_blank_levels_stay_blank_where_they_do_not_inherit():
    mapping = drafted(table(form()), replace(CHOICE, inherit=False))
    [project] = read(form(), mapping).projects
    assert [i.category for i in project.indicators] == ["产出指标", ""]


def test_stacked_forms_are_read_one_by_one_each_with_its_own_labels():
    second = tuple(tuple({"大厅改造": "设备购置", "125000": "80000"}.get(text, text) for text in row) for row in ROWS)
    stacked = form((*ROWS, ("2025年度绩效表", "", "", ""), *second))
    document = read(stacked, drafted(table(form()), CHOICE))
    assert [(p.name, p.amounts.total, len(p.indicators)) for p in document.projects] == [
        ("大厅改造", Decimal(125000), 2),
        ("设备购置", Decimal(80000), 2),
    ]


def test_headings_repeated_on_the_next_page_go_on_with_the_same_form():
    repeated = form((*ROWS[:6], ROWS[3], ("效益指标", "群众评价", "≥90%", "10"), ROWS[6]))
    [project] = read(repeated, drafted(table(form()), CHOICE)).projects
    assert [i.name for i in project.indicators] == ["改造面积", "改造窗口", "群众评价"]


def test_a_label_that_is_gone_is_announced_and_nothing_is_read():
    mapping = drafted(table(form()), CHOICE, "改造表")
    document = read(form((("事项", "大厅改造", "经办", "甲区人民法院"), *ROWS[1:])), mapping)
    assert document.projects == ()
    assert any(f.rule == "I59" and "没有找到标签“事由”" in f.message for f in document.findings)


def test_a_table_without_its_end_is_not_read():
    mapping = drafted(table(form()), CHOICE)
    document = read(form(ROWS[:-1]), mapping)
    assert any(f.rule == "I59" and "填表人" in f.message for f in document.findings)


def test_columns_that_nobody_decided_on_are_announced_and_ignored_ones_are_not():
    rows = tuple((*row, extra) for row, extra in zip(ROWS, ("", "", "", "负责人", "李四", "王五", ""), strict=True))
    open_ended = read(form(rows), drafted(table(form(rows)), CHOICE))
    assert any(f.rule == "I29" and "负责人" in f.message for f in open_ended.findings)
    ignoring = replace(CHOICE, fields={**CHOICE.fields, 5: "ignored"})
    assert not any(f.rule == "I29" for f in read(form(rows), drafted(table(form(rows)), ignoring)).findings)


def test_fixed_values_stand_in_for_what_the_paper_does_not_say_and_are_announced():
    rows = tuple(row if row[0] != "花费（元）" else ("花费", *row[1:]) for row in ROWS)
    choice = replace(CHOICE, constants={"fiscal_year": "2025", "money_unit": "元", "unit_name": ""})
    document = read(form(rows, "绩效表"), drafted(table(form(rows, "绩效表")), choice))
    assert (document.fiscal_year, document.money_unit) == (2025, "元")
    assert document.projects[0].amounts.total == Decimal(125000)
    [use] = [finding for finding in document.findings if finding.rule == "I58"]
    assert use.severity.value == "warning"
    assert "预算年度固定为“2025”" in use.message


def test_the_unit_in_the_label_of_an_amount_is_the_papers_unit():
    document = read(form(), drafted(table(form()), CHOICE))
    assert document.money_unit == "元"
    assert "I11" not in announced(document)


def test_what_the_paper_states_goes_before_a_fixed_value():
    choice = replace(CHOICE, constants={"fiscal_year": "2025"})
    document = read(form(title="2026年度绩效表"), drafted(table(form()), choice))
    assert document.fiscal_year == 2026


def test_a_sum_that_is_no_number_is_announced_and_stays_blank():
    rows = tuple(row if row[0] != "花费（元）" else ("花费（元）", "面议", "", "") for row in ROWS)
    document = read(form(rows), drafted(table(form()), CHOICE))
    assert document.projects[0].amounts.total is None
    assert any(finding.rule == "I17" and "面议" in finding.message for finding in document.findings)


def test_other_tables_of_the_file_are_still_read_by_their_own_layout():
    known = Sheet(
        "二",
        (
            (Put("项目名称"), Put("设备购置"), Put(""), Put("")),
            tuple(map(Put, ("一级指标", "二级指标", "三级指标", "指标值"))),
            tuple(map(Put, ("产出指标", "数量指标", "购置设备", "≥5台"))),
        ),
        above=("2025年度项目支出绩效目标表", "单位：万元"),
    )
    data = FORMATS["xlsx"]([form(), known])
    document = interpret(read_content(data), "表", "", (drafted(table(form()), CHOICE),))
    assert [project.name for project in document.projects] == ["大厅改造", "设备购置"]


@pytest.mark.parametrize("beside", [Beside.BELOW, Beside.SAME])
def test_a_value_may_stand_below_its_label_or_behind_a_colon(beside):
    above = (
        (("事由", "", "", ""), ("大厅改造", "", "", ""))
        if beside is Beside.BELOW
        else (("事由：大厅改造", "", "", ""),)
    )
    sheet = form((*above, *ROWS[3:]))
    first = len(above) + 2
    choice = Choice(first, first, CHOICE.fields, (Pointed("project_name", 2, 1, beside),), {}, first + 1, first + 2)
    assert [project.name for project in read(sheet, drafted(table(sheet), choice)).projects] == ["大厅改造"]


MERGED = Sheet(
    "表",
    (
        (Put("2025年度某法院绩效完成表", 6),),
        (Put("事由"), Put("大厅改造", 2), Put("经办"), Put("甲法院", 2)),
        (Put("绩效", 1, 5), Put("类别", 1, 2), Put("考核点", 1, 2), Put("目标", 3)),
        (Put("怎么比"), Put("到多少"), Put("什么计")),
        (Put("产出指标", 1, 2), Put("审结案件"), Put("≥"), Put("400"), Put("件")),
        (Put("调解成功"), Put("≥"), Put("60"), Put("%")),
        (Put("效益指标"), Put("群众评价"), Put("≥"), Put("90"), Put("%")),
    ),
)


@pytest.mark.parametrize("kind", FORMATS)
def test_headings_over_two_rows_and_merged_cells_are_read_in_every_format_and_from_the_stored_original(kind):
    fields = {2: "category", 3: "name", 4: "comparison", 5: "value", 6: "unit"}
    choice = Choice(3, 4, fields, (Pointed("project_name", 2, 1),), {}, 5)
    mapping = drafted(table(MERGED, kind), choice)
    document = read(MERGED, mapping, kind)
    [project] = document.projects
    assert [(i.category, i.name, i.target.value, i.target.unit) for i in project.indicators] == [
        ("产出指标", "审结案件", "400", "件"),
        ("产出指标", "调解成功", "60", "%"),
        ("效益指标", "群众评价", "90", "%"),
    ]
    original = content(MERGED, kind)
    stored = content_from_json(json.loads(json.dumps(content_to_json(original))))
    assert (stored.grids, stored.lines) == (original.grids, original.lines)
    assert interpret(stored, "表", "", (mapping,)).projects == document.projects


def test_a_mapping_of_labels_alone_reads_an_unknown_form_and_leaves_known_layouts_alone():
    unknown = Sheet("表", ((Put("项目"), Put("大厅改造")), (Put("花费（元）"), Put("500"))), above=("2025年度情况表",))
    choice = Choice(pointed=(Pointed("project_name", 2, 1), Pointed("total", 3, 1)))
    mapping = drafted(table(unknown), choice, "两格表")
    [project] = read(unknown, mapping).projects
    assert (project.name, project.amounts.total) == ("大厅改造", Decimal(500))
    known = Sheet(
        "表",
        (
            (Put("项目"), Put("设备购置"), Put(""), Put("")),
            (Put("花费（元）"), Put("800"), Put(""), Put("")),
            tuple(map(Put, ("一级指标", "二级指标", "三级指标", "指标值"))),
            tuple(map(Put, ("产出指标", "数量指标", "购置设备", "≥5台"))),
        ),
        above=("2025年度项目支出绩效目标表",),
    )
    document = read(known, mapping)
    assert "I58" not in announced(document)
    assert [one.name for project in document.projects for one in project.indicators] == ["购置设备"]


def test_a_hundred_mappings_on_a_long_table_take_no_long_time():
    rows = [tuple(map(Put, ("类别", "考核点", "到多少")))]
    rows += [tuple(map(Put, ("产出指标", f"审结{number}", f"≥{number}件"))) for number in range(3000)]
    long = table(Sheet("表", tuple(rows)), "csv")
    fits = drafted(long, Choice(1, 1, {1: "category", 2: "name", 3: "value"}, first_row=2))
    others = [replace(fits, headings=((f"类别{number}",), ("考核点",), ("到多少",))) for number in range(100)]
    said, began = row_texts(long), time.process_time()
    assert all(isinstance(fit(other, long, said), Misfit) for other in others)
    assert isinstance(fit(fits, long, said), tuple)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("shared", "said"), [(("一级指标", "三级指标", "指标值"), 0), (("一级指标", "二级指标", "三级指标", "指标值"), 1)]
)
def test_a_mapping_that_nearly_fits_a_known_layout_is_named_only_where_it_is_the_same_table(shared, said):
    headings = (*shared, *("自设一栏", "自设二栏")[: 5 - len(shared)])
    fields = {"一级指标": "category", "三级指标": "name", "指标值": "value"}
    mapping = Mapping("我院表", tuple((text,) for text in headings), tuple(fields.get(text, "") for text in headings))
    known = Sheet(
        "表",
        (
            (Put("项目名称"), Put("设备购置"), Put(""), Put("")),
            tuple(map(Put, ("一级指标", "二级指标", "三级指标", "指标值"))),
            tuple(map(Put, ("产出指标", "数量指标", "购置设备", "≥5台"))),
        ),
        above=("2025年度项目支出绩效目标表",),
    )
    document = read(known, mapping)
    assert [one.name for project in document.projects for one in project.indicators] == ["购置设备"]
    assert announced(document).count("I59") == said

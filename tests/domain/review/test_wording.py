"""Placeholders, damaged text, numbering and names: found where they are faults, and usual writing left alone."""

from dataclasses import replace

import pytest

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.damage import repeated
from heng.domain.review.review import review
from heng.domain.target.declaration import Document, Paragraph
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import Build

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
COUNT = ["产出指标", "数量指标", "开庭审理件数", "≥", "300", "件"]


def of(document: Document, rule: str) -> list[Finding]:
    return [finding for finding in review(document, load_profile("central")) if finding.rule == rule]


def objective(paper: Build, rule: str, text: str, *rows: list[str]) -> list[Finding]:
    return of(paper({"projects": [{"name": "办案", "objective": text, "indicators": [COUNT, *rows]}]}), rule)


def book(paper: Build, *texts: str, role: str = "text") -> Document:
    paragraphs = tuple(Paragraph(text, role, Where(line=line)) for line, text in enumerate(texts, 1))
    return replace(paper({"kind": "budget_book"}), paragraphs=paragraphs)


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("完成XX件案件的审理。", [ERROR]),
        ("请填写年度目标（100字以内）", [ERROR]),
        ("目标1：完成维修。\n目标2：消除隐患。\n……", [HINT]),
        ("推广XXL号警服不是本院的事……但仍要完成发放。", []),
        ("保障审判工作顺利开展。", []),
    ],
)
def test_text_of_the_form_left_in_an_objective(paper: Build, text: str, severities: list[Severity]) -> None:
    assert [one.severity for one in objective(paper, "R02", text)] == severities


@pytest.mark.parametrize(
    ("label", "text", "severities"),
    [
        ("存在问题", "结合自评情况，分析存在的问题及原因。（200字以内）", [WARNING]),
        ("改进措施", "XXX", [ERROR]),
        ("预算执行情况原因", "1.说明", [WARNING]),
        ("评价结论", "自评总分98.6分，资金使用规范。", []),
        ("存在问题", "无", []),
    ],
)
def test_hints_left_in_the_passages_of_a_self_evaluation(
    paper: Build, label: str, text: str, severities: list[Severity]
) -> None:
    document = paper({"kind": "self_evaluation_form", "projects": [{"indicators": [[*COUNT, "90"]]}]})
    (project,) = document.projects
    document = replace(document, projects=(replace(project, texts=((label, text),)),))
    assert [one.severity for one in of(document, "R02")] == severities


@pytest.mark.parametrize(
    ("rule", "text"),
    [("R05", "全年巡检22次，资金支出58万58万。"), ("R06", "<p>全年巡检22次。</p>"), ("R05", "巡检锟斤拷22次。")],
)
def test_damage_and_markup_in_the_passages_of_a_self_evaluation(paper: Build, rule: str, text: str) -> None:
    document = paper({"kind": "self_evaluation_form", "projects": [{"indicators": [COUNT]}]})
    (project,) = document.projects
    assert len(of(replace(document, projects=(replace(project, texts=(("评价结论", text),)),)), rule)) == 1


def test_a_hint_left_beside_an_indicator_is_found(paper: Build) -> None:
    document = paper({"projects": [{"indicators": [COUNT]}]})
    (project,) = document.projects
    (row,) = project.indicators
    noted = replace(project, indicators=(replace(row, remark="绩效指标描述：（此处填写计算公式）"),))
    assert len(of(replace(document, projects=(noted,)), "R02")) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2024年支出比上年增加（减少）0万元，增长（下降）0%。", 1),
        ("减少的主要原因是XX。", 1),
        ("公务接待费____万元。", 1),
        ("主要原因是增加（减少）项目时的口径不同。", 0),
        ("**2024年部门预算**", 0),
        ("审理XX公司诉某某买卖合同纠纷一案。", 0),
        ("新时代……新征程。", 0),
    ],
)
def test_gaps_and_choices_left_open_in_running_text(paper: Build, text: str, count: int) -> None:
    assert len(of(book(paper, text), "R02")) == count


@pytest.mark.parametrize(("name", "count"), [("某某县人民法院", 0), ("××市中级人民法院", 0), ("某某工作", 1)])
def test_a_unit_may_be_left_unnamed_on_purpose(paper: Build, name: str, count: int) -> None:
    assert len(of(paper({"units": [{"name": name, "indicators": [COUNT]}]}), "R02")) == count


@pytest.mark.parametrize(("value", "severity"), [("95", WARNING), ("", ERROR)])
def test_a_hint_in_a_name_blocks_only_where_no_figure_was_filled_in(
    paper: Build, value: str, severity: Severity
) -> None:
    row = ["产出指标", "质量指标", "校舍验收合格率（≥**%）", "≥" if value else "", value, "%" if value else ""]
    document = paper({"projects": [{"indicators": [COUNT, row]}]})
    assert [one.severity for one in of(document, "R02")] == [severity]


@pytest.mark.parametrize("name", ["0", "指标2：", "2.00"])
def test_a_name_without_words_is_no_name(paper: Build, name: str) -> None:
    document = paper({"projects": [{"indicators": [COUNT, ["产出指标", "数量指标", name, "=", "0", "%"]]}]})
    assert [one.severity for one in of(document, "R02")] == [WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "完成三个法庭的维修改造，并按合同约定的标准对各法庭开展质量验收，对",
        "及时审核陪审员补助并登记造册，保障陪审员依法参审，补助在参审后按月足额发",
        "完成法庭维修，投入854万854万，改善办案条件。",
        "对系统进行全天候进行日常监控。",
        "与上年预算相比，与上年预算相比持平。",
        "完成维修锟斤拷工作。",
        "保障审判（含执行工作顺利开展。",
    ],
)
def test_damage_in_cells_is_the_authors(paper: Build, text: str) -> None:
    (said,) = objective(paper, "R05", text)
    assert (said.severity, said.certainty) == (WARNING, Certainty.LIKELY)


@pytest.mark.parametrize(
    "text",
    [
        "通过培训不断增强法官依法履职的能力，提高审判质量和效率，服务全区经济社会发展",
        "全面加强审判管理，通过信息化手段辅助法官办案，推动智慧法院建设的研究与开发",
        "按照网络安全等级保护的有关要求开展测评，保证各个业务系统安全稳定，完成等保",
        "对设备进行日常巡检并进行记录；对故障进行排查和进行修复。",
        "研究研究司法规律，稳步稳妥推进改革。",
        "坚持以人民为中心的发展思想，依法审理各类案件，做到司法为民、公正司法、实事求是",
        "完成国有资产清查核实工作，规范资产处置程序，按照规定办理资产报废、调拨和转让",
        "做好诉讼服务中心、派出法庭与司法所的衔接，就地化解矛盾纠纷，联系辖区内的司法所",
        "1）保障审判；2）保障执行(含保全）。",
        "维护当事人权益，推进诉源治理；化解矛盾纠纷，提升司法公信力，全年工作有序推进；",
    ],
)
def test_usual_endings_and_repetitions_are_no_damage(paper: Build, text: str) -> None:
    assert [one for one in objective(paper, "R05", text) if one.severity is not HINT] == []


def test_a_long_text_without_stops_repeats_nothing() -> None:
    text = "".join(chr(0x4E00 + 7 * number % 20000) for number in range(60_000))
    assert list(repeated(text)) == []


def test_a_task_that_breaks_off_among_finished_ones_is_found(paper: Build) -> None:
    whole = "积极开展普法宣传活动，不断提升人民群众的法治意识，营造全社会尊法学法守法用法的良好氛围。"
    cut = "推动做实多元解纷工作格局，着力提升辖区内各个功能园区和街道社区法官工"
    tasks = [{"name": "任务1：宣传", "content": whole}, {"name": "任务2：调解", "content": cut}]
    tasks.append({"name": "任务3：执行", "content": whole.replace("普法", "执行")})
    (said,) = of(paper({"units": [{"tasks": tasks, "indicators": [COUNT]}]}), "R05")
    assert "任务2" in said.subject


def test_unfinished_tasks_everywhere_are_the_authors_way_of_writing(paper: Build) -> None:
    text = "推动做实多元解纷工作格局，着力提升辖区内各个功能园区和街道社区法官工作站的作用"
    tasks = [{"name": f"任务{number}：调解", "content": text} for number in (1, 2, 3)]
    assert of(paper({"units": [{"tasks": tasks, "indicators": [COUNT]}]}), "R05") == []


def test_damage_that_reading_announced_stays_a_doubt_about_reading(paper: Build) -> None:
    document = paper({"projects": [{"name": "办案", "objective": "保障审判（含执行。", "indicators": [COUNT]}]})
    lost = Finding("I33", WARNING, Certainty.EXTRACTION, "办案", "绩效目标残缺")
    (said,) = of(replace(document, findings=(lost,)), "R05")
    assert said.certainty is Certainty.EXTRACTION


def test_what_a_picture_misread_is_not_blamed_on_a_paper_of_text(paper: Build) -> None:
    document = paper({"projects": [{"name": "办案", "objective": "通过升展培训提高能力。", "indicators": [COUNT]}]})
    (project,) = document.projects
    (said,) = of(replace(document, projects=(replace(project, where=Where(line=3)),)), "R05")
    assert said.certainty is Certainty.EXTRACTION


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一、审理案件。二、执行案件。四、加强队伍。", 1),
        ("1.审理案件；2.执行案件；2.加强队伍。", 1),
        ("一是审理案件，二是执行案件，四是加强队伍。", 1),
        ("目标1：维修。\n目标3：验收。", 1),
        ("一、审理：1.民事；2.刑事。二、执行：1.首次执行；2.恢复执行。", 0),
        ("一、审理案件：1.民事案件。二、执行案件：1.首次执行。", 0),
        ("1.审理案件：（1）民事案件。2.执行案件：（1）首次执行。", 0),
        ("执行到位1.5亿元；完成2.0系统升级；建设3.1版。", 0),
        ("总体目标：1.办案；2.执行。年度目标：1.办案；2.执行。", 0),
        ("提高一、二审案件质量，做好一、三季度总结。", 0),
        ("（一）审理案件；（二）执行案件。", 0),
    ],
)
def test_numbers_of_items_count_on(paper: Build, text: str, count: int) -> None:
    assert len(objective(paper, "R09", text)) == count


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("一、本年收入", "一般公共预算拨款收入", "一、上年结转", "收入总计"), 1),
        (("一、本年收入", "二、上年结转", "收入总计"), 0),
        (("一、公共安全支出", "八、社会保障和就业支出", "二十、住房保障支出"), 0),
    ],
)
def test_lines_of_a_table_do_not_share_a_number(paper: Build, names: tuple[str, ...], count: int) -> None:
    rows = [["", name, {"金额": "8"}] for name in names]
    assert len(of(paper({"tables": [{"title": "收支总表", "rows": rows}]}), "R09")) == count


def test_two_halves_of_a_table_number_their_lines_each_for_itself(paper: Build) -> None:
    rows = [["", name, {"金额": "8"}] for name in ("一、本年收入", "一、本年支出", "二、上年结转", "二、结转下年")]
    document = paper({"tables": [{"title": "收支总表", "rows": rows}]})
    (table,) = document.tables
    halves = tuple(replace(row, where=Where(line=1, column=1 + at % 2)) for at, row in enumerate(table.rows))
    assert of(replace(document, tables=(replace(table, rows=halves),)), "R09") == []


@pytest.mark.parametrize(
    ("titles", "count"),
    [
        (("第一部分 概况", "一、职能", "二、机构", "第二部分 说明", "一、收入", "二、支出"), 0),
        (("一、收入", "二、支出", "四、三公经费"), 1),
        (("一、收入", "二、支出", "二、三公经费"), 1),
        (("表1", "表2", "表4"), 1),
        (("预算01表 收支总表", "预算02表 收入总表", "预算03表 支出总表"), 0),
        (("表1", "表1-1", "表2", "表3-1"), 0),
        (("表5", "表7"), 0),
    ],
)
def test_headings_and_tables_of_a_book_count_on(paper: Build, titles: tuple[str, ...], count: int) -> None:
    assert len(of(book(paper, *titles, role="heading"), "R09")) == count


def test_a_heading_that_was_taken_for_text_is_not_missing(paper: Build) -> None:
    document = book(paper, "一、收入情况", "二、支出情况", "三、三公经费", "四、其他", role="heading")
    first, second, third, fourth = document.paragraphs
    document = replace(document, paragraphs=(first, second, replace(third, role="text"), fourth))
    assert of(document, "R09") == []


@pytest.mark.parametrize(
    ("name", "severities"),
    [
        ("委托业务费", [WARNING]),
        ("维修（护）费", [WARNING]),
        ("GZIT2023-SM-N-C-059028", [WARNING]),
        ("培训费", [HINT]),
        ("财政法[2021]14号转移支付资金", [HINT]),
        ("人民陪审员培训费", []),
        ("审判法庭维修工程", []),
    ],
)
def test_a_project_is_named_by_what_it_does(paper: Build, name: str, severities: list[Severity]) -> None:
    document = paper({"projects": [{"name": name, "indicators": [COUNT]}]})
    assert [one.severity for one in of(document, "R63")] == severities


def test_lines_of_a_project_table_are_named_like_projects(paper: Build) -> None:
    names = ("合计", "司法救助金", "委托业务费", "信息化运维", "诉讼档案数字化")
    rows = [["2040502", name, {"金额": "8"}] for name in names]
    table = {"kind": "project_expenditure", "title": "项目支出表", "rows": rows}
    assert [one.subject for one in of(paper({"tables": [table]}), "R63")] == ["委托业务费"]


def test_a_table_by_economic_items_may_name_them(paper: Build) -> None:
    rows = [["", name, {"金额": "8"}] for name in ("办案", "委托业务费", "办公费", "专用材料费")]
    coded = [["30227", name, {"金额": "8"}] for name in ("办案业务", "物业管理", "委托业务费", "司法救助")]
    tables = [{"kind": "project_expenditure", "title": "项目支出表", "rows": part} for part in (rows, coded)]
    assert of(paper({"tables": tables}), "R63") == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["产出指标", "数量指标", "时效指标", "≥", "95", "%"], "级次名称"),
        (["产出指标", "数量指标", "≥", "", "95", "%"], "符号"),
        (["产出指标", "数量指标", "95%", "", "≥", ""], "指标值"),
        (["时效指标", "产出指标", "办结及时率", "≥", "95", "%"], "“一级指标”栏里"),
        (["效益指标", "社会效益指标", "司法公信力", "", "高中低", "高"], "度量单位"),
    ],
)
def test_cells_one_column_off_are_named(paper: Build, row: list[str], said: str) -> None:
    (one,) = of(paper({"projects": [{"indicators": [COUNT, row]}]}), "R08")
    assert (one.severity, said in one.message) == (WARNING, True)


@pytest.mark.parametrize(
    "row",
    [
        ["成本指标", "经济成本指标", "经济成本指标", "≤", "20", "万元"],
        ["实施效果指标", "产出指标", "建设项目个数", "=", "1", "个"],
        ["数量指标", "", "开庭件数", "≥", "95", "件"],
        ["产出指标", "", "时效指标", "≥", "95", "%"],
        ["产出指标", "数量指标", "12368热线接听次数", "≥", "95", "次"],
        ["效益指标", "社会效益指标", "司法公信力", "", "优", ""],
        ["产出指标", "时效指标", "时效", "≤", "5", "天"],
    ],
)
def test_cells_in_their_columns_are_left_alone(paper: Build, row: list[str]) -> None:
    assert of(paper({"projects": [{"indicators": [COUNT, row]}]}), "R08") == []


@pytest.mark.parametrize(("unit", "is_said"), [("优/良/中/差", False), ("优良中低差", True), ("级", True)])
def test_a_grade_is_judged_where_the_column_of_units_lists_the_grades(
    paper: Build, unit: str, *, is_said: bool
) -> None:
    row = ["效益指标", "可持续影响指标", "救助机制健全程度", "定性", "优", unit]
    found = of(paper({"projects": [{"name": "办案", "objective": "办案。", "indicators": [COUNT, row]}]}), "R26")
    assert bool(found) is is_said

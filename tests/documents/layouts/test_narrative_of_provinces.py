"""Reports of self-evaluation from many hands: sections, scores, amounts, targets and tables, in every kind of file."""

from decimal import Decimal

import pytest

from heng.documents.content import Line
from heng.documents.layouts.grades import grades
from heng.documents.layouts.report_head import report_head
from heng.documents.layouts.report_statements import report_statements
from heng.documents.read import interpret, read_content
from heng.domain.finding import Where
from heng.domain.target.declaration import DocumentKind
from tests.documents.relay.reports import REPORT_FORMATS

SCORES = (
    ("一级指标", "二级指标", "三级指标", "分值", "自评得分", "扣分原因"),
    ("投入", "预算配置", "在职人员控制率", "5", "5", ""),
    ("过程", "预算执行", "预算完成率", "10", "9.5", "进度偏慢"),
    ("产出", "职责履行", "案件审结率", "35", "35", ""),
    ("合计", "", "", "50", "49.5", ""),
)
FORM = (
    ("项目名称", "法庭修缮", "", "", "", "", ""),
    ("实施单位", "青石市人民法院", "", "", "", "", ""),
    ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("年度资金总额（万元）", "100", "120", "108", "10", "90%", "9"),
    ("年度总体目标", "修缮法庭三处", "", "", "", "", ""),
    ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
    ("产出指标", "数量指标", "修缮法庭数", "≥3处", "3处", "50", "50"),
    ("效益指标", "社会效益指标", "办案环境", "明显改善", "明显改善", "40", "38"),
    ("总分", "", "", "", "", "100", "97"),
)
CITY = (
    "青石市人民法院",
    "2023年度部门整体支出",
    "绩效自评报告",
    "二〇二四年三月",
    "一、部门基本情况",
    "（一）机构设置。我院内设机构8个，编制78人，实有在职人员75人。",
    "（二）预算收支情况。2023年年初预算数5,120.40万元，调整后预算数5,300.00万元，全年执行数5,018.00万元，预算执行率94.68%。",
    "二、绩效目标完成情况",
    "1.网上立案率99.66%，目标值≥90%，已完成。",
    "2.一审服判息诉率目标值95%，实际完成93.2%，未完成目标，原因是疑难案件增多。",
    "三、自评结论",
    "经自评，我院部门整体支出绩效自评得分为95.6分，等级为“优”。其中产出指标满分50分，得49.5分；效益指标满分30分，得28.6分。",
    "各项指标得分见下表：",
    SCORES,
    "四、存在问题",
    "预算执行进度偏慢，扣0.5分。",
    "附件：项目支出绩效自评表",
    FORM,
    "五、改进措施",
    "加强预算执行管理，按季度通报支出进度。",
)
COUNTY = (
    "附件3",
    "2023年度部门整体支出绩效自评报告",
    "单位名称（盖章）：衡州县人民法院",
    "2024年4月20日",
    "一、部门（单位）基本情况",
    "我院现有编制95人。",
    "二、支出情况",
    "2023年基本支出2,100.00万元，其中：人员经费1,800.00万元，公用经费300.00万元。",
    "“三公”经费支出25.60万元，较上年减少1.40万元，下降5.19%。",
    "三、绩效情况",
    "民商事案件调解撤诉率61.2%，比目标值55%高6.2个百分点。",
    "四、自评结论",
    "根据《部门整体支出绩效评价指标评分表》，自评得分96分，等级为“优秀”。",
    "五、存在的问题",
    "预算执行率93.5%，低于目标值95%，主要原因是信息化项目验收延迟。",
)
RESULT = (
    "2023年度青石市人民法院部门整体绩效自评结果",
    "一、自评结论",
    "（一）部门整体绩效自评得分。我单位2023年度部门整体绩效自评得分为 97.35 分。",
    "（二）执行率情况。2023年预算数为6,500.00万元，执行数为6,350.00万元，执行率为97.69%，得分19.54分（满分20分）。",
    "（三）完成的绩效目标。审结案件12,000件，目标值11,000件；当事人满意度95%，目标值≥90%。",
    "（四）未完成的绩效目标。庭审直播率45%，目标值50%，未完成原因为部分案件不宜公开。",
)
PROJECT = (
    "财政项目支出绩效自评报告",
    "项目名称：诉讼服务大厅运行维护",
    "预算单位：沪江区人民法院",
    "项目编码：3101-0001",
    "一、项目概况",
    "项目2023年度预算金额为256.8万元，实际支出251.2万元，预算执行率97.82%。资金按期到位。",
    "二、绩效分析",
    "项目决策类指标权重20分，得分20分；项目过程类指标权重20分，得19.5分。",
    "三、评价结论",
    "该项目绩效自评总得分为97分，绩效评级为“优”。项目管理规范。",
)
PROVINCE = (
    "青石县人民法院",
    "2023年部门整体支出绩效评价报告",
    "一、部门概况",
    "2023年末，编制数80人，在职人员76人。",
    "二、部门整体绩效分析",
    "（一）部门预算管理（60分）。1.目标制定（10分）。绩效目标要素完整、细化量化，得10分。2.目标完成（10分）。完成情况良好，得9.17分。",
    "（二）结果应用情况（20分），自评得18分。",
    "三、评价结论",
    "经综合自评，我院2023年部门整体支出绩效自评得分92.67分（总分100分），评价等次为“优”。",
    "评价等级标准：90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差。",
)


def read(parts, format_name):
    name = f"报告.{format_name}"
    return interpret(read_content(REPORT_FORMATS[format_name](parts), name), name, "")


def told(document):
    return {(statement.subject, statement.value, statement.unit) for statement in document.statements}


@pytest.fixture(params=REPORT_FORMATS)
def format_name(request):
    return request.param


@pytest.mark.parametrize(
    ("parts", "unit", "year"),
    [
        (CITY, "青石市人民法院", 2023),
        (COUNTY, "衡州县人民法院", 2023),
        (RESULT, "青石市人民法院", 2023),
        (PROJECT, "沪江区人民法院", 2023),
        (PROVINCE, "青石县人民法院", 2023),
    ],
    ids=["city", "county", "result", "project", "province"],
)
def test_a_report_is_known_by_its_title_with_its_unit_and_year(parts, unit, year, format_name):
    document = read(parts, format_name)
    assert (document.kind, document.fiscal_year) == (DocumentKind.SELF_EVALUATION_REPORT, year)
    assert [found.name for found in document.units] == [unit]


def test_scores_amounts_and_targets_of_the_text_are_stated_with_what_they_are_of(format_name):
    assert {
        ("年初预算数", "5120.40", "万元"),
        ("调整后预算数", "5300.00", "万元"),
        ("全年执行数", "5018.00", "万元"),
        ("预算执行率", "94.68", "%"),
        ("网上立案率", "99.66", "%"),
        ("网上立案率目标值", "90", "%"),
        ("一审服判息诉率目标值", "95", "%"),
        ("一审服判息诉率实际", "93.2", "%"),
        ("我院部门整体支出绩效自评得分", "95.6", "分"),
        ("产出指标满分", "50", "分"),
        ("产出指标得", "49.5", "分"),
        ("效益指标得", "28.6", "分"),
        ("预算执行进度偏慢扣分", "0.5", "分"),
        ("自评等级", "优", ""),
    } <= told(read(CITY, format_name))


def test_tables_between_the_text_are_read_as_well(format_name):
    document = read(CITY, format_name)
    (unit,) = document.units
    assert [(i.category, i.subcategory, i.name, i.weight, i.score) for i in unit.indicators] == [
        ("投入", "预算配置", "在职人员控制率", 5, 5),
        ("过程", "预算执行", "预算完成率", 10, Decimal("9.5")),
        ("产出", "职责履行", "案件审结率", 35, 35),
    ]
    (project,) = document.projects
    assert (project.name, project.unit, project.amounts.total, project.executed) == (
        "法庭修缮",
        "青石市人民法院",
        1_200_000,
        1_080_000,
    )
    assert [(i.name, i.actual, i.weight, i.score) for i in project.indicators] == [
        ("修缮法庭数", "3处", 50, 50),
        ("办案环境", "明显改善", 40, 38),
    ]
    assert ("法庭修缮自评总分", "97", "分") in told(document)


def test_every_statement_of_the_text_keeps_its_line():
    document = read(CITY, "txt")
    lines = {statement.subject: statement.where.line for statement in document.statements}
    assert lines["预算执行率"] == 7
    assert lines["网上立案率目标值"] == 9
    assert lines["自评等级"] == 12


def test_reasons_of_unmet_targets_stand_in_the_text_of_their_statements(format_name):
    reasons = {s.subject: s.text for s in read(COUNTY, format_name).statements}
    assert "信息化项目验收延迟" in reasons["预算执行率低于目标值"]
    assert {("自评得分", "96", "分"), ("自评等级", "优秀", ""), ("公用经费", "300.00", "万元")} <= told(
        read(COUNTY, format_name)
    )


def test_a_short_result_is_a_report(format_name):
    assert {
        ("我单位部门整体绩效自评得分", "97.35", "分"),
        ("预算数", "6500.00", "万元"),
        ("审结案件目标值", "11000", "件"),
        ("庭审直播率", "45", "%"),
        ("庭审直播率目标值", "50", "%"),
    } <= told(read(RESULT, format_name))


def test_the_report_on_a_project_names_the_project(format_name):
    document = read(PROJECT, format_name)
    assert [(p.name, p.code, p.unit) for p in document.projects] == [
        ("诉讼服务大厅运行维护", "3101-0001", "沪江区人民法院")
    ]
    assert {("项目过程类指标权重", "20", "分"), ("项目过程类指标得", "19.5", "分"), ("自评等级", "优", "")} <= told(
        document
    )


def test_points_belong_to_the_item_before_them_and_a_scale_of_grades_is_no_result(format_name):
    document = read(PROVINCE, format_name)
    assert {
        ("部门预算管理", "60", "分"),
        ("目标制定", "10", "分"),
        ("目标制定得", "10", "分"),
        ("目标完成", "10", "分"),
        ("目标完成得", "9.17", "分"),
        ("结果应用情况自评得", "18", "分"),
    } <= told(document)
    assert [s.value for s in document.statements if s.subject == "自评等级"] == ["优"]
    assert not any("90（含）" in statement.text for statement in document.statements)


def test_a_year_that_only_the_text_names_is_announced(format_name):
    letter = (
        "部门整体支出绩效自评报告",
        "白鹭县人民法院（以下简称“我院”）对2022年度整体支出开展绩效自评。",
        "2022年度预算2100万元，全年支出2080万元。",
    )
    document = read(letter, format_name)
    assert (document.fiscal_year, [unit.name for unit in document.units]) == (2022, ["白鹭县人民法院"])
    assert [finding.rule for finding in document.findings] == ["I81"]


def test_text_that_names_two_years_equally_often_gives_none(format_name):
    letter = ("部门整体支出绩效自评报告", "2022年度预算2100万元。", "2023年度预算2200万元。")
    document = read(letter, format_name)
    assert document.fiscal_year is None
    assert {finding.rule for finding in document.findings} == {"I10", "I43"}


def test_a_table_of_a_report_that_nothing_reads_is_announced(format_name):
    strange = (("人员情况", "编制数", "实有数"), ("在职", "95", "93"), ("退休", "0", "22"))
    document = read((*COUNTY, strange), format_name)
    assert (
        any("95" in finding.message or "编制数" in finding.message for finding in document.findings) or document.tables
    )


def test_a_book_that_lists_a_report_in_its_contents_is_no_report():
    book = (
        "青石市人民法院2023年度部门决算",
        "目录",
        "第一部分 部门概况",
        "第五部分 部门整体支出绩效自评报告",
        "一、收入支出决算情况说明",
        "2023年收入总计3,456.78万元，支出总计3,400.12万元。与上年相比增加100万元。",
        "二、其他说明。",
        "本年度无其他说明。数据真实。内容完整。",
        (("支出决算表", "", ""), ("科目编码", "科目名称", "支出合计"), ("20405", "法院", "3400.12")),
        (("收入决算表", "", ""), ("科目编码", "科目名称", "收入合计"), ("20405", "法院", "3456.78")),
    )
    assert read(book, "docx").kind == DocumentKind.BUDGET_BOOK


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("自评等级：优。", ["优"]),
        ("评价结果为“良”。", ["良"]),
        ("综合评定等次为良好。", ["良好"]),
        ("绩效评级为「合格」，予以通过。", ["合格"]),
        ("评价等级分为优、良、中、差四档。", []),
        ("90分以上为优，80分以上为良。", []),
        ("审判质效等级优化提升。", []),
        ("绩效评价结果良性循环。", []),
        ("上年等级为“良”，本年等级为“优”。", ["良", "优"]),
    ],
)
def test_grades_are_results_and_never_scales_or_other_words(sentence, found):
    assert [statement.value for statement in grades([Line(sentence, Where(line=1))])] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "数量指标：受理案件数，年初目标值≥8000件，实际完成8200件，得10分。",
            {"受理案件数年初目标值": "8000", "受理案件数得": "10"},
        ),
        (
            "部门整体支出预算执行率为97.36%，得分9.74分，扣0.26分。",
            {"部门整体支出预算执行率得分": "9.74", "部门整体支出预算执行率扣分": "0.26"},
        ),
        (
            "目标设定（满分10分，自评得分9分）：绩效目标不够细化，扣1分。",
            {"目标设定满分": "10", "目标设定自评得分": "9", "目标设定扣分": "1"},
        ),
        (
            "履职效能得45.98分（满分50分），管理效率42.65分（满分50分）。",
            {"履职效能得": "45.98", "履职效能满分": "50", "管理效率": "42.65", "管理效率满分": "50"},
        ),
        ("案件改判发回率为1.2%（目标值≤2%）。", {"案件改判发回率": "1.2", "案件改判发回率目标值": "2"}),
        ("2.预算执行率（10分）。执行数5018万元，得9.47分。", {"预算执行率": "10", "预算执行率得": "9.47"}),
    ],
)
def test_bare_points_and_targets_are_told_what_they_are_of(sentence, found):
    stated = {s.subject: s.value for s in report_statements([Line(sentence, Where(line=1))])}
    assert found.items() <= stated.items()


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (("二〇二三年度", "部门整体支出绩效自评报告"), ("", 2023)),
        (("白鹭县人民法院关于2023年度部门整体支出绩效自评情况的报告",), ("白鹭县人民法院", 2023)),
        (("关于白鹭县人民法院2023年项目支出绩效自评情况的报告",), ("白鹭县人民法院", 2023)),
        (("白鹭县人民法院办案业务费项目", "绩效自评报告", "（2023年度）"), ("白鹭县人民法院", 2023)),
        (("2023年度绩效自评报告", "部门（单位）名称：白鹭县人民检察院", "2024年3月"), ("白鹭县人民检察院", 2023)),
    ],
)
def test_the_head_of_a_report_may_stand_over_several_lines(lines, head):
    found = report_head([Line(text, Where(line=number)) for number, text in enumerate(lines, 1)])
    assert found is not None
    assert (found.unit, found.year) == head


@pytest.mark.parametrize(
    "title", ["2023年度项目支出绩效自评情况表", "关于绩效自评报告，请于三月底前报送。", "2023年部门预算"]
)
def test_titles_of_forms_letters_and_budgets_are_no_head_of_a_report(title):
    assert report_head([Line(title, Where(line=1))]) is None


def test_points_keep_their_item_over_the_end_of_a_line():
    lines = (
        "一、部门预算管理情况",
        "（一）部门预算管理（60分）。1.目标制定（10分）。绩效目标要素完整、细化量化，得10分。2.目标完成（10分）。完成",
        "情况良好，得9.17分。",
    )
    stated = report_statements([Line(text, Where(line=number)) for number, text in enumerate(lines, 1)])
    assert ("目标完成得", "9.17") in [(statement.subject, statement.value) for statement in stated]

"""A project that stands in a summary and in a form of its own is one project."""

TITLE = "2023年度项目支出绩效自评结果汇总表（单位：万元）"
SUMMARY = (
    ["序号", "项目名称", "年初预算数", "全年预算数", "全年执行数", "自评得分", "自评等级"],
    ["1", "法庭修缮", "100", "120", "108", "96", "优"],
    ["2", "办案业务费", "200", "220", "208", "95", "优"],
)


def form(budget):
    return (
        [("项目支出绩效自评表", 7)],
        ["项目名称", ("法庭修缮", 6)],
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "100", budget, "108", "10", "90%", "9"],
        ["年度目标", ("修缮三处", 6)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "修缮法庭数", "≥3处", "3处", "90", "87"],
    )


def test_a_project_of_the_summary_is_the_one_of_its_form(web):
    document = web(*SUMMARY, *form("120"), above=[TITLE])
    assert [(p.name, len(p.indicators)) for p in document.projects] == [("办案业务费", 0), ("法庭修缮", 1)]


def test_a_summary_that_says_something_else_is_kept(web):
    document = web(*SUMMARY, *form("121"), above=[TITLE])
    assert [p.name for p in document.projects] == ["法庭修缮", "办案业务费", "法庭修缮"]


def test_the_unit_of_money_in_a_title_is_no_unit_of_people(web):
    document = web(*SUMMARY, above=[TITLE])
    assert [p.unit for p in document.projects] == ["", ""]


def test_two_tables_of_one_unit_lose_no_row(web):
    points = ["一级指标", "二级指标", "三级指标", "分值", "自评得分"]
    document = web(
        ["评价指标", "分值", "得分"],
        ["预算编制", "40", "39"],
        ["案件审理", "60", "58"],
        [("附件：部门整体支出绩效自评表", 5)],
        ["单位名称", ("云溪县人民法院", 4)],
        points,
        ["投入", "目标设定", "目标合理性", "40", "39"],
        ["产出", "职责履行", "实际完成率", "60", "58"],
        above=["云溪县人民法院2023年度部门整体支出绩效自评报告"],
    )
    (unit,) = document.units
    assert [one.name for one in unit.indicators] == ["预算编制", "案件审理", "目标合理性", "实际完成率"]

"""A report sums its points up by level before it annexes the table of indicators: the sums are no indicators."""

from decimal import Decimal

HEAD = "云溪市中级人民法院2023年度部门整体支出绩效自评报告"
TEXT = ["一、部门概况", "内设机构16个。下辖法院6个。编制200名。", "二、自评结论", "自评得分为96.2分。评价等级为优。"]
SUMS = [
    ["投入", "15", "14", "93.33%", "优"],
    ["过程", "25", "24.5", "98.00%", "优"],
    ["产出", "40", "38.2", "95.50%", "优"],
    ["效益", "20", "19.5", "97.50%", "优"],
    ["合计", "100", "96.2", "96.20%", "优"],
]
ANNEX = [
    ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "自评得分", "扣分原因"],
    ["投入", "目标设定", "绩效目标合理性", "15", "合理得满分", "14", "量化不足"],
    ["过程", "预算执行", "预算完成率", "25", "100%得满分", "24.5", ""],
    ["产出", "职责履行", "实际完成率", "40", "完成得满分", "38.2", ""],
    ["效益", "履职效益", "社会公众满意度", "20", "90%以上", "19.5", ""],
]


def stated(document):
    return {one.subject: (one.value, one.unit) for one in document.statements}


def test_the_points_of_each_level_are_statements_and_the_annex_gives_the_indicators(web):
    document = web(["指标类别", "分值", "得分", "得分率", "绩效等级"], *SUMS, above=[HEAD, *TEXT])
    assert [one for unit in document.units for one in unit.indicators] == []
    said = stated(document)
    assert (said["投入分值"], said["投入得分"], said["投入评价等级"]) == (("15", "分"), ("14", "分"), ("优", ""))
    assert (said["效益分值"], said["效益得分"]) == (("20", "分"), ("19.5", "分"))
    assert [unit.name for unit in document.units] == ["云溪市中级人民法院"]


def test_a_table_of_scored_indicators_stays_one(web):
    document = web(*ANNEX, above=[HEAD, *TEXT])
    (unit,) = document.units
    assert [(one.name, one.weight, one.score) for one in unit.indicators][:1] == [
        ("绩效目标合理性", Decimal(15), Decimal(14))
    ]
    assert unit.indicators[0].remark == "评分标准：合理得满分\n扣分原因：量化不足"


def test_points_of_single_indicators_without_levels_stay_indicators(web):
    document = web(
        ["评价指标", "分值", "得分"],
        ["结案率", "50", "49"],
        ["产出", "50", "48"],
        above=[HEAD, *TEXT],
    )
    assert [one.name for unit in document.units for one in unit.indicators] == ["结案率", "产出"]


def test_levels_named_at_length_with_their_points_are_sums_too(web):
    document = web(
        ["评价指标", "分值", "得分"],
        ["一、投入指标（15分）", "15", "14"],
        ["二、过程指标（25分）", "25", "24.5"],
        ["三、产出指标（40分）", "40", "38.2"],
        ["四、满意度指标（20分）", "20", "19.5"],
        ["合计", "100", "96.2"],
        above=[HEAD, *TEXT],
    )
    assert [one for unit in document.units for one in unit.indicators] == []
    assert stated(document)["产出指标得分"] == ("38.2", "分")

"""A year of one court's papers as they should be: nothing contradicts anything, and nothing is said."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from heng.domain.review.across.conflicts import conflicts
from heng.domain.review.review import review
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import Build

PROFILE = load_profile("central")
RULES = {"R31", "R35", "R36", "R45", "R50", "R51", "R52", "R54", "R70"}

# project | budget in 万元 | goal, then its indicators: category/subcategory/name/target
PAPERS = """
办案业务费|500|保障全院审判执行工作正常开展，完成全年审判任务，提高审判质效。
  产出/数量/审结案件数/≥12000件
  产出/质量/一审服判息诉率/≥88%
  产出/时效/法定审限内结案率/≥98%
  产出/成本/办案业务费总额/≤500万元
  效益/社会效益/维护社会公平正义/有效维护
  满意度/服务对象满意度/当事人满意度/≥90%
业务装备经费|120|购置审判业务装备，更新办公设备，改善办案条件。
  产出/数量/购置电脑数量/≥60台
  产出/数量/购置打印机数量/≥20台
  产出/质量/设备验收合格率/=100%
  产出/时效/采购完成时间/2025年11月底前
  产出/成本/装备购置成本/≤120万元
  效益/可持续影响/设备使用年限/≥6年
  满意度/服务对象满意度/使用人员满意度/≥95%
信息化运维项目|180|通过运维服务，保障各业务系统安全稳定运行。
  产出/数量/运维系统数量/≥15个
  产出/数量/运维人员数量/≥4人
  产出/质量/系统正常运行率/≥99%
  产出/质量/故障排除率/≥98%
  产出/时效/故障响应时间/≤30分钟
  产出/时效/故障修复时间/≤4小时
  产出/成本/运维成本/≤180万元
  效益/社会效益/办案效率/有效提升
  满意度/服务对象满意度/干警满意度/≥95%
物业管理费|200|购买物业服务，保障办公区域安全整洁。
  产出/数量/物业服务面积/≥18000平方米
  产出/数量/保洁人员数量/≥12人
  产出/数量/保安人员数量/≥16人
  产出/质量/保洁合格率/≥95%
  产出/质量/安全巡查合格率/≥98%
  产出/时效/报修响应时间/≤30分钟
  产出/成本/物业服务成本/≤200万元
  效益/社会效益/安全事故发生数/=0起
  满意度/服务对象满意度/干警满意度/≥90%
聘用制书记员经费|300|聘用书记员，保障审判辅助工作需要。
  产出/数量/聘用书记员人数/=50人
  产出/质量/年度考核合格率/≥95%
  产出/时效/工资发放及时率/=100%
  产出/成本/人均成本/≤6万元
  效益/社会效益/审判辅助保障率/=100%
  满意度/服务对象满意度/法官对书记员满意度/≥90%
人民陪审员经费|40|保障人民陪审员参审，开展陪审员培训。
  产出/数量/陪审员参审案件数/≥800件
  产出/数量/陪审员培训人次/≥100人次
  产出/质量/陪审员参审率/≥90%
  产出/时效/补助发放及时率/=100%
  产出/成本/陪审补助标准/≤150元/件
  效益/社会效益/司法民主/有效促进
  满意度/服务对象满意度/陪审员满意度/≥90%
司法救助金|30|对生活困难当事人给予救助，化解矛盾纠纷。
  产出/数量/救助人数/≥15人
  产出/数量/救助案件数/≥15件
  产出/质量/救助条件审核合格率/=100%
  产出/时效/救助金发放时限/≤10个工作日
  产出/成本/人均救助金额/≤2万元
  效益/社会效益/息诉罢访率/≥90%
  满意度/服务对象满意度/受助人满意度/≥95%
法庭维修改造|150|完成两个人民法庭维修改造，消除安全隐患。
  产出/数量/维修法庭数量/=2个
  产出/数量/维修面积/≥1800平方米
  产出/质量/工程验收合格率/=100%
  产出/时效/工程完成时间/2025年10月底前
  产出/成本/维修成本/≤150万元
  效益/社会效益/安全隐患消除率/=100%
  效益/可持续影响/正常使用年限/≥10年
  满意度/服务对象满意度/干警满意度/≥90%
宣传及法治文化建设|25|开展普法宣传，提升司法公信力。
  产出/数量/普法宣传场次/≥30场
  产出/数量/新媒体发布稿件数/≥400篇
  产出/质量/宣传任务完成率/=100%
  产出/时效/宣传按期开展率/≥95%
  产出/成本/宣传成本/≤25万元
  效益/社会效益/新媒体阅读量/≥50万次
  满意度/服务对象满意度/群众满意度/≥90%
诉讼档案数字化|80|完成当年诉讼档案扫描归档。
  产出/数量/扫描卷宗数/≥12000卷
  产出/数量/扫描页数/≥150万页
  产出/质量/扫描合格率/≥99%
  产出/时效/归档及时率/≥95%
  产出/成本/每页扫描成本/≤0.5元
  效益/可持续影响/档案利用率/逐步提高
  满意度/服务对象满意度/档案查阅人员满意度/≥95%
集约送达服务|90|购买集约送达服务，提高送达效率。
  产出/数量/文书送达数量/≥30000件
  产出/质量/送达成功率/≥85%
  产出/质量/电子送达率/≥70%
  产出/时效/平均送达时间/≤5天
  产出/成本/单件送达成本/≤30元
  效益/社会效益/审判辅助事务集约化水平/有效提升
  满意度/服务对象满意度/法官对送达服务满意度/≥90%
干警教育培训|35|组织业务培训，提高干警素质。
  产出/数量/培训期数/≥6期
  产出/数量/培训人次/≥300人次
  产出/质量/培训合格率/≥95%
  产出/时效/培训按期完成率/=100%
  产出/成本/人均培训成本/≤1200元
  效益/社会效益/干警业务能力/有效提升
  满意度/服务对象满意度/参训干警满意度/≥95%
"""
DEPARTMENT = """
某区人民法院|2000|1.依法公正高效审理各类案件；2.持续推进切实解决执行难；3.加强队伍建设；4.保障机关正常运转。
  产出/数量/审结案件数/≥12000件
  产出/数量/执行结案数/≥5000件
  产出/数量/培训人次/≥300人次
  产出/质量/一审服判息诉率/≥88%
  产出/质量/执行案件执结率/≥90%
  产出/时效/法定审限内结案率/≥98%
  产出/成本/公用经费控制率/≤100%
  效益/社会效益/维护社会公平正义/有效维护
  效益/社会效益/矛盾纠纷化解率/≥60%
  满意度/服务对象满意度/当事人满意度/≥90%
  满意度/服务对象满意度/干警满意度/≥92%
"""
TASKS = [
    {"name": "审判执行工作", "content": "依法审理案件"},
    {"name": "队伍建设", "content": "组织培训"},
    {"name": "综合保障", "content": "保障机关运转"},
]


def holders(text: str, share: Decimal | None = None) -> list[dict[str, Any]]:
    """The units or projects of a text; with `share`, each figure is also reached by so much of its target."""
    found: list[dict[str, Any]] = []
    for line in text.strip().splitlines():
        if not line.startswith(" "):
            name, total, goal = line.split("|")
            found.append({"name": name, "total": f"{total}.00", "objective": goal, "indicators": []})
            continue
        category, subcategory, name, target = line.strip().split("/", 3)
        row = [f"{category}指标", f"{subcategory}指标", name, "", target, ""]
        found[-1]["indicators"].append(row if share is None else [*row, "10", "", "", reached(target, share), "10"])
    return found


def reached(target: str, share: Decimal) -> str:
    digits = "".join(character for character in target.split("年")[0] if character.isdigit() or character == ".")
    return f"{Decimal(digits) * share:f}" if target[0] in "≥≤=" else target


def declared(paper: Build, year: int) -> Document:
    return replace(paper({"fiscal_year": year, "projects": holders(PAPERS)}), file=f"{year}申报.xlsx")


def evaluated(paper: Build, year: int, share: str) -> Document:
    data = {"kind": "self_evaluation_form", "fiscal_year": year, "projects": holders(PAPERS, Decimal(share))}
    return replace(paper(data), file=f"{year}自评.xlsx")


def department(paper: Build, year: int) -> Document:
    (unit,) = holders(DEPARTMENT)
    data = {"kind": "department_targets", "fiscal_year": year, "units": [{**unit, "tasks": TASKS}]}
    return replace(paper(data), file=f"{year}整体.xlsx")


def book(paper: Build, year: int) -> Document:
    rows = [["", project["name"], {"合计": project["total"]}] for project in holders(PAPERS)]
    tables = [{"kind": "project_expenditure", "title": "项目支出预算表", "rows": rows}]
    units = holders(DEPARTMENT)
    return replace(
        paper({"kind": "budget_book", "fiscal_year": year, "units": units, "tables": tables}), file=f"{year}公开.xlsx"
    )


def year(paper: Build) -> list[Document]:
    return [
        declared(paper, 2024),
        declared(paper, 2025),
        evaluated(paper, 2023, "1"),
        evaluated(paper, 2024, "1.02"),
        evaluated(paper, 2025, "1.01"),
        department(paper, 2025),
        book(paper, 2025),
    ]


def test_papers_that_agree_give_no_conflict(paper: Build) -> None:
    assert [one.finding.message for one in conflicts(year(paper), PROFILE)] == []


def test_nothing_in_these_papers_is_said_twice_or_otherwise(paper: Build) -> None:
    together = paper(
        {"fiscal_year": 2025, "units": [{**holders(DEPARTMENT)[0], "tasks": TASKS}], "projects": holders(PAPERS)}
    )
    for document in (*year(paper), together):
        assert [finding.message for finding in review(document, PROFILE) if finding.rule in RULES] == []


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ("一审服判息诉率/≥88%", "一审服判息诉率/≥80%", "R50"),
        ("文书送达数量/≥30000件", "文书送达数量/≤30000件", "R50"),
        ("  产出/质量/电子送达率/≥70%\n", "", "R70"),
    ],
)
def test_one_change_in_the_self_evaluation_is_the_only_conflict(paper: Build, good: str, bad: str, rule: str) -> None:
    assert good in PAPERS
    changed = replace(
        paper(
            {
                "kind": "self_evaluation_form",
                "fiscal_year": 2025,
                "projects": holders(PAPERS.replace(good, bad), Decimal(1)),
            }
        ),
        file="自评.xlsx",
    )
    assert [one.finding.rule for one in conflicts([declared(paper, 2025), changed], PROFILE)] == [rule]


def test_another_amount_in_the_book_is_the_only_conflict(paper: Build) -> None:
    moved = paper({"fiscal_year": 2025, "projects": holders(PAPERS.replace("|180|", "|190|"))})
    found = conflicts([replace(moved, file="申报.xlsx"), book(paper, 2025)], PROFILE)
    assert [(one.finding.rule, one.finding.subject) for one in found] == [("R13", "信息化运维项目")]

"""Every class of defect as a change of a clean paper: what is done, which rule must see it, and where."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from tests.documents.relay.declaration import Aim, Paper, Target, Venture
from tests.documents.relay.layouts import Layout
from tests.documents.relay.papers import at_least, at_most, exactly, words
from tests.review.clean_papers import COURT, aim

Plant = Callable[[Paper], Paper]


@dataclass(frozen=True, slots=True)
class Defect:
    """A planted defect: the rule that must name `subject`; `also` may speak of the same fault; `carried` are the parts
    that a layout has to print for it to be seen."""

    name: str
    rule: str
    subject: str
    plant: Plant
    also: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()


def carried(layout: Layout) -> frozenset[str]:
    """The parts that a layout prints."""
    more = {"split", "sign"} if layout.split else set()
    return layout.carries | more | ({"sources"} if len(layout.sources) > 1 else set())


def _projects(paper: Paper, change: Callable[[Venture], Venture]) -> Paper:
    return replace(paper, projects=tuple(change(project) for project in paper.projects))


def in_project(name: str, change: Callable[[Venture], Venture]) -> Plant:
    """Change one project."""
    return partial(_projects, change=lambda project: change(project) if project.name == name else project)


def in_aim(which: str, /, **new: Any) -> Plant:
    """Change fields of the indicator `which`; the whole period follows a new target."""

    def change(aim: Aim) -> Aim:
        return (
            replace(aim, **new, **({"whole_period": new["target"]} if "target" in new else {}))
            if aim.name == which
            else aim
        )

    def plant(paper: Paper) -> Paper:
        return replace(
            paper,
            projects=tuple(replace(owner, aims=tuple(map(change, owner.aims))) for owner in paper.projects),
            departments=tuple(replace(owner, aims=tuple(map(change, owner.aims))) for owner in paper.departments),
        )

    return plant


def with_aim(project: str, added: Aim, of: str) -> Plant:
    """Give a project one indicator more, for part of the points of the indicator `of`, behind it."""

    def change(venture: Venture) -> Venture:
        rows = []
        for row in venture.aims:
            half = str(int(row.weight) // 2)
            rows += (
                [replace(row, weight=half), replace(added, weight=str(int(row.weight) - int(half)))]
                if row.name == of
                else [row]
            )
        return replace(venture, aims=tuple(rows))

    return in_project(project, change)


def words_of(project: str, objective: str) -> Plant:
    """Put another objective."""
    return in_project(project, lambda venture: replace(venture, objective=objective))


HALL, JUDGES = "审判法庭维修改造", "人民陪审员履职补助"
TERM, COST, PASS, SERVED = "改造工程工期", "改造工程成本", "改造工程验收合格率", "诉讼当事人对庭审环境的满意度"


def _without(project: str, *categories: str) -> Plant:
    return in_project(
        project,
        lambda venture: replace(venture, aims=tuple(row for row in venture.aims if row.category not in categories)),
    )


def _copied(paper: Paper) -> Paper:
    hall, judges = paper.projects
    return replace(
        paper, projects=(hall, replace(hall, name=judges.name, code=judges.code, objective=judges.objective))
    )


def _money(project: str, **amounts: Decimal) -> Plant:
    return in_project(project, lambda venture: replace(venture, amounts=replace(venture.amounts, **amounts)))


def _renamed(old: str, new: str) -> Plant:
    return in_aim(old, name=new)


def _both(first: Plant, second: Plant) -> Plant:
    return lambda paper: second(first(paper))


DEFECTS = (
    Defect(
        "last year's plan", "R01", HALL, words_of(HALL, "2022年完成三个审判法庭的维修改造，消除安全隐患，保障庭审。")
    ),
    Defect("crosses for a name", "R02", HALL, words_of(HALL, "完成XX法庭的维修改造，消除安全隐患，保障庭审顺利进行。")),
    Defect(
        "words of the form as a value", "R02", SERVED, in_aim(SERVED, target=words("待补充")), frozenset({"R26", "R07"})
    ),
    Defect("no benefit", "R04", JUDGES, _without(JUDGES, "效益指标"), frozenset({"R17", "R18"})),
    Defect(
        "text that stops",
        "R05",
        HALL,
        words_of(HALL, "完成三个审判法庭的维修改造；消除各类安全隐患并保障庭审（含科技法庭，"),
    ),
    Defect(
        "markup", "R06", HALL, words_of(HALL, "<p>完成三个审判法庭的维修改造，消除安全隐患，保障庭审顺利进行。</p>")
    ),
    Defect(
        "a quantity without unit",
        "R07",
        "改造法庭数量",
        in_aim("改造法庭数量", target=exactly("3", "")),
        frozenset({"R23", "R33"}),
    ),
    Defect("a level for a name", "R08", "时效指标", _renamed("改造法庭数量", "时效指标"), frozenset({"R28", "R30"})),
    Defect(
        "a number left out",
        "R09",
        HALL,
        words_of(HALL, "一、完成三个审判法庭的维修改造。二、消除安全隐患。四、保障庭审顺利进行。"),
    ),
    Defect(
        "a number given twice",
        "R09",
        HALL,
        words_of(HALL, "1.完成三个审判法庭的维修改造；2.消除安全隐患；2.保障庭审顺利进行。"),
    ),
    Defect(
        "a word cut in two",
        "R05",
        HALL,
        words_of(HALL, "完成三个审判法庭的维修改造，消除各类安全隐患，改善诉讼环境，补助资金按合同约定足额发"),
    ),
    Defect(
        "a promise nobody counts",
        "R53",
        HALL,
        words_of(HALL, "完成三个审判法庭的维修改造，新增停车位80个，保障庭审顺利进行。"),
    ),
    Defect(
        "a rate nobody measures",
        "R53",
        JUDGES,
        words_of(JUDGES, "保障人民陪审员依法参审，补助按时足额发放，不断提高随机抽选率。"),
    ),
    Defect(
        "an economic item for a name",
        "R63",
        "委托业务费",
        in_project(JUDGES, lambda venture: replace(venture, name="委托业务费")),
    ),
    Defect("works without cost", "R04", HALL, _without(HALL, "成本指标"), frozenset({"R17", "R18"})),
    Defect(
        "sources beside the total",
        "R12",
        JUDGES,
        _money(JUDGES, other_funds=Decimal(52000)),
        carried=frozenset({"sources"}),
    ),
    Defect(
        "points beside the total", "R17", HALL, in_aim(TERM, weight="20"), frozenset({"R18"}), frozenset({"weight"})
    ),
    Defect("a time limit as a floor", "R20", TERM, in_aim(TERM, target=at_least("90", "天")), frozenset({"R21"})),
    Defect("a cost as a floor", "R20", COST, in_aim(COST, target=at_least("400", "万元")), frozenset({"R21"})),
    Defect(
        "harm as a floor",
        "R20",
        "法庭安全事故次数",
        in_aim("法庭安全事故次数", target=at_least("1", "次")),
        frozenset({"R21"}),
    ),
    Defect("satisfaction as a cap", "R20", SERVED, in_aim(SERVED, target=at_most("90", "%")), frozenset({"R21"})),
    Defect("wrong polarity", "R21", COST, in_aim(COST, polarity="正向"), carried=frozenset({"polarity"})),
    Defect("polarity here and there", "R21", "指标方向性", in_aim(PASS, polarity=""), carried=frozenset({"polarity"})),
    Defect(
        "satisfaction met exactly",
        "R22",
        SERVED,
        in_aim(SERVED, target=exactly("90", "%")),
        carried=frozenset({"sign"}),
    ),
    Defect("a rate above the whole", "R22", PASS, in_aim(PASS, target=at_least("100", "%"))),
    Defect(
        "content for a unit",
        "R23",
        "陪审员参审案件数",
        in_aim("陪审员参审案件数", target=at_least("900", "案件数")),
        carried=frozenset({"split"}),
    ),
    Defect("more than all", "R24", PASS, in_aim(PASS, target=at_least("120", "%"))),
    Defect(
        "a target nobody can judge",
        "R26",
        "参审案件服判息诉率",
        in_aim("参审案件服判息诉率", target=words("提升")),
        frozenset({"R28"}),
    ),
    Defect(
        "a rank",
        "R27",
        "参审案件服判息诉率",
        in_aim("参审案件服判息诉率", target=Target("rank", "1", "", "全市第一", ("定性", "全市第一", ""))),
        frozenset({"R36", "R28"}),
    ),
    Defect("the value in the name", "R28", "改造法庭数量3个", _renamed("改造法庭数量", "改造法庭数量3个")),
    Defect(
        "satisfaction among quality",
        "R29",
        SERVED,
        in_aim(SERVED, category="产出指标", subcategory="质量指标"),
        frozenset({"R04", "R17", "R18"}),
    ),
    Defect("a name that says nothing", "R30", "服务对象满意度", _renamed(SERVED, "服务对象满意度")),
    Defect("indicators copied", "R31", JUDGES, _copied, frozenset({"R04", "R17", "R18", "R50", "R52"})),
    Defect("claims people bring", "R32", "受理案件数", _renamed("陪审员参审案件数", "受理案件数")),
    Defect(
        "one measure twice",
        "R35",
        "陪审员参审案件数",
        with_aim(JUDGES, aim("数量", "陪审员参审案件数量", at_least("700", "件"), "10"), "陪审员参审案件数"),
        frozenset({"R50"}),
    ),
    Defect("a cap above the budget", "R40", COST, in_aim(COST, target=at_most("450", "万元"))),
    Defect(
        "parts above the budget",
        "R41",
        HALL,
        _both(
            in_aim(COST, target=at_most("300", "万元")),
            with_aim(HALL, aim("成本", "庭审设备购置成本", at_most("180", "万元"), "10", "反向"), COST),
        ),
        frozenset({"R12"}),
    ),
    Defect(
        "more pieces than money",
        "R42",
        "单案陪审员参审补助成本",
        with_aim(
            JUDGES, aim("成本", "单案陪审员参审补助成本", at_most("1500", "元/件"), "10", "反向"), "陪审员补助成本"
        ),
    ),
    Defect(
        "a promise without indicator",
        "R53",
        HALL,
        words_of(HALL, "完成三个审判法庭的维修改造，开庭率不低于98.5%，保障庭审顺利进行。"),
    ),
    Defect(
        "a quality without formula",
        "R25",
        "改造工程规范性",
        in_aim(PASS, name="改造工程规范性", target=exactly("100", "%")),
    ),
    Defect(
        "a wish in per cent",
        "R25",
        "维护司法公正",
        in_aim("参审案件服判息诉率", name="维护司法公正", target=at_least("95", "%")),
    ),
    Defect("a demand for a name", "R28", "控制在预算范围内", _renamed(COST, "控制在预算范围内")),
    Defect(
        "a task for a name",
        "R28",
        "完成法庭改造并交付使用",
        in_aim(PASS, name="完成法庭改造并交付使用", target=exactly("100", "%")),
    ),
    Defect("days for a rate", "R23", "补助发放及时率", in_aim("补助发放及时率", target=at_most("15", "天"))),
    Defect(
        "a level in hours",
        "R28",
        "改造工程服务水平",
        in_aim(TERM, name="改造工程服务水平", target=at_most("90", "小时")),
    ),
    Defect(
        "a count among quality",
        "R29",
        "改造法庭数量",
        in_aim("改造法庭数量", category="产出指标", subcategory="质量指标"),
        frozenset({"R04", "R17", "R18"}),
    ),
    Defect(
        "a cost among quality",
        "R29",
        "陪审员补助成本",
        in_aim("陪审员补助成本", category="产出指标", subcategory="质量指标"),
        frozenset({"R04", "R17", "R18"}),
    ),
    Defect("the landlord asked", "R34", "施工单位对庭审环境的满意度", _renamed(SERVED, "施工单位对庭审环境的满意度")),
    Defect(
        "the whole project in a year",
        "R43",
        "改造工程总成本",
        in_aim(COST, name="改造工程总成本", target=at_most("900", "万元")),
    ),
    Defect(
        "a quarter of an hour too many",
        "R24",
        "法庭每日开放时间",
        _both(
            _renamed("改造后法庭使用年限", "法庭每日开放时间"),
            in_aim("法庭每日开放时间", target=at_least("25", "小时")),
        ),
        frozenset({"R29"}),
    ),
    Defect(
        "a sign forgotten",
        "R22",
        "陪审员参审率",
        in_aim("陪审员参审率", target=exactly("80", "%")),
        carried=frozenset({"sign"}),
    ),
    Defect(
        "a secret in a public table", "R60", HALL, words_of(HALL, "本项目涉密，不宜公开。完成三个审判法庭的维修改造。")
    ),
    Defect(
        "an economic item for a name",
        "R63",
        "维修（护）费",
        in_project(HALL, lambda venture: replace(venture, name="维修（护）费")),
    ),
)


def _whole(**new: Any) -> Plant:
    """Change fields of the department."""
    return lambda paper: replace(paper, departments=tuple(replace(one, **new) for one in paper.departments))


ASKED, USED, SPENT = "诉讼当事人对审判工作的满意度", "案件平均审理用时", "年度支出控制数"
DEPARTMENT_DEFECTS = (
    Defect("last year's plan", "R01", COURT, _whole(objective="2022年，我院将依法履行审判职能，提升审判质效。")),
    Defect(
        "crosses in the objective", "R02", COURT, _whole(objective="依法履行审判职能，审结案件XX件，提升审判质效。")
    ),
    Defect("markup", "R06", COURT, _whole(objective="依法履行审判职能，<br/>推进诉讼服务中心建设，提升审判质效。")),
    Defect(
        "points beside the total",
        "R17",
        COURT,
        in_aim("一审案件审结数", weight="15"),
        frozenset({"R18"}),
        frozenset({"weight"}),
    ),
    Defect("a time limit as a floor", "R20", USED, in_aim(USED, target=at_least("75", "天"))),
    Defect("satisfaction as a cap", "R20", ASKED, in_aim(ASKED, target=at_most("90", "%"))),
    Defect("more than all", "R24", "一审服判息诉率", in_aim("一审服判息诉率", target=at_least("105", "%"))),
    Defect(
        "a target nobody can judge",
        "R26",
        "一审服判息诉率",
        in_aim("一审服判息诉率", target=words("提升")),
        frozenset({"R28"}),
    ),
    Defect("a name that says nothing", "R30", "服务对象满意度", in_aim(ASKED, name="服务对象满意度")),
    Defect("only its own people", "R34", COURT, in_aim(ASKED, name="干警对后勤工作的满意度")),
    Defect(
        "one measure twice",
        "R35",
        "一审案件审结数",
        in_aim("法治宣传活动次数", name="一审案件审结数量", target=at_least("9000", "件")),
    ),
    Defect("a cap above the budget", "R40", SPENT, in_aim(SPENT, target=at_most("15000", "万元"))),
    Defect(
        "a promise without indicator",
        "R53",
        COURT,
        _whole(objective="依法履行审判职能，调解率不低于43.5%，提升审判质效。"),
    ),
)

"""Declarations made up by hypothesis: any courts, projects, amounts, levels and values that papers print."""

from decimal import Decimal

from hypothesis import strategies as st

from heng.domain.budget.amounts import Amounts
from tests.documents.relay.declaration import Aim, Paper, Venture
from tests.documents.relay.papers import LEVELS, NAMES, TARGETS

_COURTS = ("清河区人民法院", "南山县人民法院", "东海市中级人民法院", "青川铁路运输法院")
_PROJECTS = (
    "办案业务费",
    "审判法庭维修改造",
    "信息化运行维护（2023年续建）",
    "业务装备购置",
    "人民陪审员补助",
    "聘用人员经费",
    "诉讼服务中心运行",
    "“智慧法院”建设项目",
    "法庭安检设备更新",
    "执行救助资金",
    "后勤服务保障经费",
    "2024年政法转移支付资金",
)
_GOALS = (
    "保障审判执行工作顺利开展，全年结案率不低于95%。",
    "目标1：完成办公用房维修。\n目标2：消除安全隐患。",
    "1.提高审判质效；2.缩短办案周期；3.提升群众满意度（目标值90%以上）。",
    "通过购置业务装备，改善办案条件，支出控制在预算内，项目资金及时足额支付。",
)
# A form prints its sources only; a paper of three sources leaves the others out.
_CENTS = st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100)


@st.composite
def amounts(draw: st.DrawFn) -> Amounts:
    """Money by source whose parts make up the total; a source may be blank or zero."""
    parts = [draw(st.one_of(st.none(), _CENTS)) for _ in range(2)]
    return Amounts(
        total=sum((part or Decimal(0) for part in parts), Decimal(0)),
        fiscal_appropriation=parts[0],
        other_funds=parts[1],
    )


@st.composite
def aims(draw: st.DrawFn) -> tuple[Aim, ...]:
    """The indicators of one project, sorted by level, under names that are all different."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True))
    levels = sorted(draw(st.lists(st.integers(0, len(LEVELS) - 1), min_size=len(names), max_size=len(names))))
    return tuple(
        Aim(
            *LEVELS[level],
            name,
            draw(st.sampled_from(TARGETS)),
            weight=draw(st.sampled_from(["10", "20", "7.5", "22.5", "5"])),
            polarity=draw(st.sampled_from(["正向", "反向"])),
            whole_period=draw(st.sampled_from(TARGETS)),
            note=draw(st.sampled_from(["", "按实际完成情况计分", "工作计划", "完成得满分，每少1%扣0.5分"])),
        )
        for level, name in zip(levels, names, strict=True)
    )


@st.composite
def ventures(draw: st.DrawFn, name: str, unit: str, number: int) -> Venture:
    """One project."""
    money = draw(amounts())
    assert money.total is not None
    return Venture(
        name=name,
        unit=unit,
        amounts=money,
        objective=draw(st.sampled_from(_GOALS)),
        aims=draw(aims()),
        code=f"11010724{number:011d}",
        whole_period_total=money.total * 3,
    )


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """A paper of one court with one to four projects."""
    names = draw(st.lists(st.sampled_from(_PROJECTS), min_size=1, max_size=4, unique=True))
    unit = draw(st.sampled_from(_COURTS))
    projects = tuple(draw(ventures(name, unit, number)) for number, name in enumerate(names, 1))
    return Paper(draw(st.integers(2020, 2026)), projects, money_unit=draw(st.sampled_from(["万元", "元"])))

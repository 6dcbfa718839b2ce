"""What the official forms have in common: kinds, columns of indicators, choices – by profile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.documents.writers.sheet import Value
from heng.documents.writers.template_kind import TemplateKind, forms
from heng.documents.writers.template_target import spelled
from heng.domain.money import YUAN_PER_WAN
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Indicator, Polarity
from heng.rulebook.profiles import load_profile

# Excel keeps fifteen digits of a number; what has more, or more decimals than a sheet shows, is written as text.
_DIGITS, _DECIMALS = 15, 6
_YUAN = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": YUAN_PER_WAN,
    "百万元": Decimal(10**6),
    "亿元": Decimal(10**8),
}
MONEY_UNITS = tuple(_YUAN)
_POLARITIES = {Polarity.POSITIVE: "正向指标", Polarity.NEGATIVE: "反向指标"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of indicators: heading, width in characters, what it says of an indicator, and its choices or kind of number."""

    heading: str
    width: int
    text: Callable[[Indicator], Value]
    choices: tuple[str, ...] = ()
    strict: bool = True
    points: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be filled: of which kind, whose, for which year, in which unit of money, and with which columns."""

    kind: TemplateKind
    unit: str
    year: int | None
    money: str
    profile: Profile
    columns: tuple[Column, ...]

    @property
    def title(self) -> str:
        """The title with its year."""
        return f"{'' if self.year is None else f'{self.year}年度'}{self.kind.printed}"

    def amount(self, yuan: Decimal | None) -> Value:
        """An amount as this form prints it: a number, or text where a number of a sheet would not be exact."""
        return None if yuan is None else _exact(yuan / _YUAN[self.money])


def form(
    kind: TemplateKind,
    unit: str,
    year: int | None,
    profile: str,
    *,
    money: str = "万元",
    indicators: Sequence[Indicator] = (),
) -> Form:
    """The form of `kind` under `profile`; it has every column that `indicators` need. WrongUsage for an unknown profile."""
    known = load_profile(profile)
    return Form(kind, unit, year, money, known, tuple(_columns(kind, known, indicators)))


def choices(name: str) -> tuple[str, ...]:
    """The choices of a column."""
    return tuple(str(word) for word in forms()["choices"][name])


def _columns(kind: TemplateKind, profile: Profile, indicators: Sequence[Indicator]) -> list[Column]:
    weighted = kind.evaluates or bool(profile.weight_totals) or any(one.weight is not None for one in indicators)
    whole = any(one.whole_period is not None for one in indicators)
    columns = [
        Column("一级指标", 14, lambda one: one.category, choices("category"), strict=False),
        Column("二级指标", 18, lambda one: one.subcategory, choices("subcategory"), strict=False),
        Column("三级指标", 30, lambda one: one.name),
        Column("指标性质", 9, lambda one: spelled(one.target)[0], choices("comparison"), strict=False),
        *([Column("实施周期指标值", 14, _whole)] if whole else []),
        Column("指标值", 20, lambda one: spelled(one.target)[1]),
        Column("度量单位", 10, lambda one: spelled(one.target)[2]),
        *(
            [Column("分值" if kind.evaluates else "权重", 8, lambda one: _points(one.weight), points=True)]
            if weighted
            else []
        ),
        Column("指标方向性", 12, lambda one: _POLARITIES[one.polarity] if one.polarity else "", choices("polarity")),
    ]
    if kind.evaluates:
        columns += [
            Column("实际完成值", 18, lambda one: one.actual or ""),
            Column("得分", 8, lambda one: _points(one.score), points=True),
            Column("偏差原因分析及改进措施", 34, lambda one: ""),
        ]
    return columns


def _whole(one: Indicator) -> str:
    return one.whole_period.text if one.whole_period else ""


def _points(points: Decimal | None) -> Value:
    return None if points is None else _exact(points)


def _exact(figure: Decimal) -> Value:
    plain = figure.normalize()
    _, digits, exponent = plain.as_tuple()
    assert isinstance(exponent, int), "figures are finite"
    fits = len(digits) + max(exponent, 0) <= _DIGITS and -exponent <= _DECIMALS
    return plain if fits else f"{plain:f}"

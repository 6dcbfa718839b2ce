"""The score of an indicator against what was achieved: full marks for a missed target, lost points for a met one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from heng.domain.finding import Certainty, Severity
from heng.domain.money import percent_text, round_half_up
from heng.domain.review.declared import Holder, shown
from heng.domain.review.meaning import is_cost, is_good_rate, is_harm, is_satisfaction, is_time_limit, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.self_evaluated.fault import Fault
from heng.domain.review.self_evaluated.reasons import asks_reasons, reason_beside, reason_for_all
from heng.domain.self_evaluation.attainment import Attainment, attainment
from heng.domain.self_evaluation.scoring_rules import ScoringRules
from heng.domain.self_evaluation.stated_actual import stated_actual
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator, Polarity
from heng.domain.target.quantity import unit_text
from heng.domain.target.short_text import says_equal
from heng.domain.target.target_value import Comparison, Form

_LENIENT = Fraction(3, 10)
_LENIENT_SHARE = Fraction(3, 100)
_SPOKEN_OF = 3
_LEAST_OF_SHARES = 50
# Levels under which a figure without a sign is what at least is wanted.
_FLOORS = ("数量", "质量", "满意度", "效益")


@dataclass(frozen=True, slots=True)
class Scored:
    """An indicator of a self-evaluation: whether its target was met, the reasons given beside it and for all, and whether
    the form has a place for reasons."""

    holder: Holder
    indicator: Indicator
    reached: Attainment
    reason: str
    reason_for_all: str
    asked: bool = False

    @property
    def lost(self) -> Decimal:
        """The points that it lost; zero where points are not printed."""
        weight, score = self.indicator.weight, self.indicator.score
        return Decimal() if weight is None or score is None else weight - score

    @property
    def is_full(self) -> bool:
        """Whether it got all of its points."""
        weight = self.indicator.weight
        return weight is not None and weight > 0 and self.indicator.score == weight


def scored(holder: Holder, profile: Profile) -> Iterator[Scored]:
    """The indicators of `holder` with what was achieved."""
    if profile.scoring is None:
        return
    for_all, asked = reason_for_all(holder, profile), asks_reasons(holder, profile)
    for item in holder.indicators:
        reached = reached_by(item, profile, profile.scoring)
        yield Scored(holder, item, reached, reason_beside(item, profile), for_all, asked)


def reached_by(item: Indicator, profile: Profile, rules: ScoringRules) -> Attainment:
    """Whether and how far the target of `item` was met, as people mean it.

    A value without sign is a floor or a cap, as its name says; with = a result on the better side is no miss; 0.95 is
    95 %. Words are met by the same words.
    """
    actual = stated_actual(item, rules)
    if _sign_is_wrong(item, profile):
        return Attainment(None, None, "")
    if actual is None or item.target.form is Form.WORDS:
        same = actual is not None and _plain(actual.text) == _plain(item.target.value or item.target.text)
        return Attainment(True if same else None, None, "")
    if actual.value is not None and is_share(item):
        actual = replace(actual, value=actual.value * 100)
    falling = _expected(item, profile)
    meant = item if item.polarity or falling is None else replace(item, polarity=falling)
    reached = attainment(meant, actual)
    better = _is_better(item, actual.value, falling)
    unclear = reached.met is False and item.target.comparison is Comparison.EQUAL and better is not False
    return Attainment(None, None, "") if unclear else reached


def is_share(item: Indicator) -> bool:
    """Whether the actual is a share of 1 (0.95) where the target is in per cent; 0.5 beside ≤3% is half a per cent."""
    text = folded(item.actual or "").strip()
    number = item.target.number
    if unit_text(item.target.unit) != "%" or number is None or number < _LEAST_OF_SHARES:
        return False
    return text.replace(".", "", 1).isdigit() and _LEAST_OF_SHARES <= Decimal(text) * 100 <= 100


def said_target(item: Indicator) -> str:
    """The target as people read it: `≥95%`, and `43.2` where the author wrote no sign."""
    bare = item.target.comparison is Comparison.EQUAL and not says_equal(item.target)
    return item.target.text.strip() if bare and item.target.text.strip() else shown(item.target)


def score_faults(one: Scored, profile: Profile) -> Iterator[Fault]:
    """At most one contradiction between score, achievement and reason of an indicator."""
    fault = _missed(one, profile) or _met(one, profile) or _in_words(one, profile) or _unexplained(one)
    if fault is not None:
        yield fault


def fault(one: Scored, code: str, message: str, fix: str, *how: Severity | Certainty) -> Fault:
    """A fault about one indicator."""
    severity = next((word for word in how if isinstance(word, Severity)), Severity.WARNING)
    certainty = next((word for word in how if isinstance(word, Certainty)), Certainty.LIKELY)
    subject = f"{one.holder.name} / {one.indicator.name}"
    said = f"“{one.indicator.name}”{message}"
    return Fault(code, subject, said, (one.indicator.where,), severity, certainty, fix)


def _missed(one: Scored, profile: Profile) -> Fault | None:
    """Full marks for a missed target, points far above the degree of completion, or a miss without a reason."""
    item, score, weight = one.indicator, one.indicator.score, one.indicator.weight
    if one.reached.met is not False or score is None or weight is None or weight <= 0 or score > weight:
        return None
    facts = f"目标{said_target(item)}，完成值{item.actual}"
    if score == weight:
        sure = item.target.comparison is not Comparison.EQUAL or says_equal(item.target)
        severity = Severity.ERROR if sure else Severity.WARNING
        fix = "请核对完成值；确未达到的，按完成比例计分并说明原因。"
        return fault(one, "R71", f"{facts}，未达目标却得满分{score:f}。", fix, severity)
    ratio = one.reached.ratio
    if ratio is not None and Fraction(score) - Fraction(weight) * ratio > max(
        _LENIENT, _LENIENT_SHARE * Fraction(weight)
    ):
        right = round_half_up(Fraction(weight) * ratio, 2)
        message = f"{facts}，完成比例{percent_text(ratio) if ratio else '0'}，按比例应得{right}分，表中得{score:f}分（分值{weight:f}）。"
        return fault(one, "R71", message, "请按完成比例计分，或注明计分办法。", Certainty.JUDGEMENT)
    if (
        one.asked
        and not one.reason
        and not one.reason_for_all
        and not item.name.endswith(profile.lexicons["execution_items"])
    ):
        message = f"{facts}，未达目标，得{score:f}分（分值{weight:f}），没有写明偏差原因。"
        return fault(one, "R72", message, "请填写未完成的原因和改进措施。")
    return None


def _met(one: Scored, profile: Profile) -> Fault | None:
    """Points lost though the target was met, without a reason; a reason for missing what was met."""
    item, score, weight = one.indicator, one.indicator.score, one.indicator.weight
    if not one.reached.met or score is None or weight is None:
        return None
    facts = f"目标{said_target(item)}，完成值{item.actual}"
    negative = any(word in one.reason for word in profile.lexicons["falls_short"])
    if one.lost > 0 and not one.reason and not _names(one.reason_for_all, item):
        message = f"{facts}，已达到目标，却只得{score:f}分（分值{weight:f}），没有写明扣分原因。"
        return fault(one, "R71", message, "请核对得分；确需扣分的，写明原因。")
    in_words = item.target.form is Form.WORDS
    if negative and (one.is_full or (one.lost > 0 and in_words)):
        outcome = "得满分" if one.is_full else f"得{score:f}分（分值{weight:f}）"
        message = f"{facts}，按此已达到目标，{outcome}，原因栏却写“{one.reason[:30]}”，前后矛盾。"
        return fault(one, "R71", message, "请核对完成值和偏差原因，改为一致。")
    return None


def _names(text: str, item: Indicator) -> bool:
    """Whether reasons given for all indicators speak of this one: three characters of its name in a row."""
    name = _plain(item.name)
    return any(name[start : start + _SPOKEN_OF] in text for start in range(max(1, len(name) - _SPOKEN_OF + 1)))


def _in_words(one: Scored, profile: Profile) -> Fault | None:
    """The share of the points that 达成, 部分达成 or 未达成 allows."""
    item, score, weight = one.indicator, one.indicator.score, one.indicator.weight
    said, rules = _plain(item.actual or ""), profile.scoring
    if score is None or weight is None or weight <= 0 or rules is None or len(rules.tiers) < 3:
        return None
    place = next((place for place, words in enumerate(_TIERS) if _says(said, profile.lexicons[words], place)), None)
    if place is None:
        return None
    tier, share = rules.tiers[place], Fraction(score) / Fraction(weight)
    if (place == 0 and share >= tier.low) or (place > 0 and share <= tier.high):
        return None
    band = f"{percent_text(tier.high, 0)}–{percent_text(tier.low, 0) if tier.low else '0%'}"
    message = f"完成值为“{item.actual}”，应在分值的{band}之间计分，得{score:f}分（分值{weight:f}）。"
    return fault(one, "R71", message, "请核对完成情况与得分。")


_TIERS = ("achieved_tiers", "partly_achieved_tiers", "not_achieved_tiers")


def _says(said: str, words: tuple[str, ...], place: int) -> bool:
    return said in words if place == 0 else said.startswith(words)


def _unexplained(one: Scored) -> Fault | None:
    """Points lost without a word, where nothing else tells whether the target was met."""
    score, weight = one.indicator.score, one.indicator.weight
    if one.reached.met is not None or score is None or weight is None or one.reason or one.reason_for_all:
        return None
    if not 0 <= score < weight:
        return None
    if not (one.indicator.category or one.indicator.subcategory or one.indicator.actual):
        return None
    message = f"得{score:f}分（分值{weight:f}），扣{weight - score:f}分，没有写明扣分原因。"
    return fault(one, "R71", message, "请写明扣分的原因和依据。", Certainty.JUDGEMENT)


def _expected(item: Indicator, profile: Profile) -> Polarity | None:
    """Which side of its target is better, as the name says; a bare figure is a floor unless it may be a cap."""
    if is_good_rate(item, profile) or is_satisfaction(item, profile):
        return Polarity.POSITIVE
    if is_harm(item, profile) or is_cost(item, profile) or is_time_limit(item, profile):
        return Polarity.NEGATIVE
    caps = (*profile.lexicons["costs"], *profile.lexicons["durations"], *profile.lexicons["may_be_caps"])
    bare = item.target.comparison is Comparison.EQUAL and not says_equal(item.target)
    if bare and not mentions(item.name, caps) and mentions(f"{item.category}{item.subcategory}", _FLOORS):
        return Polarity.POSITIVE
    return None


def _sign_is_wrong(item: Indicator, profile: Profile) -> bool:
    """Whether the sign of a target is the reverse of what its name means (满意度≤90%): another rule says so."""
    expected, sign = _expected(item, profile), item.target.comparison
    floor, cap = (Comparison.AT_LEAST, Comparison.MORE_THAN), (Comparison.AT_MOST, Comparison.LESS_THAN)
    return (expected is Polarity.NEGATIVE and sign in floor) or (expected is Polarity.POSITIVE and sign in cap)


def _is_better(item: Indicator, value: Fraction | None, expected: Polarity | None) -> bool | None:
    """Whether an actual beside its = target lies on the better side; None where the name does not tell."""
    number = item.target.number
    direction = item.polarity or expected
    if value is None or number is None or direction is None:
        return None if value is None or number is None or value > number else False
    return (value < number) == (direction is Polarity.NEGATIVE)


def _plain(text: str) -> str:
    return "".join(folded(text).split()).strip("。;,")

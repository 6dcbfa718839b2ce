"""When a target in words can be judged afterwards, and when it holds a comparison that needs a base."""

import re

from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator
from heng.domain.target.rank import read_rank
from heng.domain.target.target_value import Form, TargetValue

_DIGIT = re.compile(r"\d")
_FEWEST_GRADES = 3
_YEAR = re.compile(r"(?:19|20)\d\d\s*年?")
_DENIAL = re.compile(r"(?:无|零|未|不|没有|杜绝)(?!明显|断)")
_MARKS = re.compile(r"[\s。；;，,、“”\"]")


def words_of(target: TargetValue) -> str:
    """The words of a target without marks; blank for a target that is a figure."""
    return _MARKS.sub("", target.value or target.text) if target.form is Form.WORDS else ""


def is_explained(target: TargetValue) -> bool:
    """Whether a standard stands beside the words: a note, a formula, a figure."""
    return bool(target.note) or target.formula is not None or bool(_DIGIT.search(target.text))


def is_vague(indicator: Indicator, profile: Profile) -> bool:
    """Whether the target is words of which nobody can say afterwards whether they came true."""
    target, words = indicator.target, words_of(indicator.target)
    if not words or is_explained(target) or ranks(indicator, profile) or compares(target, profile):
        return False
    if _is_grade(words, target.unit):
        return False
    if words in (*profile.lexicons["vague_answers"], *profile.lexicons["level_scales"]):
        return True
    if words in profile.lexicons["yes_or_no"] or _DENIAL.match(words):
        return False
    vague, firm = (mentions(words, profile.lexicons[name]) for name in ("vague_words", "judgeable_words"))
    return vague and not firm


def _is_grade(words: str, unit: str) -> bool:
    """Whether the target is one of the grades that the column of units lists: 优 of 优/良/中/差."""
    grades = re.split(r"[/、|]", unit)
    return len(grades) >= _FEWEST_GRADES and words in grades


def ranks(indicator: Indicator, profile: Profile) -> bool:
    """Whether the target is a place among others: 全市第一, 前列, or any value of a 排名."""
    words = words_of(indicator.target)
    placed = indicator.target.form is Form.RANK or (words and read_rank(folded(words)) is not None)
    return bool(placed) or mentions(f"{indicator.name}{words}", profile.lexicons["ranks"])


def compares(target: TargetValue, profile: Profile) -> bool:
    """Whether the target is a change against another year (较上年提高) that does not print the figure of that year."""
    if target.number is None and _DIGIT.search(_YEAR.sub("", target.text)):
        return False
    return target.form is Form.TREND or mentions(words_of(target), profile.lexicons["compared"])


def is_framework(indicator: Indicator, profile: Profile) -> bool:
    """Whether the indicator belongs to the part of a fixed framework that judges input and process."""
    words = profile.lexicons["framework_levels"]
    outcome = mentions(indicator.category, ("产出指标", "效益指标", "效果指标", "成本指标", "满意"))
    return mentions(f"{indicator.category}{indicator.subcategory}", words) and not outcome

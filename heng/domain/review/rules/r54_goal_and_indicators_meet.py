"""Work that the goal names and no indicator measures, and indicators of work that the goal does not name."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, torn
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder
from heng.domain.target.declaration import DocumentKind, Indicator, Project, Unit

RULE = Rule(
    code="R54",
    slug="goal_and_indicators_meet",
    title="目标文字与指标内容不对应",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2015-88",
    fix="请为目标所列的主要工作设置指标；指标超出目标的，请补写目标或删去指标。",
)

_CLAUSE = re.compile(r"[，,；;。！\n]|(?<!\d)\d{1,2}[.、．](?!\d)")
_NUMBERED = re.compile(r"(?:目标|任务)\s*[\d一二三四五六七八九十]{1,2}\s*[:：.、]|(?<!\d)\d{1,2}[.、．](?!\d)")
_MARKS = re.compile(r"[^\u4e00-\u9fff]")
_SEVERAL = 2
Topics = dict[str, str]


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Kinds of work that are delivered (培训, 物业), numbered goals and named tasks, against the indicators' words."""
    if about.kind is DocumentKind.SELF_EVALUATION_REPORT or _cannot_be_judged(holder, about, profile):
        return
    if isinstance(holder, Project):
        yield from _kinds_of_work(holder, profile)
    else:
        yield from _tasks(holder, profile)
    yield from _numbered(holder, profile)
    yield from _bought(holder, profile)


def _cannot_be_judged(holder: Holder, about: About, profile: Profile) -> bool:
    """Without several indicators, or where reading lost some, there is nothing to hold the goal against."""
    codes = (*profile.lexicons["lost_rows"], *profile.lexicons["lost_parts"])
    return len(holder.indicators) < profile.numbers["copied_indicators"] or torn(about.losses, holder, codes)


def _kinds_of_work(holder: Project, profile: Profile) -> Iterator[Finding]:
    goal = _undertaken(holder.objective, profile)
    measured = {topic for item in holder.indicators for topic in _topics(_said(item), profile, measured=True)}
    named = _topics(holder.name, profile)
    unmeasured = [topic for topic in goal if topic not in measured | named]
    if unmeasured and measured:
        clauses = "；".join(f"“{goal[topic]}”" for topic in unmeasured)
        message = f"“{holder.name}”的目标写有{clauses}，没有指标反映{'、'.join(unmeasured)}。"
        yield RULE.finding(holder.name, message, holder.where)


def _bought(holder: Holder, profile: Profile) -> Iterator[Finding]:
    """Purchases that neither the goal, a task nor the name of the project speaks of."""
    tasks = "".join(f"{task.name}{task.content}" for task in holder.tasks) if isinstance(holder, Unit) else ""
    told = f"{holder.name}{holder.objective}{tasks}"
    strange = [item for item in holder.indicators if _is_strange_purchase(item, told, profile)]
    if strange and holder.objective:
        names = "、".join(f"“{item.name}”" for item in strange)
        message = f"“{holder.name}”的指标{names}涉及购置，目标文字没有提到。"
        yield RULE.finding(f"{holder.name} / {strange[0].name}", message, *(item.where for item in strange))


def _is_strange_purchase(item: Indicator, told: str, profile: Profile) -> bool:
    if not any(verb in item.name for verb in ("购置", "采购", "购买", "新购")):
        return False
    for entry in profile.lexicons["purchases"]:
        words, covering = entry.partition("=")[2].split("~")
        if any(word in item.name for word in words.split("|")):
            return not any(word in told for word in (*words.split("|"), *covering.split("|")))
    return False


def _tasks(holder: Unit, profile: Profile) -> Iterator[Finding]:
    """Named tasks of a unit of which no indicator says a word; those for which an indicator is marked have one."""
    said = "".join(_said(item) for item in holder.indicators)
    if re.search(r"任务[\d一二三四五六七八九十]", said):
        return
    for task in holder.tasks:
        if not _is_reflected(f"{task.name}，{task.content}", holder, profile):
            message = f"“{holder.name}”的任务“{task.name}”没有指标反映。"
            yield RULE.finding(holder.name, message, holder.where)


def _numbered(holder: Holder, profile: Profile) -> Iterator[Finding]:
    """Numbered goals of which no indicator says a word."""
    goals = [part.strip(" 。；;.…\n") for part in _NUMBERED.split(holder.objective)[1:]]
    if len(goals) < _SEVERAL:
        return
    for goal in goals:
        if goal and not _is_reflected(goal, holder, profile):
            message = f"“{holder.name}”的目标“{goal}”没有指标反映。"
            yield RULE.finding(holder.name, message, holder.where)


def _is_reflected(text: str, holder: Holder, profile: Profile) -> bool:
    """Whether an indicator shares two neighbouring characters with what a text says in particular.

    A text that says nothing in particular (保障工作正常开展) cannot be missed.
    """
    pieces = _pieces(text, profile)
    said = "".join(f"{_said(item)}|" for item in holder.indicators)
    return not pieces or any(piece in said for piece in pieces) or _in_other_words(text, said, profile)


def _in_other_words(text: str, said: str, profile: Profile) -> bool:
    """Whether the indicators speak of it in other words: 审判 as 结案."""
    pairs = (entry.split("=") for entry in profile.lexicons["in_other_words"])
    return any(word in text and any(other in said for other in others.split("|")) for word, others in pairs)


def _pieces(text: str, profile: Profile) -> set[str]:
    """The pairs of neighbouring characters, general words taken out."""
    for word in sorted(profile.lexicons["general_words"], key=len, reverse=True):
        text = text.replace(word, "|")
    runs = _MARKS.sub("|", text).split("|")
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)}


def _undertaken(objective: str, profile: Profile) -> Topics:
    """The kinds of work that a clause of the objective says will be done, each with its clause."""
    found: Topics = {}
    for clause in _CLAUSE.split(objective):
        if any(verb in clause for verb in profile.lexicons["undertakings"]):
            for topic in sorted(_topics(clause, profile)):
                found.setdefault(topic, clause.strip())
    return found


def _topics(text: str, profile: Profile, *, measured: bool = False) -> set[str]:
    """The kinds of work that a text names; of indicators (`measured`) also by words that tell it there only."""
    found = set()
    for entry in profile.lexicons["topics"]:
        topic, words = entry.split("=")
        told, _, told_there = words.partition("~")
        known = [*told.split("|"), *(told_there.split("|") if measured and told_there else ())]
        if any(word in text for word in known):
            found.add(topic)
    return found


def _said(item: Indicator) -> str:
    """All words of an indicator, its target in words included."""
    return f"{item.name}{item.target.text}{item.target.note}{item.category}"


CHECKS = (EachHolder(check),)

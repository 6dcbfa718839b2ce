"""What a review opinion says, line by line, in the words and order in which every form of it prints them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heng.domain.finding import Certainty, Finding
from heng.domain.review.opinion import Opinion
from heng.domain.review.opinion_head import SEVERITY_WORDS
from heng.domain.target.reading import figure

WAIVED_LEAD = "以下意见经说明后保留原样，理由随文列出，由审核人决定是否采纳。"
ANNEX_LEAD = "以下是程序读取文件时的疑问，不是文件的错误，不扣分；请对照原件核对，必要时更正读取结果后重新审核。"
GRADE_LEAD = "建议等级，由审核人确定"
_NUMERALS = "一二三四五六七八九十"
_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A check point: its dimension, what is asked, the most and the suggested points, and why points were lost."""

    part: str
    point: str
    question: str
    maximum: str
    points: str
    lost: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: its number in the opinion, and its parts as text; `fix` only where its group has no common one."""

    number: int
    severity: str
    word: str
    remark: str
    subject: str
    message: str
    place: str
    fix: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule under one check point (blank in the annex), with the remedy and source they share."""

    rule: str
    title: str
    point: str
    fix: str
    source: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A dimension, or the annex, with its groups."""

    title: str
    count: int
    groups: tuple[Group, ...]


def verdict(opinion: Opinion) -> tuple[str, str]:
    """The suggested grade in one word, and the sentence beside it; “—” and why where none is suggested."""
    if opinion.grade is None or opinion.score is None:
        return "—", opinion.doubt
    scaled = "" if opinion.checked == opinion.maximum else f"（按已检查的{figure(opinion.checked)}分折合百分）"
    words = f"{GRADE_LEAD}；建议得分{figure(opinion.score)}分{scaled}。去向：{opinion.grade.consequence}。"
    return opinion.grade.name, words


def score_rows(opinion: Opinion) -> Iterator[ScoreRow]:
    """A row for each check point, in order."""
    for part in opinion.parts:
        for judged in part.judged:
            point = judged.point
            by_hand = judged.points is None
            points = "—" if judged.points is None else figure(judged.points)
            lost = "由审核人判断" if by_hand else "；".join(one.reason for one in judged.lost)
            yield ScoreRow(part.name, point.name, point.question, figure(point.maximum), points, lost)


def sections(opinion: Opinion) -> tuple[Section, ...]:
    """The dimensions that have findings, the findings numbered through."""
    found, number = [], 1
    with_findings = [part for part in opinion.parts if any(judged.findings for judged in part.judged)]
    for position, part in enumerate(with_findings):
        groups: list[Group] = []
        for judged in part.judged:
            made = _groups(judged.findings, number, opinion.titles, judged.point.name)
            number += len(judged.findings)
            groups += made
        count = sum(len(group.entries) for group in groups)
        found.append(Section(f"（{_NUMERALS[position]}）{part.name}", count, tuple(groups)))
    return tuple(found)


def nothing(opinion: Opinion) -> str:
    """What stands in the place of the problems where there are none."""
    return "未发现问题。" if opinion.score is not None else opinion.summary


def annex(opinion: Opinion) -> Section:
    """The doubts of reading, numbered for themselves."""
    ordered = sorted(opinion.annex, key=lambda finding: finding.rule)
    return Section("附件　读取疑问", len(ordered), tuple(_groups(ordered, 1, opinion.titles, "")))


def waived_rows(opinion: Opinion) -> Iterator[tuple[str, str, str, str, str]]:
    """Number, rule with severity, object, problem, and the reason with who gave it and when."""
    for number, waived in enumerate(opinion.waived, 1):
        finding = waived.finding
        who = "，".join(filter(None, (waived.by, waived.at)))
        rule = f"{finding.rule} {SEVERITY_WORDS[finding.severity]}"
        yield str(number), rule, finding.subject, finding.message, waived.reason + (f"（{who}）" if who else "")


def footer(opinion: Opinion) -> tuple[str, str]:
    """The two lines at the foot of every page: file and version of the rules, and the file's checksum."""
    return f"{opinion.document.file}　规则版本 {opinion.ruleset}", f"SHA-256 {opinion.document.sha256}"


def place_of(finding: Finding) -> str:
    """Where the finding is, in words; many places are counted."""
    places = [str(place) for place in finding.where if str(place)]
    more = f"等{len(places)}处" if len(places) > _MOST_PLACES else ""
    return "；".join(places[:_MOST_PLACES]) + more


def _groups(findings: Sequence[Finding], first: int, titles: Mapping[str, str], point: str) -> list[Group]:
    """The findings by rule in the order given; where few remedies are shared by many, by rule and remedy."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    made: list[Group] = []
    for rule, members in by_rule.items():
        fixes = dict.fromkeys(finding.fix for finding in members)
        is_shared = 2 * len(fixes) <= len(members) or len(fixes) == 1
        for fix in fixes if is_shared else [""]:
            same = [finding for finding in members if not is_shared or finding.fix == fix]
            sources = "；".join(filter(None, dict.fromkeys(finding.source for finding in same)))
            entries = tuple(_entry(number, finding, is_shared) for number, finding in enumerate(same, first))
            first += len(entries)
            made.append(Group(rule, titles.get(rule, ""), point, fix, sources, entries))
    return made


def _entry(number: int, finding: Finding, is_shared: bool) -> Entry:
    fix = "" if is_shared else finding.fix
    word = SEVERITY_WORDS[finding.severity]
    remark = "供判断" if finding.certainty is Certainty.JUDGEMENT else ""
    return Entry(number, finding.severity.value, word, remark, finding.subject, finding.message, place_of(finding), fix)

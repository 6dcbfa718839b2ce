"""Findings for the terminal: by project or unit, the worst first; doubts of reading apart; then a line of sums."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from heng.cli.review_run import Reviewed
from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.across.conflict import Conflict
from heng.domain.review.opinion_head import SEVERITY_WORDS

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_SEVERITIES = tuple(Severity)
_PARTING = " / "
_MOST_PLACES = 2
READING = "读取时的疑问，不是文件的错误"
BETWEEN = "文件之间的出入"


def print_paper(console: Console, reviewed: Reviewed) -> None:
    """One paper: its counts and suggested grade, the findings of each project or unit, and the doubts of reading."""
    own = [finding for finding in reviewed.findings if finding.certainty is not Certainty.EXTRACTION]
    doubts = [finding for finding in reviewed.findings if finding.certainty is Certainty.EXTRACTION]
    _say(console, f"{reviewed.document.file}  口径：{reviewed.profile.name}", "bold")
    _say(console, f"{counts(reviewed.findings)}{_suggested(reviewed)}")
    said: set[str] = set()
    for holder, findings in _by_holder(own):
        _print_holder(console, holder, findings, said)
    _print_sources(console, own)
    if doubts:
        _say(console, f"\n{READING}（{len(doubts)}条，请对照原件）", "bold")
    for finding in doubts:
        _say(console, f"  {finding.rule} {_about(finding)}{finding.message}{finding.fix}{_place(finding)}", "dim")
    _say(console, "")


def print_conflicts(console: Console, conflicts: Sequence[Conflict]) -> None:
    """What papers contradict each other in, with the files."""
    _say(console, f"{BETWEEN}（{len(conflicts)}条）", "bold")
    for conflict in sorted(conflicts, key=lambda conflict: _SEVERITIES.index(conflict.finding.severity)):
        finding = conflict.finding
        files = "、".join(dict.fromkeys(conflict.files))
        _say_finding(console, finding, f"{_about(finding)}{finding.message}［{files}］")
        if finding.fix:
            _say(console, f"      改法：{finding.fix}", "dim")
    _print_sources(console, [conflict.finding for conflict in conflicts])
    _say(console, "")


def print_sum(console: Console, reviewed: Sequence[Reviewed], conflicts: Sequence[Conflict], refused: int) -> None:
    """How many papers, how many findings of each kind and contradictions between papers, and how many files could not
    be read."""
    findings = [finding for each in reviewed for finding in each.findings]
    unread = f"，读不了{refused}份" if refused else ""
    between = f"；{BETWEEN}{len(conflicts)}条" if conflicts else ""
    _say(console, f"共审核{len(reviewed)}份{unread}：{counts(findings)}{between}", "bold")


def counts(findings: Sequence[Finding]) -> str:
    """The number of findings of each severity, of judgement, and of reading, in words."""
    own = [finding for finding in findings if finding.certainty is not Certainty.EXTRACTION]
    words = "，".join(
        f"{word}{sum(finding.severity is severity for finding in own)}条" for severity, word in SEVERITY_WORDS.items()
    )
    judged = sum(finding.certainty is Certainty.JUDGEMENT for finding in own)
    words += f"（其中供判断{judged}条）" if judged else ""
    doubts = len(findings) - len(own)
    return words + (f"；读取疑问{doubts}条" if doubts else "")


def _suggested(reviewed: Reviewed) -> str:
    opinion = reviewed.opinion()
    return f"；建议等级：{opinion.grade.name}（{opinion.score}分，由审核人确定）" if opinion.grade else ""


def _by_holder(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings of each project or unit, worst first; holders with the worst finding first, else as in the paper."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.subject.partition(_PARTING)[0], []).append(finding)
    for members in found.values():
        members.sort(key=_weight)
    return sorted(found.items(), key=lambda pair: _weight(pair[1][0]))


def _print_holder(console: Console, holder: str, findings: Sequence[Finding], said: set[str]) -> None:
    """The findings below the name; a remedy is said once in a paper, after the last of those in a row that share it."""
    _say(console, f"\n{holder or '全文'}", "bold")
    for finding, following in zip(findings, [*findings[1:], None], strict=True):
        of_indicator = finding.subject.partition(_PARTING)[2]
        about = f"{of_indicator}：" if of_indicator else ""
        _say_finding(console, finding, f"{about}{finding.message}{_place(finding)}")
        is_shared = following is not None and (following.rule, following.fix) == (finding.rule, finding.fix)
        if finding.fix and not is_shared and finding.fix not in said:
            _say(console, f"      改法：{finding.fix}", "dim")
            said.add(finding.fix)


def _print_sources(console: Console, findings: Sequence[Finding]) -> None:
    """The texts that the findings rest on, each with its rules."""
    rules: dict[str, list[str]] = {}
    for finding in findings:
        if finding.source and finding.rule not in rules.setdefault(finding.source, []):
            rules[finding.source].append(finding.rule)
    if rules:
        _say(console, "\n依据", "bold")
    for source, codes in sorted(rules.items(), key=lambda pair: sorted(pair[1])):
        _say(console, f"  {'、'.join(sorted(codes))}：{source}", "dim")


def _about(finding: Finding) -> str:
    return f"{finding.subject}：" if finding.subject else ""


def _place(finding: Finding) -> str:
    places = [str(place) for place in finding.where if str(place)]
    more = f" 等{len(places)}处" if len(places) > _MOST_PLACES else ""
    return f"［{'；'.join(places[:_MOST_PLACES])}{more}］" if places else ""


def _weight(finding: Finding) -> int:
    return _SEVERITIES.index(finding.severity)


def _say_finding(console: Console, finding: Finding, words: str) -> None:
    """A finding in one line, its weight coloured."""
    judged = "（供判断）" if finding.certainty is Certainty.JUDGEMENT else ""
    weight = f"  {SEVERITY_WORDS[finding.severity]} {finding.rule}{judged}"
    console.print(Text.assemble((weight, _STYLES[finding.severity]), f"  {_plain(words)}"))


def _say(console: Console, words: str, style: str = "") -> None:
    console.print(Text(_plain(words), style))


def _plain(words: str) -> str:
    """Text without characters that steer a terminal, because papers may hold them."""
    return "".join(character for character in words if character.isprintable() or character == "\n")

"""Findings for the terminal: by severity, then by rule, each rule's remedy and source said once."""

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console

from heng.domain.finding import Certainty, Finding, Severity

_LABELS = {Severity.ERROR: ("错误", "bold red"), Severity.WARNING: ("警告", "yellow"), Severity.HINT: ("提示", "cyan")}
_CERTAINTIES = {
    Certainty.CERTAIN: "确定",
    Certainty.LIKELY: "很可能",
    Certainty.JUDGEMENT: "供判断",
    Certainty.EXTRACTION: "读取所致",
}
_READING = "I"


def print_findings(file: str, profile: str, findings: tuple[Finding, ...]) -> None:
    """Print one paper's findings to stdout: what the rules found, then what reading announced."""
    console = Console(soft_wrap=True, highlight=False)
    counts = "，".join(f"{label}{_count(findings, severity)}条" for severity, (label, _) in _LABELS.items())
    _say(console, f"{file}  口径：{profile}  {counts}", "bold")
    found = [finding for finding in findings if not finding.rule.startswith(_READING)]
    for severity, (label, style) in _LABELS.items():
        of_severity = sorted((finding for finding in found if finding.severity is severity), key=_rule)
        for rule, group in groupby(of_severity, key=_rule):
            _print_rule(console, f"{label} {rule}", style, tuple(group))
    announced = sorted((finding for finding in findings if finding.rule.startswith(_READING)), key=_rule)
    if announced:
        _say(console, f"\n读取时的提示（{len(announced)}条，请对照原件）", "bold")
    for finding in announced:
        _say(console, _line(finding))
    _say(console, "")


def _print_rule(console: Console, title: str, style: str, group: tuple[Finding, ...]) -> None:
    certainties = "、".join(dict.fromkeys(_CERTAINTIES[finding.certainty] for finding in group))
    _say(console, f"\n{title}（{len(group)}条，{certainties}）", style)
    for finding in group:
        _say(console, _line(finding))
    for fix in dict.fromkeys(finding.fix for finding in group if finding.fix):
        _say(console, f"    改法：{fix}", "dim")
    sources = "；".join(dict.fromkeys(finding.source for finding in group if finding.source))
    if sources:
        _say(console, f"    依据：{sources}", "dim")


def _line(finding: Finding) -> str:
    place = f"［{finding.where[0]}］" if finding.where and str(finding.where[0]) else ""
    return f"  · {finding.subject}：{finding.message}{place}"


def _say(console: Console, text: str, style: str = "") -> None:
    """Print text as it is; characters that steer a terminal are left out, because papers may hold them."""
    plain = "".join(character for character in text if character.isprintable() or character == "\n")
    console.print(plain, style=style or None, markup=False)


def _count(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def _rule(finding: Finding) -> str:
    return finding.rule

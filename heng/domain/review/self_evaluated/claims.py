"""A report that deducts points for what was not achieved, and elsewhere says that it was achieved, or nothing of it."""

import re
from collections.abc import Iterator, Sequence

from heng.domain.review.figures import Sentence, sentences
from heng.domain.review.profile import Profile
from heng.domain.review.self_evaluated.fault import Fault
from heng.domain.target.declaration import Document, DocumentKind

_DEDUCTED = re.compile(r"扣\s*\d+(?:\.\d+)?\s*分")
_CLAUSES = re.compile(r"[,;:。]")
_DENIED = re.compile(
    r"(?P<names>[^,;:。]{4,90}?)(?:指标)?(?:虽|尚未|仍未|均未|未达|未完成|未实现|未能|没有达到|没有完成)"
)
_TAIL = re.compile(r"(?:指标|能力|工作|情况|任务|项目|目标)+$")
_CLAIMED = re.compile(r"实现|达到|达成")
_AS_TARGET = re.compile(r"(?:全部|均|超额|圆满)(?:实现|完成|达到)|等?(?:绩效|预期|年度)目标")
_RATE = ("率", "度", "比例", "占比")
_SHORTEST = 6
_ALL_REACHED = re.compile(r"(?:全部|均已?)(?:实现|完成|达到)(?:了)?(?:预期|年度|绩效)?目标")


def claim_faults(document: Document, profile: Profile) -> Iterator[Fault]:
    """What lost points as not achieved, against the other sentences of the report."""
    if document.kind is not DocumentKind.SELF_EVALUATION_REPORT:
        return
    said = tuple(sentences(document))
    for sentence in said:
        if _DEDUCTED.search(sentence.text):
            others = [other for other in said if other is not sentence and not _DEDUCTED.search(other.text)]
            for name in _denied(sentence.text):
                yield from _claimed(name, sentence, others)
                yield from _silent(name, sentence, others)


def _denied(text: str) -> Iterator[str]:
    """The names of what a sentence says was not achieved: before the denial, parted by 、."""
    for clause in _CLAUSES.split(text):
        found = _DENIED.match(clause)
        if found:
            names = (_TAIL.sub("", name.strip()) for name in found["names"].split("、"))
            yield from (name for name in names if len(name) >= _SHORTEST)


def _claimed(name: str, denied: Sentence, others: Sequence[Sentence]) -> Iterator[Fault]:
    """Sentences that report the name as achieved; of a rate, only those that say so of its target."""
    wanted = _AS_TARGET if name.endswith(_RATE) else _CLAIMED
    claims = [one for one in others if name in one.text and wanted.search(one.text) and not _denies(one.text, name)]
    if claims:
        start = claims[0].text.index(name)
        quoted = re.split(r"[,;、。]", claims[0].text[start : start + len(name) + 12])[0]
        reason = re.split(r"[,;。]", denied.text[denied.text.index(name) :])[0][:60]
        message = f"扣分说明写“{reason}”，另一处却写实现了“{quoted}”，前后矛盾。"
        where = (denied.where, *(one.where for one in claims))
        yield Fault("R71", quoted, message, where, fix="请统一扣分说明与完成情况的说法，写明实际完成值。")


def _silent(name: str, denied: Sentence, others: Sequence[Sentence]) -> Iterator[Fault]:
    """A rate that was missed, of which the report gives no actual, while it says that all targets were reached."""
    everything = next((one for one in others if _ALL_REACHED.search(one.text)), None)
    if everything is None or not name.endswith(_RATE) or any(name in one.text for one in others):
        return
    message = f"“{name}”因没有达到目标被扣分，目标完成情况分析中没有报告它的完成值，却写“{_quoted_all(everything)}”。"
    fix = "请补写该指标的目标值、完成值和未完成原因。"
    yield Fault("R70", name, message, (denied.where, everything.where), fix=fix)


def _quoted_all(sentence: Sentence) -> str:
    found = _ALL_REACHED.search(sentence.text)
    return found[0] if found else ""


def _denies(text: str, name: str) -> bool:
    """Whether a sentence says itself that the name was not achieved."""
    behind = text[text.index(name) + len(name) :]
    return bool(re.match(r"[^,;。]{0,12}(?:未|没有|低于|不足)", behind))

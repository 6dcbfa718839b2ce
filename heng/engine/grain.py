"""Grains: the stretches of time and the courts over which a period is broken down (`--by court,month`)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta

from heng.domain.errors import WrongUsage
from heng.domain.period import Period, parse_period
from heng.engine.query import Bucket

BY_COURT = "court"
_LABELS = {"court": "法院", "month": "月", "quarter": "季"}


def check(by: Sequence[str]) -> None:
    """WrongUsage for a grain that does not exist, or two grains of time at once."""
    for name in by:
        if name not in _LABELS:
            known = "、".join(f"{key}（{label}）" for key, label in _LABELS.items())
            raise WrongUsage(f"不能按“{name}”分组，可选：{known}。")
    if len([name for name in by if name in _SPLITS]) > 1:
        raise WrongUsage("月与季只能选一个。")


def buckets(period: Period, by: Iterable[str]) -> tuple[Bucket, ...]:
    """The stretches of `period`, in order: its months or quarters where `by` names one, else the whole."""
    split = next((_SPLITS[name] for name in by if name in _SPLITS), _whole)
    return tuple(Bucket(part.name, part.start, part.end + timedelta(days=1)) for part in split(period))


def labels(by: Iterable[str], court: str, bucket: Bucket) -> dict[str, str]:
    """The grain of one result: {"court": "粤0192", "month": "2022-03"}."""
    return {name: court if name == BY_COURT else bucket.name for name in by}


def _whole(period: Period) -> list[Period]:
    return [period]


def _months(period: Period) -> list[Period]:
    return list(period.months())


def _quarters(period: Period) -> list[Period]:
    names = dict.fromkeys(f"{month.start.year}Q{(month.start.month + 2) // 3}" for month in period.months())
    quarters = [parse_period(name) for name in names]
    if any(quarter.start < period.start or quarter.end > period.end for quarter in quarters):
        raise WrongUsage(f"期间 {period.name} 不是由整季组成，不能按季分组。")
    return quarters


_SPLITS: Mapping[str, Callable[[Period], list[Period]]] = {"month": _months, "quarter": _quarters}

"""Which rules a person wants to hear of: codes or beginnings of codes, as R20, R2 or I."""

from collections.abc import Callable, Iterable, Sequence

from heng.domain.errors import WrongUsage
from heng.domain.finding import Finding

Wanted = Callable[[Finding], bool]


def wanted(select: Sequence[str], ignore: Sequence[str]) -> Wanted | None:
    """Whether a finding is to be shown: by the longest beginning of its code that is given; of equals, not.

    None where neither is given: everything is. Without `select` all codes are wanted that are not ignored. Each entry may hold several, parted by commas. Raises
    WrongUsage, listing the known codes, where one of them fits none.
    """
    if not select and not ignore:
        return None
    known = known_codes()
    chosen, left_out = _parted(select, known), _parted(ignore, known)

    def is_wanted(finding: Finding) -> bool:
        for_it = _longest(finding.rule, chosen) if chosen else 0
        against = _longest(finding.rule, left_out)
        return for_it is not None and (against is None or for_it > against)

    return is_wanted


def known_codes() -> tuple[str, ...]:
    """All codes that a finding can bear: of rules (also between papers) and of reading."""
    from heng.documents.layouts.announce import TEXTS
    from heng.documents.readers.announce import TEXTS as OF_READERS
    from heng.domain.review.rules import RULES
    from heng.rulebook.review_opinion import mapped_rules

    return tuple(sorted({module.RULE.code for module in RULES} | set(mapped_rules()) | {"I01", *TEXTS, *OF_READERS}))


def _parted(given: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    codes = [code.strip().upper() for entry in given for code in entry.replace("，", ",").split(",") if code.strip()]
    for code in codes:
        if not any(each.startswith(code) for each in known):
            raise WrongUsage(
                f"没有代码为“{code}”的规则。可写完整代码或开头（如 R20、R2、I）；已有：{'、'.join(known)}。"
            )
    return tuple(codes)


def _longest(rule: str, codes: Sequence[str]) -> int | None:
    """The length of the longest of `codes` that `rule` begins with; None where there is none."""
    return max((len(code) for code in codes if rule.startswith(code)), default=None)

"""Reviewing many papers: each read in a process of its own and held against the rules of its region."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from heng.cli.review_codes import Wanted
from heng.documents.batch import Found, Reading, read_all
from heng.documents.child import read_in_child
from heng.documents.from_json import document_from_json
from heng.domain.errors import WrongUsage
from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.across.conflict import Conflict
from heng.domain.review.across.conflicts import conflicts
from heng.domain.review.opinion import Opinion
from heng.domain.review.profile import Profile
from heng.domain.review.review import review
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import DEFAULT, load_profile, profile_data, profile_for
from heng.rulebook.review_opinion import opinion_of

_OPINIONS = "审核意见"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A paper with what was found in it: the findings of reading first. `content` is there only when asked for.

    `is_partial` says that findings of some rules were not wanted.
    """

    found: Found
    document: Document
    profile: Profile
    findings: tuple[Finding, ...]
    is_partial: bool
    content: Mapping[str, Any] | None = None

    def without_content(self) -> "Reviewed":
        """The same without the content of the file, to be remembered."""
        return replace(self, content=None)

    def opinion(self) -> Opinion:
        """The review opinion on these findings."""
        return opinion_of(self.document, self.findings, self.profile, is_partial=self.is_partial)


Announce = Callable[[Iterator[Reading]], Iterator[Reading]]
Choose = Callable[[Document], Profile]


def choice(slug: str | None, settings: Sequence[str]) -> Choose:
    """How the profile of a paper is chosen: `slug`, or that of its region, for its year, with `settings` switched on.

    Raises WrongUsage for a profile or a setting that there is not, listing the known ones.
    """
    known = profile_data(load_profile(slug or DEFAULT).slug)["settings"]
    unknown = [name for name in settings if name not in known]
    if unknown:
        named = "；".join(f"{name}（{entry['label']}）" for name, entry in known.items())
        raise WrongUsage(f"没有名为“{unknown[0]}”的设置。可用的有：{named}。")

    def choose(document: Document) -> Profile:
        profile = load_profile(slug or profile_for(document), document.fiscal_year)
        return replace(profile, settings=profile.settings | frozenset(settings))

    return choose


def review_all(
    files: Sequence[Found],
    choose: Choose,
    is_wanted: Wanted | None,
    *,
    jobs: int = 1,
    with_content: bool = False,
    shown: Announce = iter,
) -> Iterator[Reviewed | Reading]:
    """Each of `files` reviewed by the profile that `choose` gives, or its reading where it cannot be read."""
    readings = read_all(files, jobs, read=lambda path, name: read_in_child(path, name=name, with_content=with_content))
    for reading in shown(readings):
        yield reading if reading.document is None else _reviewed(reading.found, reading.document, choose, is_wanted)


def between(reviewed: Sequence[Reviewed], is_wanted: Wanted | None) -> tuple[Conflict, ...]:
    """What several papers contradict each other in, by the profile of the first paper."""
    if len(reviewed) < 2:
        return ()
    found = conflicts([each.document for each in reviewed], reviewed[0].profile)
    return tuple(conflict for conflict in found if is_wanted is None or is_wanted(conflict.finding))


def weighs(finding: Finding, least: Severity) -> bool:
    """Whether a finding is the paper's own and at least so severe; doubts of reading and judgement never weigh."""
    severities = tuple(Severity)
    own = finding.certainty not in {Certainty.EXTRACTION, Certainty.JUDGEMENT}
    return own and severities.index(finding.severity) <= severities.index(least)


def without_opinions(found: Sequence[Found], named: Sequence[Path]) -> list[Found]:
    """The files without the opinions that an earlier review left in a folder; a file named by itself stays."""
    return [each for each in found if each.path in named or not each.path.stem.endswith(_OPINIONS)]


def _reviewed(found: Found, data: Mapping[str, Any], choose: Choose, is_wanted: Wanted | None) -> Reviewed:
    document = document_from_json(data)
    profile = choose(document)
    findings = (*document.findings, *review(document, profile))
    kept = tuple(finding for finding in findings if is_wanted is None or is_wanted(finding))
    return Reviewed(found, document, profile, kept, is_wanted is not None, data.get("content"))

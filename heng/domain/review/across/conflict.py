"""A contradiction between papers: a finding whose places lie in several files."""

from dataclasses import dataclass, replace

from heng.domain.finding import Finding, Where
from heng.domain.review.profile import Profile


@dataclass(frozen=True, slots=True)
class Conflict:
    """One contradiction; `files` names the file of each place of the finding, in the same order."""

    finding: Finding
    files: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The finding in the shape of `heng review --format json`, with the file of each of its places."""
        return {**self.finding.to_json(), "files": list(self.files)}


Place = tuple[str, Where]


def conflict(finding: Finding, places: tuple[Place, ...], profile: Profile) -> Conflict:
    """The finding at places of several files, its source written as a title."""
    titled = profile.source_titles.get(finding.source, finding.source)
    found = replace(finding, where=tuple(where for _, where in places), source=titled)
    return Conflict(found, tuple(file for file, _ in places))

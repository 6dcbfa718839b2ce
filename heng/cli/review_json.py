"""A review for programs: one JSON object, each paper printed as soon as it is reviewed."""

import json
import sys
from collections.abc import Sequence

from heng.cli.review_run import Reviewed
from heng.documents.storable import printable, storable
from heng.domain.review.across.conflict import Conflict
from heng.rulebook.ruleset import ruleset_version

# What of the opinion is said once already: the findings themselves.
_REPEATED = {"file", "sha256", "ruleset", "facts", "annex", "waived", "dimensions"}


def print_start() -> None:
    """The beginning of the object."""
    sys.stdout.write('{"documents": [')


def print_paper(reviewed: Reviewed, is_first: bool) -> None:
    """One paper: file, profile, findings, and in short what the opinion on it would suggest."""
    opinion = reviewed.opinion().to_json()
    shape = {
        "file": reviewed.document.file,
        "profile": reviewed.profile.slug,
        "ruleset": ruleset_version(),
        "findings": [finding.to_json() for finding in reviewed.findings],
        "opinion": {name: value for name, value in opinion.items() if name not in _REPEATED},
    }
    sys.stdout.write(("\n" if is_first else ",\n") + json.dumps(storable(shape), ensure_ascii=False, indent=2))


def print_end(conflicts: Sequence[Conflict], refused: Sequence[tuple[str, str]]) -> None:
    """What the papers contradict each other in, the files that cannot be read and why, and the end of the object."""
    tail = {
        "conflicts": [conflict.to_json() for conflict in conflicts],
        "refused": [{"file": printable(file), "message": message} for file, message in refused],
    }
    sys.stdout.write("\n], " + json.dumps(storable(tail), ensure_ascii=False, indent=2)[1:] + "\n")

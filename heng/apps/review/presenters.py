"""The findings of a paper as its page lists them: chosen, counted and grouped."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from heng.apps.intake.findings import place_text
from heng.apps.intake.history import profile_of
from heng.apps.intake.models import Paper
from heng.apps.review.cases import LAPSED, OPEN, WAIVED, Handling, Held
from heng.apps.review.rules import CERTAINTY_LABELS, SEVERITY_LABELS, titles
from heng.apps.user.models import User
from heng.documents.from_json import document_from_json
from heng.documents.source_places import anchor
from heng.domain.finding import Severity
from heng.domain.review.opinion_scheme import Scheme
from heng.domain.target.declaration import DocumentKind
from heng.rulebook.profiles import load_profile, profile_data, profile_reason, profile_slugs
from heng.rulebook.review_opinion import scheme_for
from heng.rulebook.ruleset import ruleset_version

Json = dict[str, Any]
READING = "读取疑问（请对照原件，不是文件的错误）"
WHOLE = "整份文件"
STATE_WORDS = {OPEN: "待处理", WAIVED: "已说明保留", LAPSED: "保留已失效"}


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as a row of the list."""

    held: Held
    owner: str
    part: str
    certainty: str
    state_word: str
    where: str


@dataclass(slots=True)
class Group:
    """Some findings under one heading; `tally` is the number of each severity."""

    title: str
    lines: list[Line] = field(default_factory=list)
    is_reading: bool = False

    @property
    def tally(self) -> list[tuple[str, int]]:
        """Severity and number, the gravest first, without those of which there are none."""
        return tally(line.held for line in self.lines)


def tally(held: Iterable[Held]) -> list[tuple[str, int]]:
    """Severity and number, the gravest first, without those of which there are none."""
    counted = Counter(one.finding.severity for one in held)
    return [(severity.value, counted[severity]) for severity in Severity if counted[severity]]


def line(held: Held, names: Collection[str]) -> Line:
    """A finding as a row of the list; its subject is whose it is (one of the `names` of units and projects) and, after
    the stroke, which part of it; anything else is part of the whole paper."""
    owner, _, part = held.finding.subject.partition(" / ")
    if owner not in names:
        owner, part = WHOLE, held.finding.subject
    places = [place_text(where) for where in held.data["where"][:1]]
    certainty, state = CERTAINTY_LABELS[held.finding.certainty], STATE_WORDS[held.state]
    return Line(held, owner, part, certainty, state, "".join(places))


def chosen(held: Iterable[Held], asked: Mapping[str, Any], user: User) -> list[Held]:
    """The findings that fit what was chosen; a choice that there is not is no choice."""
    tests: Mapping[str, Callable[[Held, str], bool]] = {
        "severity": lambda one, word: one.finding.severity.value == word,
        "rule": lambda one, word: one.finding.rule == word,
        "certainty": lambda one, word: one.finding.certainty.value == word,
        "state": lambda one, word: _in_state(one, word, user),
        "q": lambda one, word: word in f"{one.finding.rule} {one.finding.subject} {one.finding.message}",
    }
    wanted = [(test, asked[name]) for name, test in tests.items() if asked.get(name)]
    return [one for one in held if all(test(one, word) for test, word in wanted)]


def _in_state(held: Held, word: str, user: User) -> bool:
    person = held.case.assigned_to_id if held.case else None
    if word == "mine":
        return person == user.pk
    if word == "assigned":
        return person is not None
    return held.state in ((OPEN, LAPSED) if word == OPEN else (word,))


def names_of(paper: Paper) -> frozenset[str]:
    """The names of the units and projects of a paper."""
    return frozenset(paper.names.split("\n")) - {""}


def grouped(held: Iterable[Held], by: str, paper: Paper) -> list[Group]:
    """The findings in groups, in the order in which the groups first occur (dimensions in that of the form); what
    reading was not sure of comes last, by itself."""
    scheme, names = scheme_for(DocumentKind(paper.kind)), names_of(paper)
    title = _TITLES.get(by, _TITLES["entry"])
    groups: dict[str, Group] = {}
    reading = Group(READING, is_reading=True)
    for one in held:
        row = line(one, names)
        group = reading if one.is_reading else groups.setdefault(title(row, scheme), Group(title(row, scheme)))
        group.lines.append(row)
    ordered = sorted(groups.values(), key=_order(by, scheme))
    return [*ordered, *([reading] if reading.lines else [])]


def _order(by: str, scheme: Scheme) -> Callable[[Group], Any]:
    dimensions = [
        _point(slug, scheme) for dimension in scheme.dimensions for slug in (p.slug for p in dimension.points)
    ]
    orders: Mapping[str, Callable[[Group], Any]] = {
        "dimension": lambda group: dimensions.index(group.title),
        "rule": lambda group: group.title,
        "severity": lambda group: list(Severity).index(group.lines[0].held.finding.severity),
    }
    return orders.get(by, lambda group: min(row.held.number for row in group.lines))


def _point(slug: str, scheme: Scheme) -> str:
    """Dimension and check point in words."""
    return next(
        f"{dimension.name} · {point.name}"
        for dimension in scheme.dimensions
        for point in dimension.points
        if point.slug == slug
    )


_TITLES: Mapping[str, Callable[[Line, Scheme], str]] = {
    "entry": lambda row, _: row.owner,
    "rule": lambda row, _: f"{row.held.finding.rule}　{titles().get(row.held.finding.rule, '')}",
    "severity": lambda row, _: SEVERITY_LABELS[row.held.finding.severity],
    "dimension": lambda row, scheme: _point(scheme.point_of(row.held.finding.rule), scheme),
}


def counts(present: Handling, user: User) -> list[tuple[str, str, int]]:
    """State, word and number for the tabs above the list."""
    words = (("", "全部"), ("open", "待处理"), ("waived", "已说明保留"), ("lapsed", "保留已失效"), ("mine", "指派给我"))
    return [(word, label, len(chosen(present.held, {"state": word}, user))) for word, label in words]


def rules_of(present: Handling) -> list[tuple[str, str, int]]:
    """Code, title and number of the rules that found something."""
    counted = Counter(one.finding.rule for one in present.held)
    return [(code, titles().get(code, "读取"), number) for code, number in sorted(counted.items())]


def profile(paper: Paper) -> Json:
    """By which profile a paper is reviewed, why, and what could be chosen instead."""
    document = document_from_json(paper.current)
    slug, region, name = profile_reason(document)
    on = profile_of(paper, document).settings
    why = f"“{name}”含有“{region}”" if region else "文件中没有写明地区"
    return {
        "slug": paper.profile,
        "name": load_profile(paper.profile).name,
        "is_chosen": bool(paper.chosen_profile),
        "why": "由人工选定" if paper.chosen_profile else why,
        "automatic": load_profile(slug).name,
        "others": [(each, load_profile(each).name) for each in profile_slugs()],
        "settings": [
            {"name": name, "label": entry["label"], "is_on": name in on}
            for name, entry in profile_data(paper.profile, paper.fiscal_year)["settings"].items()
        ],
        "is_stale": paper.ruleset != ruleset_version(),
        "current": ruleset_version(),
    }


def places(held: Held) -> list[tuple[str, str]]:
    """The places of a finding in words, each with its anchor in the original."""
    return [(place_text(where), anchor(where)) for where in held.data["where"] if place_text(where)]

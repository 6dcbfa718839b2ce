"""Finding things by a word: definitions, declared targets, papers."""

from dataclasses import dataclass

from django.urls import reverse

from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court
from heng.apps.target.models import Target
from heng.rulebook.indicators import load_definitions

MOST = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what it is called, where it stands, what it is."""

    label: str
    address: str
    kind: str


def search(court: Court, words: str) -> list[Hit]:
    """Everything of `court` (and all definitions) whose name contains `words`."""
    if not words:
        return []
    definitions = [
        Hit(known.name, reverse("indicator:definition", args=[known.slug]), "指标定义")
        for known in load_definitions()
        if any(words in name for name in (known.name, *known.aliases, known.slug))
    ]
    targets = Target.objects.filter(part__declaration__court=court, name__contains=words).select_related(
        "part__declaration"
    )
    declared = [
        Hit(
            one.name,
            reverse("target:declaration", args=[one.part.declaration_id]),
            f"绩效目标：{one.part.declaration.title}",
        )
        for one in targets[:MOST]
    ]
    papers = Paper.objects.filter(court=court, file_name__contains=words).only("file_name")[:MOST]
    files = [Hit(paper.file_name, reverse("intake:paper", args=[paper.pk]), "文件") for paper in papers]
    return [*definitions[:MOST], *declared, *files]

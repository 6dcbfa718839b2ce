"""What the court of a synthetic year keeps and is checked for: archives, contracts, protection level, reuse, wages."""

from collections.abc import Iterator
from datetime import date, timedelta

from heng.records.synth.cases import Row
from heng.records.synth.settings import YearSettings

_PAYDAY = 10


def archive_task_rows(settings: YearSettings) -> Iterator[Row]:
    """The archive services of every month and year, all done."""
    for number, kind in enumerate(settings.parameters["holdings"]["archive_tasks"], start=1):
        for month in range(1, 13):
            due = date(settings.year, month, 28)
            yield {
                "task_id": f"AT{number}{month:02d}",
                "kind": kind,
                "required": True,
                "due_on": due,
                "done_on": due - timedelta(days=3),
            }


def procured_rows(settings: YearSettings) -> Iterator[Row]:
    """What is bought as a service for the year."""
    for line, (item, quantity) in enumerate(settings.parameters["holdings"]["procured"].items(), start=1):
        yield {
            "contract_id": f"HT{settings.year}-01",
            "line": line,
            "item": item,
            "quantity": quantity,
            "active_from": settings.start,
            "active_to": settings.end,
            "received_on": settings.start,
        }


def protection_rows(settings: YearSettings) -> Iterator[Row]:
    """The yearly assessment of classified protection, by system."""
    for number, score in enumerate(settings.parameters["targets"]["protection_scores"], start=1):
        yield {
            "system_id": f"SYS{number:02d}",
            "level": 3,
            "assessed_on": date(settings.year, 10, 20),
            "assessor": "测评机构",
            "score": score,
            "conclusion": "medium",
            "major_hazards": 0,
            "in_scope": True,
        }


def reuse_rows(settings: YearSettings) -> Iterator[Row]:
    """Applications and components built for reuse; nobody else has taken them up yet."""
    counts = settings.parameters["targets"]["reusable"]
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    for number, kind in enumerate(kinds, start=1):
        yield {"item_id": f"RU{number:02d}", "kind": kind, "released_on": date(settings.year, 9, 15), "adopters": 0}


def wage_rows(settings: YearSettings, people: list[Row]) -> Iterator[Row]:
    """Monthly wages of the contract staff, paid on time."""
    for person in people:
        if person["staff_kind"] == "contract":
            for month in range(1, 13):
                due = date(settings.year, month, _PAYDAY)
                yield {
                    "person_id": person["person_id"],
                    "month_start": due.replace(day=1),
                    "due_on": due,
                    "paid_on": due - timedelta(days=2),
                    "compliant": True,
                }

"""Staff, training, appraisal and uniforms of a synthetic year."""

from collections.abc import Iterator
from datetime import date

from heng.records.synth.cases import Row
from heng.records.synth.settings import YearSettings

_HOURS = 8


def person_rows(settings: YearSettings) -> list[Row]:
    """Judges first (P0001 …, as cases name them), then the other staff; all in post through the year."""
    people = settings.parameters["people"]
    groups = (
        ("quota_judge", "establishment", settings.parameters["cases_of_year"]["judges"]),
        ("assistant", "establishment", people["assistants"]),
        ("clerk", "establishment", people["clerks"]),
        ("police", "establishment", people["police"]),
        ("other", "contract", people["contract"]),
    )
    staff = [(role, kind) for role, kind, count in groups for _ in range(count)]
    return [
        {
            "person_id": f"P{number:04d}",
            "staff_kind": kind,
            "role": role,
            "post": "trial" if kind == "establishment" else "administration",
            "active_from": date(settings.year - 2, 7, 1),
            "hired_on": date(settings.year - 2, 7, 1),
            "hire_ok": True,
        }
        for number, (role, kind) in enumerate(staff, start=1)
    ]


def session_rows(settings: YearSettings) -> Iterator[Row]:
    """Training sessions, held as planned."""
    for number in range(1, settings.parameters["people"]["training_sessions"] + 1):
        day = _session_day(settings, number)
        yield {
            "session_id": f"X{number:02d}",
            "planned_on": day,
            "held_on": day,
            "hours": _HOURS,
            "courts_taking_part": 1,
        }


def attendance_rows(settings: YearSettings, people: list[Row]) -> Iterator[Row]:
    """Who had to come to which session: a third of the staff in turn; everybody came."""
    for number in range(1, settings.parameters["people"]["training_sessions"] + 1):
        for position, person in enumerate(people):
            if position % 3 == number % 3:
                yield {
                    "session_id": f"X{number:02d}",
                    "person_id": person["person_id"],
                    "held_on": _session_day(settings, number),
                    "required": True,
                    "attended": True,
                    "passed": True,
                    "hours": _HOURS,
                }


def appraisal_rows(settings: YearSettings, people: list[Row]) -> Iterator[Row]:
    """The yearly appraisal: every sixth excellent, all others passed."""
    for position, person in enumerate(people):
        yield {
            "person_id": person["person_id"],
            "year": settings.year,
            "staff_kind": person["staff_kind"],
            "result": "pass" if position % 6 else "excellent",
            "decided_on": date(settings.year, 12, 28),
        }


def uniform_rows(settings: YearSettings, people: list[Row]) -> Iterator[Row]:
    """Uniforms due to the established staff, all issued."""
    due = date(settings.year, 5, 31)
    for number, person in enumerate((one for one in people if one["staff_kind"] == "establishment"), start=1):
        yield {
            "issue_id": f"U{number:04d}",
            "person_id": person["person_id"],
            "due_on": due,
            "issued": True,
            "issued_on": date(settings.year, 5, 20),
        }


def _session_day(settings: YearSettings, number: int) -> date:
    return date(settings.year, number % 12 + 1, 16)

"""The operations side of a synthetic year: information systems, hotline, premises and works, publicity, surveys."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from heng.records.synth.cases import Row
from heng.records.synth.draw import office_hour, triangular, within, working_days
from heng.records.synth.settings import YearSettings

_CHECKS = ("cleaning", "greening", "hygiene", "lamp", "parking")


def asset_rows(settings: YearSettings) -> Iterator[Row]:
    """Information-system assets, all in service since before the year."""
    for asset_id, kind in _assets(settings):
        yield {
            "asset_id": asset_id,
            "kind": kind,
            "in_service_from": date(settings.year - 2, 6, 1),
            "service_calendar": "7x24",
            "under_maintenance": True,
        }


def uptime_rows(settings: YearSettings) -> Iterator[Row]:
    """Minutes promised and minutes lost of each asset and month."""
    for asset_id, kind in _assets(settings):
        for month in range(1, 13):
            days = ((date(settings.year + month // 12, month % 12 + 1, 1)) - date(settings.year, month, 1)).days
            yield {
                "asset_id": asset_id,
                "asset_kind": kind,
                "month_start": date(settings.year, month, 1),
                "service_minutes": days * 24 * 60,
                "outage_minutes": 0,
            }


def outage_rows(settings: YearSettings) -> Iterator[Row]:
    """Planned maintenance windows, one every second month."""
    for number, month in enumerate(range(2, 13, 2), start=1):
        at = datetime.combine(date(settings.year, month, 15), time(22))
        yield {
            "outage_id": f"O{number:03d}",
            "asset_id": "IT001",
            "from_at": at,
            "to_at": at + timedelta(hours=2),
            "planned": True,
        }


def ticket_rows(settings: YearSettings) -> Iterator[Row]:
    """Faults, maintenance and requests; every one was answered."""
    rng = settings.rng("tickets")
    parameters = settings.parameters["operations"]
    fault, maintenance = parameters["fault_response_minutes"], parameters["maintenance_response_minutes"]
    kinds = [("fault", "p2", fault)] * settings.count(parameters["faults"])
    kinds += [("maintenance", "p4", maintenance)] * settings.count(parameters["maintenance"])
    kinds += [("request", "p3", maintenance)] * settings.count(parameters["requests"])
    for number, (kind, severity, minutes) in enumerate(kinds, start=1):
        raised = office_hour(rng, _some_day(settings, rng))
        responded = raised + timedelta(minutes=int(triangular(rng, minutes)))
        yield {
            "ticket_id": f"K{number:05d}",
            "asset_id": f"IT{rng.randint(1, sum(parameters['assets'].values())):03d}",
            "kind": kind,
            "raised_at": raised,
            "responded_at": responded,
            "resolved_at": responded + timedelta(minutes=rng.randint(10, 300)),
            "severity": severity,
        }


def hotline_rows(settings: YearSettings) -> Iterator[Row]:
    """Calls to 12368; the published number was answered by the filing desk."""
    rng = settings.rng("hotline")
    answered = settings.count(settings.parameters["targets"]["hotline_answered"])
    total = answered + settings.count(settings.parameters["operations"]["hotline_unanswered"])
    unanswered = set(rng.sample(range(total), total - answered))
    for number in range(total):
        at = office_hour(rng, _some_day(settings, rng))
        abandoned = number in unanswered
        yield {
            "call_id": f"C{number + 1:05d}",
            "started_at": at,
            "agent_requested_at": at + timedelta(seconds=8),
            "answered_at": None if abandoned else at + timedelta(seconds=8 + rng.randint(2, 40)),
            "ended_at": at + timedelta(seconds=rng.randint(60, 600)),
            "abandoned": abandoned,
        }


def shift_rows(settings: YearSettings) -> Iterator[Row]:
    """Cleaning on working days (more than eight hours), guards round the clock; every post was filled."""
    number = 0
    for month in range(1, 13):
        for day in working_days(settings.year, month):
            for post, first, last, heads in (("cleaning", 7, 17, 6), ("guard", 0, 12, 4), ("guard", 12, 24, 4)):
                number += 1
                midnight = datetime.combine(day, time())
                yield {
                    "shift_id": f"B{number:05d}",
                    "post": post,
                    "shift_on": day,
                    "start_at": midnight + timedelta(hours=first),
                    "end_at": midnight + timedelta(hours=last),
                    "required_heads": heads,
                    "actual_heads": heads,
                }


def check_rows(settings: YearSettings) -> Iterator[Row]:
    """Monthly checks of the premises, all as agreed."""
    for number in range(12 * len(_CHECKS)):
        month, kind = divmod(number, len(_CHECKS))
        yield {
            "check_id": f"F{number + 1:03d}",
            "kind": _CHECKS[kind],
            "checked_on": date(settings.year, month + 1, 25),
            "required_count": 120,
            "actual_count": 120,
            "passed": True,
        }


def acceptance_rows(settings: YearSettings) -> Iterator[Row]:
    """Acceptance of repairs and of third-party tests."""
    kinds = ["works"] * settings.parameters["operations"]["works"] + ["third_party_test"] * 3
    for number, kind in enumerate(kinds, start=1):
        held = date(settings.year, number + 2, 20)
        yield {
            "acceptance_id": f"Y{number:03d}",
            "project_id": f"XM{number:03d}",
            "kind": kind,
            "held_on": held,
            "passed": True,
        }


def defect_rows(settings: YearSettings) -> Iterator[Row]:
    """Defects found within the warranty, mended in time."""
    for number in range(1, settings.parameters["operations"]["defects"] + 1):
        raised = date(settings.year, number * 2, 3)
        yield {
            "defect_id": f"Q{number:03d}",
            "project_id": f"XM{number:03d}",
            "raised_on": raised,
            "in_warranty": True,
            "due_on": raised + timedelta(days=20),
            "rectified_on": raised + timedelta(days=9),
        }


def need_rows(settings: YearSettings) -> Iterator[Row]:
    """What divisions asked of the general office; everything was provided in time."""
    rng = settings.rng("needs")
    for number in range(1, settings.count(settings.parameters["operations"]["needs"]) + 1):
        raised = _some_day(settings, rng)
        fulfilled = raised + timedelta(days=rng.randint(0, 5))
        yield {
            "request_id": f"N{number:05d}",
            "raised_on": raised,
            "due_on": raised + timedelta(days=7),
            "fulfilled_on": min(fulfilled, settings.end),
        }


def vehicle_rows(settings: YearSettings) -> Iterator[Row]:
    """Vehicles bought in the year, all in use."""
    for number in range(1, settings.parameters["operations"]["vehicles"] + 1):
        bought = date(settings.year, 4 + number, 10)
        yield {
            "asset_id": f"CL{number:03d}",
            "kind": "vehicle",
            "acquired_on": bought,
            "in_use_on": bought + timedelta(days=14),
            "damaged": False,
        }


def media_rows(settings: YearSettings) -> Iterator[Row]:
    """Items published on the court's own channels and by outside media."""
    rng = settings.rng("media")
    own = settings.parameters["targets"]["own_media_items"]
    for number in range(1, own + settings.parameters["operations"]["external_media_items"] + 1):
        external = number > own
        yield {
            "item_id": f"G{number:04d}",
            "channel": "external" if external else "own",
            "outlet_level": rng.choice(("city", "provincial", "national")) if external else None,
            "published_on": _some_day(settings, rng),
            "reads": within(rng, (300, 60000)),
            "reads_at": datetime.combine(settings.end, time(18)),
        }


def suggestion_rows(settings: YearSettings) -> Iterator[Row]:
    """Judicial suggestions issued in the year."""
    rng = settings.rng("suggestions")
    for number in range(1, settings.parameters["targets"]["suggestions"] + 1):
        yield {"suggestion_id": f"S{number:03d}", "issued_on": _some_day(settings, rng)}


def survey_rows(settings: YearSettings) -> Iterator[Row]:
    """Satisfaction answers of November by topic; all were satisfied, as published."""
    rng = settings.rng("surveys")
    surveys = settings.parameters["operations"]["surveys"]
    topics = [
        topic for topic in surveys for _ in range(settings.parameters["operations"]["survey_answers"] // len(surveys))
    ]
    for number, topic in enumerate(topics, start=1):
        yield {
            "response_id": f"Z{number:04d}",
            "topic": topic,
            "respondent_kind": surveys[topic],
            "answered_on": date(settings.year, 11, rng.randint(1, 28)),
            "score": rng.choice((95, 98, 100)),
            "satisfied": True,
            "valid": True,
        }


def _assets(settings: YearSettings) -> Iterator[tuple[str, str]]:
    counts = settings.parameters["operations"]["assets"]
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    return ((f"IT{number:03d}", kind) for number, kind in enumerate(kinds, start=1))


def _some_day(settings: YearSettings, rng: random.Random) -> date:
    return rng.choice(working_days(settings.year, rng.randint(1, 12)))

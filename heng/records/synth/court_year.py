"""A whole synthetic year of a court as two deliveries: the year, and a week later what was missing or wrong in it."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from heng.domain.errors import WrongState, WrongUsage
from heng.records.atomic import write_atomically
from heng.records.progress import Progress, silent
from heng.records.synth import filing, holdings, money, operations, people, trial
from heng.records.synth.cases import Case, Row, case_rows, make_cases
from heng.records.synth.closing import close_cases, event_rows
from heng.records.synth.dirt import orphans, spoil
from heng.records.synth.settings import YearSettings, year_settings
from heng.rulebook.contracts import entities, load_contract
from heng.rulebook.courts import court as known_court
from heng.rulebook.courts import courts

_FEWEST, _MOST = 200, 2_000_000


def write_court_year(
    folder: Path, court: str, year: int, seed: int = 1, cases: int | None = None, progress: Progress = silent
) -> tuple[Path, ...]:
    """Write the batches of a synthetic year below `folder`; equal arguments give byte-identical files.

    Returns the batch folders in loading order; the second is left out where a small year needs no corrections. Raises WrongUsage for an unknown court or a size outside the limits,
    WrongState where `folder` already holds something.
    """
    if known_court(court) is None:
        raise WrongUsage(
            f"没有代字为“{court}”的法院。已知法院：{'、'.join(f'{one.code} {one.name}' for one in courts())}。"
        )
    if cases is not None and not _FEWEST <= cases <= _MOST:
        raise WrongUsage(f"案件数应在 {_FEWEST} 到 {_MOST} 之间，给出的是 {cases}。")
    if folder.exists() and any(folder.iterdir()):
        raise WrongState(f"{folder} 不是空文件夹。为免覆盖，请换一个文件夹。")
    settings = year_settings(court, year, seed, cases)
    first, second = (folder / f"{court}-{year}-{number}" for number in ("01", "02"))
    late: dict[str, list[Row]] = {}
    _write_batch(first, settings, f"{year + 1}-01-05 02:00:00", _first_batch(settings, late), progress)
    corrections = [(entity, rows) for entity, rows in late.items() if rows]
    if not corrections:
        return (first,)
    _write_batch(second, settings, f"{year + 1}-01-12 02:00:00", corrections, silent)
    return first, second


def true_records(settings: YearSettings) -> Iterator[tuple[str, Iterable[Row]]]:
    """The year as it really was: every entity with its records (fields that are left out are blank)."""
    cases = make_cases(settings)
    filing.choose_channels(settings, cases)
    close_cases(settings, cases)
    mediations = filing.mediation_rows(settings, cases)
    yield "case", case_rows(settings, cases)
    yield "filing_request", filing.request_rows(settings, cases, mediations)
    yield "mediation", mediations
    yield from _procedure(settings, cases)
    yield from _staff(settings)
    yield from _operations(settings)
    yield from _holdings(settings)


def _procedure(settings: YearSettings, cases: list[Case]) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "deadline_event", event_rows(cases)
    yield "hearing", trial.hearing_rows(settings, cases)
    yield "service_item", orphans(settings, trial.service_rows(settings, cases))
    yield "appeal", trial.appeal_rows(settings, cases)
    yield "fee_account", money.fee_rows(cases)
    yield "fee_refund", money.refund_rows(settings, cases)
    enforcements = list(money.enforcement_rows(settings, cases))
    yield "enforcement", enforcements
    yield "enforcement_receipt", money.receipt_rows(enforcements)
    yield "aid_case", money.aid_rows(settings)
    yield "archive_volume", money.archive_rows(settings, cases)
    yield "document", money.document_rows(settings, cases)


def _staff(settings: YearSettings) -> Iterator[tuple[str, Iterable[Row]]]:
    staff = people.person_rows(settings)
    yield "person", staff
    yield "training_session", people.session_rows(settings)
    yield "training_attendance", people.attendance_rows(settings, staff)
    yield "appraisal", people.appraisal_rows(settings, staff)
    yield "uniform_issue", people.uniform_rows(settings, staff)
    yield "payroll_payment", holdings.wage_rows(settings, staff)


def _operations(settings: YearSettings) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "it_asset", operations.asset_rows(settings)
    yield "asset_uptime", operations.uptime_rows(settings)
    yield "it_outage", operations.outage_rows(settings)
    yield "it_ticket", operations.ticket_rows(settings)
    yield "hotline_call", operations.hotline_rows(settings)
    yield "shift", operations.shift_rows(settings)
    yield "facility_check", operations.check_rows(settings)
    yield "acceptance", operations.acceptance_rows(settings)
    yield "defect", operations.defect_rows(settings)
    yield "service_request", operations.need_rows(settings)
    yield "asset", operations.vehicle_rows(settings)
    yield "media_item", operations.media_rows(settings)
    yield "suggestion", operations.suggestion_rows(settings)
    yield "survey_response", operations.survey_rows(settings)


def _holdings(settings: YearSettings) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "archive_task", holdings.archive_task_rows(settings)
    yield "procured_item", holdings.procured_rows(settings)
    yield "mlps_assessment", holdings.protection_rows(settings)
    yield "reuse_item", holdings.reuse_rows(settings)
    for entity in settings.parameters["holdings"]["empty"]:
        yield entity, ()


def _first_batch(settings: YearSettings, late: dict[str, list[Row]]) -> Iterator[tuple[str, Iterable[Row]]]:
    for entity, rows in true_records(settings):
        yield entity, spoil(settings, entity, rows, late.setdefault(entity, []))


def _write_batch(
    folder: Path,
    settings: YearSettings,
    delivered_at: str,
    contents: Iterable[tuple[str, Iterable[Row]]],
    progress: Progress,
) -> None:
    folder.mkdir(parents=True)
    lines = [f'court = "{settings.court}"', 'system = "合成数据（非真实案件）"', f'delivered_at = "{delivered_at}"']
    for number, (entity, rows) in enumerate(contents):
        progress(f"生成{load_contract(entity).label}", number, len(entities()))
        data, count = _csv(entity, rows)
        (folder / f"{entity}.csv").write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        lines += [
            "",
            "[[files]]",
            f'entity = "{entity}"',
            f'file = "{entity}.csv"',
            f"rows = {count}",
            f'sha256 = "{digest}"',
        ]
    write_atomically(folder / "manifest.toml", "\n".join(lines) + "\n")


def _csv(entity: str, rows: Iterable[Row]) -> tuple[bytes, int]:
    """The rows as a CSV file (UTF-8), and how many they are."""
    names = [field.name for field in load_contract(entity).fields]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    count = 0
    for row in rows:
        writer.writerow(map(row.get, names))
        count += 1
    return out.getvalue().encode(), count

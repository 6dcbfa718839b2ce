"""Loading a batch: open, read, check, hold back, store – all of it or nothing."""

from dataclasses import replace
from fractions import Fraction
from itertools import islice
from pathlib import Path

from heng.domain.errors import UnreadableInput
from heng.domain.money import percent_text
from heng.records.batch_manifest import BatchManifest
from heng.records.check import Checked, check_rows
from heng.records.delivery import Delivery, open_delivery
from heng.records.doubts import find_doubts
from heng.records.progress import Progress, silent
from heng.records.reading import read_texts
from heng.records.report import EntityReport, LoadReport
from heng.records.snapshot import Batch
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract
from heng.rulebook.ingest import ingest_limits

_EXAMPLES = 5


def load_batch(store: RecordStore, path: Path, progress: Progress = silent) -> LoadReport:
    """Check the batch at `path` (folder or zip) and store its sound rows as a new snapshot; the others are held back.

    Raises UnreadableInput for a damaged batch or one with too many bad rows, WrongState for one already loaded; the
    store is then as before.
    """
    delivery = open_delivery(path)
    manifest = delivery.manifest
    delivery.verify()
    store.refuse_repeated(manifest.digest)
    checked = _check_all(delivery, progress)
    report = _report(store, manifest, checked)
    progress("写入数据仓", 0, 1)
    tables = {one.contract.entity: one.rows for one in checked if one.rows.num_rows}
    after, replaced = store.commit(_batch(report, manifest.digest), tables, report.rejections)
    progress("写入数据仓", 1, 1)
    entities = tuple(replace(entity, replaced=replaced.get(entity.entity, 0)) for entity in report.entities)
    return replace(report, entities=entities, snapshot=after.id, previous=after.previous)


def check_batch(store: RecordStore, path: Path, progress: Progress = silent) -> LoadReport:
    """The same as load_batch, but nothing is stored and a batch already loaded is checked once more."""
    delivery = open_delivery(path)
    return _report(store, delivery.manifest, _check_all(delivery, progress))


def _check_all(delivery: Delivery, progress: Progress) -> list[Checked]:
    manifest = delivery.manifest
    total = sum(file.rows for file in manifest.files)
    checked: list[Checked] = []
    done = 0
    for file in manifest.files:
        contract = load_contract(file.entity)
        progress(f"检查{contract.label}", done, total)
        texts = read_texts(delivery.read(file), file, contract)
        checked.append(check_rows(texts, contract, manifest.court, manifest.batch_id))
        done += file.rows
    progress("检查完毕", total, total)
    _refuse_too_bad(checked)
    return checked


def _refuse_too_bad(checked: list[Checked]) -> None:
    limits = ingest_limits()
    for one in checked:
        if one.delivered >= limits.entity_rows:
            _refuse_above(limits.bad_share_of_entity, [one], f"“{one.contract.label}”")
    _refuse_above(limits.bad_share, checked, "整个批次")


def _refuse_above(limit: Fraction, checked: list[Checked], what: str) -> None:
    bad, delivered = sum(one.bad for one in checked), sum(one.delivered for one in checked)
    if delivered and Fraction(bad, delivered) > limit:
        examples = islice((str(rejection) for one in checked for rejection in one.rejections()), _EXAMPLES)
        raise UnreadableInput(
            f"{what}的 {delivered} 行中有 {bad} 行不合契约（{percent_text(Fraction(bad, delivered))}，上限 {percent_text(limit)}），"
            f"整批未装载。例如：{''.join(examples)}请在来源系统更正后重新交付。"
        )


def _report(store: RecordStore, manifest: BatchManifest, checked: list[Checked]) -> LoadReport:
    tables = {one.contract.entity: one.rows for one in checked}
    return LoadReport(
        batch=manifest.batch_id,
        court=manifest.court,
        system=manifest.system,
        delivered_at=manifest.delivered_at,
        entities=tuple(
            EntityReport(one.contract.entity, one.contract.label, one.delivered, one.rows.num_rows, 0, one.bad)
            for one in checked
        ),
        rejections=tuple(
            rejection for one in checked for rejection in sorted(one.rejections(), key=lambda rejection: rejection.row)
        ),
        doubts=tuple(find_doubts(store, tables, manifest.court)),
    )


def _batch(report: LoadReport, digest: str) -> Batch:
    rows = tuple((entity.entity, entity.loaded) for entity in report.entities)
    return Batch(report.batch, digest, report.court, report.system, report.delivered_at, rows, report.quarantined)

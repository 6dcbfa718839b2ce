"""A delivered file as a table of texts: CSV, JSON lines or Parquet, every value as the court's system wrote it."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from heng.domain.errors import UnreadableInput
from heng.domain.record.contract import Contract
from heng.records.batch_manifest import DeliveredFile
from heng.records.schema import COURT


@dataclass(frozen=True, slots=True)
class Texts:
    """The values of a file as trimmed texts (blank = null), one string column per delivered field.

    `numbers` holds each row's number as in a spreadsheet (heading = 1); `broken` the rows that have no columns at
    all, with their text and the reason.
    """

    columns: pa.Table
    numbers: list[int]
    broken: list[tuple[int, str, str]]


def read_texts(data: bytes, file: DeliveredFile, contract: Contract) -> Texts:
    """The rows of `file`; UnreadableInput for a damaged file or one whose columns or row count are not as agreed."""
    reader = _READERS.get(PurePosixPath(file.name).suffix.lower())
    if reader is None:
        raise UnreadableInput(f"{file.name} 的格式不在支持之列。请交付 {'、'.join(_READERS)} 文件。")
    texts = reader(data, file.name)
    rows = len(texts.numbers) + len(texts.broken)
    if rows != file.rows:
        raise UnreadableInput(f"{file.name} 有 {rows} 行，清单写明 {file.rows} 行。文件可能不完整，请重新导出。")
    return Texts(_named(texts.columns, file.name, contract), texts.numbers, texts.broken)


def _named(table: pa.Table, file: str, contract: Contract) -> pa.Table:
    """The columns under their contract names (Chinese labels are understood as well), trimmed; none may be missing."""
    labels = {field.label: field.name for field in contract.fields}
    names = [labels.get(name.strip(), name.strip()) for name in table.column_names]
    fields = {field.name for field in contract.fields}
    unknown = [name for name in names if name not in fields | {COURT}]
    missing = [f"{field.name}（{field.label}）" for field in contract.fields if field.name not in names]
    if unknown or missing or len(set(names)) < len(names):
        parts = [
            ("多出", unknown),
            ("缺少", missing),
            ("重复", sorted({name for name in names if names.count(name) > 1})),
        ]
        said = "；".join(f"{what}列：{'、'.join(columns)}" for what, columns in parts if columns)
        raise UnreadableInput(f"{file} 的列与“{contract.label}”契约不符。{said}。请按契约重新导出。")
    return pa.table([_trimmed(column) for column in table.columns], names=names)


def _trimmed(column: "pa.ChunkedArray[Any]") -> "pa.ChunkedArray[Any]":
    text = pc.utf8_trim_whitespace(column.cast(pa.string()))
    filled: pa.ChunkedArray[Any] = pc.if_else(pc.equal(text, pa.scalar("")), pa.scalar(None, pa.string()), text)
    return filled


def _csv(data: bytes, name: str) -> Texts:
    broken: list[tuple[int, str, str]] = []

    def set_aside(row: pcsv.InvalidRow) -> Literal["skip"]:
        reason = f"有 {row.actual_columns} 列，应为 {row.expected_columns} 列"
        broken.append((row.number or 0, row.text, reason))
        return "skip"

    text = _decoded(data, name)
    heading = next(csv.reader(io.StringIO(text[: text.find("\n") + 1] or text)), [])
    try:
        table = pcsv.read_csv(
            io.BytesIO(text.encode()),
            read_options=pcsv.ReadOptions(use_threads=False),
            parse_options=pcsv.ParseOptions(
                newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=set_aside
            ),
            convert_options=pcsv.ConvertOptions(
                column_types=dict.fromkeys(heading, pa.string()), strings_can_be_null=False, check_utf8=False
            ),
        )
    except pa.ArrowInvalid as problem:
        raise UnreadableInput(f"{name} 不是完整的 CSV 文件：{problem}。请重新导出。") from None
    gaps = {number for number, _, _ in broken}
    last = table.num_rows + len(gaps) + 1
    return Texts(table, [number for number in range(2, last + 1) if number not in gaps], broken)


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableInput(f"{name} 的编码既不是 UTF-8 也不是 GB18030。请另存为 UTF-8 后重新交付。")


def _json_lines(data: bytes, name: str) -> Texts:
    records: list[tuple[int, dict[str, str | None]]] = []
    broken: list[tuple[int, str, str]] = []
    for number, line in enumerate(_decoded(data, name).rstrip("\n").split("\n"), start=1):
        try:
            entry = json.loads(line, parse_float=str, parse_int=str)
        except ValueError:
            entry = None
        if isinstance(entry, dict):
            records.append((number, {key: _json_text(value) for key, value in entry.items()}))
        else:
            broken.append((number, line, "不是 JSON 对象"))
    names = list(dict.fromkeys(key for _, entry in records for key in entry))
    columns = [pa.array([entry.get(key) for _, entry in records], pa.string()) for key in names]
    return Texts(pa.table(columns, names=names), [number for number, _ in records], broken)


def _json_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _parquet(data: bytes, name: str) -> Texts:
    try:
        table = pq.ParquetFile(pa.BufferReader(data)).read()
        columns = [_parquet_text(column) for column in table.columns]
    except (pa.ArrowException, OSError) as problem:
        raise UnreadableInput(f"{name} 不是完整的 Parquet 文件，或含有嵌套的列：{problem}。请重新导出。") from None
    return Texts(pa.table(columns, names=table.column_names), list(range(1, table.num_rows + 1)), [])


def _parquet_text(column: "pa.ChunkedArray[Any]") -> "pa.ChunkedArray[Any]":
    if pa.types.is_timestamp(column.type) and column.type.tz is None:
        column = column.cast(pa.timestamp("us"))
    return column.cast(pa.string())


_READERS: Mapping[str, Callable[[bytes, str], Texts]] = {".csv": _csv, ".jsonl": _json_lines, ".parquet": _parquet}

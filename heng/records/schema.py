"""The columns in which records of a contract are stored: `court`, the contract's fields, `_batch` and `_row`."""

import hashlib

import pyarrow as pa

from heng.domain.record.contract import Contract, Field, FieldType

COURT, BATCH, ROW = "court", "_batch", "_row"

_TYPES: dict[FieldType, pa.DataType] = {
    FieldType.STRING: pa.string(),
    FieldType.ENUM: pa.string(),
    FieldType.BOOLEAN: pa.bool_(),
    FieldType.INTEGER: pa.int64(),
    FieldType.MONEY_FEN: pa.int64(),
    FieldType.DECIMAL: pa.decimal128(18, 4),
    FieldType.DATE: pa.date32(),
    FieldType.DATETIME: pa.timestamp("us"),
}


def column_type(field: Field) -> pa.DataType:
    """The Arrow type in which values of `field` are stored."""
    return _TYPES[field.type]


def record_schema(contract: Contract) -> pa.Schema:
    """The stored columns; `court` comes first, where Delta Lake keeps statistics by which files are passed over."""
    fields = [(field.name, column_type(field)) for field in contract.fields]
    return pa.schema([(COURT, pa.string()), *fields, (BATCH, pa.string()), (ROW, pa.int64())])


def as_stored(table: pa.Table, contract: Contract) -> pa.Table:
    """A file's rows in the columns of today's contract; a field that came later is blank in older files."""
    schema = record_schema(contract)
    nulls = pa.nulls(table.num_rows)
    columns = [table[name] if name in table.column_names else nulls for name in schema.names]
    return pa.table([column.cast(field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def time_field(contract: Contract) -> str | None:
    """The field by which stored rows are sorted: the first time that is always filled, else the first at all."""
    times = [field for field in contract.fields if field.type in (FieldType.DATE, FieldType.DATETIME)]
    always = [field for field in times if field.required]
    return next((field.name for field in always + times), None)


def fingerprint(contract: Contract) -> str:
    """A digest of everything in the contract that decides which rows are stored and how (labels do not)."""
    fields = [
        (
            field.name,
            field.type.value,
            field.required,
            sorted(code for code, _ in field.values),
            field.minimum,
            field.form,
        )
        for field in contract.fields
    ]
    orders = [(order.earlier, order.later) for order in contract.orders]
    return hashlib.sha256(repr((contract.entity, contract.key, fields, orders)).encode()).hexdigest()

"""Every Parquet file of a report against its CSV, as read by polars, pyarrow and DuckDB: `parquet.py REPORT docs/tables.md`.

Types, units and meanings are those that docs/tables.md states. A value of the CSV is parsed here, by its type, from its text.
"""

import csv
import datetime
import re
import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

report, page = map(Path, sys.argv[1:])
tables = report / "tables"

# Type in docs/tables.md: how a cell of the CSV is read, and the types in the three readers.
UTC = datetime.timezone.utc
TYPES = {
    "text": (str, pl.String, pa.string(), "VARCHAR"),
    "word": (str, pl.String, pa.string(), "VARCHAR"),
    "integer": (int, pl.Int64, pa.int64(), "BIGINT"),
    "real": (float, pl.Float64, pa.float64(), "DOUBLE"),
    "date": (datetime.date.fromisoformat, pl.Date, pa.date32(), "DATE"),
    "time": (datetime.time.fromisoformat, pl.Time, pa.time64("us"), "TIME"),
    "local time": (datetime.datetime.fromisoformat, pl.Datetime("us"), pa.timestamp("us"), "TIMESTAMP"),
    "UTC time": (
        lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00")),
        pl.Datetime("us", "UTC"),
        pa.timestamp("us", "UTC"),
        "TIMESTAMP WITH TIME ZONE",
    ),
    "true or false": ({"true": True, "false": False}.__getitem__, pl.Boolean, pa.bool_(), "BOOLEAN"),
}


def documented() -> dict[str, list[dict[str, str]]]:
    """The columns of each table in docs/tables.md."""
    found: dict[str, list[dict[str, str]]] = {}
    for section in page.read_text(encoding="utf-8").split("\n## ")[1:]:
        name = section.split("\n")[0]
        rows = [line.strip("|\n ").split(" | ") for line in section.splitlines() if line.startswith("| `")]
        rows = [[cell.strip() for cell in row] for row in rows]
        if rows and all(len(row) == 5 for row in rows):
            keys = ["name", "type", "unit", "meaning", "empty"]
            found[name] = [dict(zip(keys, row)) | {"name": row[0].strip("`")} for row in rows]
    return found


def cells_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))


def check(file: Path, columns: list[dict[str, str]]) -> int:
    """The rows of a table; fails where a reader sees anything but the CSV."""
    header, *rows = cells_of(file.with_suffix(".csv"))
    kinds = [TYPES[re.sub("^real.*", "real", column["type"])] for column in columns]
    assert header == [column["name"] for column in columns], f"{file}: {header}"
    # A text that begins like a formula has an apostrophe before it in CSV only.
    formula = re.compile(r"'[=+\-@\t\r＝＋－＠]")
    plain = lambda column, cell: cell[1:] if column["type"] == "text" and formula.match(cell) else cell
    expected = [
        tuple(None if cell == "" else kind[0](plain(column, cell)) for column, kind, cell in zip(columns, kinds, row))
        for row in rows
    ]
    arrow, frame, base = pq.read_table(file), pl.read_parquet(file), duckdb.connect()
    base.execute("SET TimeZone = 'UTC'")
    described = base.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(file)]).fetchall()
    read = base.execute("SELECT * FROM read_parquet(?)", [str(file)]).fetchall()
    moment = lambda value: value.astimezone(UTC) if isinstance(value, datetime.datetime) and value.tzinfo else value

    for column, kind, field, (name, logical, *_) in zip(columns, kinds, arrow.schema, described, strict=True):
        where = f"{file} {column['name']}"
        found = (field.name, name, field.type, logical)
        assert found == (column["name"], column["name"], kind[2], kind[3]), f"{where}: {found}"
        assert frame.schema[name] == kind[1], f"{where}: {frame.schema[name]}"
        assert field.nullable == (column["empty"] != "never"), f"{where}: nullable {field.nullable}"
        for key in ["unit", "meaning"]:
            stated = arrow.schema.metadata.get(f"{key}:{name}".encode(), b"").decode()
            assert stated == column[key].replace("`", ""), f"{where}: {key} is {stated!r}"
    by_reader = {
        "pyarrow": list(zip(*(column.to_pylist() for column in arrow.columns))),
        "polars": frame.rows(),
        "DuckDB": [tuple(map(moment, row)) for row in read],
    }
    for reader, found in by_reader.items():
        assert len(found) == len(expected), f"{file}: {len(found)} rows in {reader}, {len(expected)} in the CSV"
        for number, (row, wanted) in enumerate(zip(found, expected)):
            assert tuple(map(moment, row)) == wanted, f"{file} row {number} in {reader}: {row}, in the CSV {wanted}"
    return len(rows)


columns = documented()
files = sorted(tables.glob("*.parquet"))
written = {file.stem for file in tables.glob("*.csv")}
assert {file.stem for file in files} == written and files, f"{tables}: CSV {written}, Parquet {files}"
rows = {file.stem: check(file, columns[file.stem]) for file in files}
print(f"{len(rows)} tables, {sum(rows.values())} rows: equal to the CSV in polars, pyarrow and DuckDB")

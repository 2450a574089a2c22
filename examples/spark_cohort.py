"""Reads the runners of a study on an Apache Spark cluster, and writes their tables.

    pip install pyspark==4.3.0 pyarrow==26.0.1                       # and Java 17 or newer
    python spark_cohort.py PROGRAM STUDY OUT --master 'local[8]'     # one machine, to try it
    spark-submit spark_cohort.py PROGRAM STUDY OUT                   # a cluster

PROGRAM is patella as the executors can run it. STUDY is what `patella cohort` reads: a folder with a folder or zip for each
runner, or one with `runners.csv`. The executors open it by the same path as this program, on storage that all of them share;
with `--bytes` small exports travel with the tasks. OUT is a folder, or an address that Spark can write to. What stands after
`--` goes to patella: `-- --week-start sun --dates mdy`.

How it works:

- Each task has 32 to 64 runners and one process of `patella cohort --worker`, which takes a runner as a line and answers
  with a line of JSON. It has a time limit for each runner, and a memory limit.
- A runner that ends the process, or holds it past the time limit, three times becomes a row of `runners` with the status
  `killed`. The other runners go on in a new process.
- Rows leave a task through Spark's output committer alone: where an executor dies, its tasks run again elsewhere, and what
  they had begun to write is dropped. No runner is lost, and none is there twice.

What it writes:

- OUT/lines        each runner once, with tables in columns of lists; everything below is made from it
- OUT/tables/NAME  the tables of all runners, sorted by runner and start, with the columns and types of `patella cohort`
- OUT/summary/NAME counts over all runners, by Spark SQL

A runner is known by a pseudonym. Its key, the salt, is a file on this machine; each task has a copy while it runs.
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import json
import math
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

ATTEMPTS = 3
MIB = 1 << 20
# A folder with this file was written by patella, and is no runner.
MARK_OF_PATELLA = ".patella"
# No runner has files here.
NO_FILES = os.devnull + "/none"
# Name and content of a file that is sent with a task.
File = tuple[str, bytes]
# All that is sent with tasks lies in the memory of this program first.
MOST_BYTES_SENT = 2048 * MIB

# ---- On the executors: a process of patella, and the runners of a task


@dataclass(frozen=True)
class Job:
    """What every task needs to know."""

    program: str
    options: list[str]
    salt: bytes
    timeout_s: float
    memory_mib: int


class Lost(Exception):
    """The process gave no answer; the message is a reason code."""


class Worker:
    """A process of patella that answers lines. After a loss the next line gets a new one."""

    def __init__(self, job: Job, folder: Path) -> None:
        self.job = job
        self.process: subprocess.Popen[bytes] | None = None
        salt = folder / "salt"
        salt.write_bytes(job.salt)
        self.command = [SparkFiles.get(job.program), "cohort", "--worker", "--salt", str(salt), *job.options]
        # A program that is not made for this machine fails the task here, and is not taken for bad runners.
        subprocess.run([self.command[0], "--version"], check=True, stdout=subprocess.DEVNULL)

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def ask(self, line: str) -> str:
        """The answer to a line; raises `Lost`."""
        process = self.process or self.start()
        try:
            assert process.stdin and process.stdout
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            answer = read_line(process.stdout.fileno(), time.monotonic() + self.job.timeout_s)
            return answer.decode().rstrip("\n")
        except BrokenPipeError:
            self.end()
            raise Lost("process_ended") from None
        except Lost:
            self.end()
            raise

    def start(self) -> subprocess.Popen[bytes]:
        pipe, null, limit_bytes = subprocess.PIPE, subprocess.DEVNULL, self.job.memory_mib * MIB
        self.process = subprocess.Popen(
            self.command, stdin=pipe, stdout=pipe, stderr=null, preexec_fn=lambda: limit_process(limit_bytes)
        )
        return self.process

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


def read_line(pipe: int, deadline: float) -> bytes:
    """A line, however long; raises `Lost`."""
    ready = select.poll()
    ready.register(pipe)
    parts: list[bytes] = []
    while not parts or not parts[-1].endswith(b"\n"):
        left_s = deadline - time.monotonic()
        if left_s <= 0 or not ready.poll(left_s * 1000):
            raise Lost("out_of_time")
        part = os.read(pipe, MIB)
        if not part:
            raise Lost("process_ended")
        parts.append(part)
    return b"".join(parts)


def limit_process(memory_bytes: int) -> None:
    """Called in a new process: limits its memory, and ends it with the task, however that ends."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def line_of(worker: Worker, runner: dict) -> str:
    """The line of a runner, whatever happens to the process."""
    reason = ""
    for _ in range(ATTEMPTS):
        try:
            return worker.ask(json.dumps(runner))
        except Lost as lost:
            reason = str(lost)
    # A runner without files is answered at once: who it is, and the row of one that was not read.
    try:
        line = json.loads(worker.ask(json.dumps(runner | {"export": [NO_FILES], "notes": None})))
    except Lost as lost:
        raise RuntimeError(f"patella answers nothing at all here ({lost}); is --memory too small?") from lost
    row = line["tables"]["runners"]
    row["status"], row["reason"] = ["killed"], [reason]
    return json.dumps(line | {"status": "killed", "reason": reason})


def with_files(runner: dict, files: list[File], folder: Path) -> dict:
    """The runner, with the files that were sent written to a folder."""
    for name, content in files:
        (folder / name).write_bytes(content)
    names = {name for name, _ in files}

    def here(path: str) -> str:
        return str(folder / Path(path).name) if Path(path).name in names else path

    sent = {"export": [here(path) for path in runner["export"]]}
    return runner | sent | ({"notes": here(runner["notes"])} if "notes" in runner else {})


def lines_of(rows: Iterable[tuple[str, list[File]]], job: Job) -> Iterator[tuple[str]]:
    """What a task does with its runners."""
    with tempfile.TemporaryDirectory() as folder, Worker(job, Path(folder)) as worker:
        for runner, files in rows:
            with tempfile.TemporaryDirectory(dir=folder) as unpacked:
                yield (line_of(worker, with_files(json.loads(runner), files, Path(unpacked))),)


# ---- On the driver: who is in the study, by the same rules as `patella cohort`


@dataclass
class Runner:
    """A runner as the line for the worker, and the files that are sent with it."""

    line: dict
    files: list[Path] = field(default_factory=list)


def runners_of(study: Path) -> list[Runner]:
    """The runners by name. Several rows or files of one name are one runner."""
    table = study if study.is_file() else study / "runners.csv"
    found: dict[str, Runner] = {}
    for row in listed(table) if table.is_file() else named(study):
        line = found.setdefault(row["runner"], Runner({"export": []})).line
        line["export"].append(row["export"])
        found[row["runner"]].line = {key: value for key, value in row.items() if key != "export"} | line
    return [found[name] for name in sorted(found)]


def named(study: Path) -> Iterator[dict[str, str]]:
    """The folders and zips of a study."""
    for path in sorted(study.iterdir()):
        is_folder = path.is_dir() and not (path / MARK_OF_PATELLA).exists()
        if not path.name.startswith(".") and (is_folder or is_zip(path)):
            yield {"runner": path.name if is_folder else path.stem, "export": str(path)}


def is_zip(path: Path) -> bool:
    if not path.is_file() or path.suffix.lower() in (".xlsx", ".ods", ".numbers"):
        return False
    with path.open("rb") as file:
        return file.read(4) in (b"PK\3\4", b"PK\5\6")


def listed(table: Path) -> Iterator[dict[str, str]]:
    """The rows of `runners.csv`; paths begin at its folder."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        delimiter = max(",;\t", key=head.count)
        columns = [name.strip().lower() for name in head.split(delimiter)]
        for cells in csv.reader(file, delimiter=delimiter):
            row = {name: cell.strip() for name, cell in zip(columns, cells) if cell.strip()}
            if row and not {"runner", "export"} <= row.keys():
                sys.exit(f"{table}: {row} has no runner or no export")
            if row:
                yield row | {key: str(table.parent / row[key]) for key in ("export", "notes") if key in row}


def send_small(runners: list[Runner], most_bytes: int) -> None:
    """Lets exports that are files travel with their task, and the diary with them, where they have at most so many bytes."""
    sum_bytes = 0
    for runner in runners:
        exports = [Path(path) for path in runner.line["export"]]
        files = [file for export in exports for file in [export, *diaries_of(runner, export)]]
        if not all(file.is_file() for file in files) or len({file.name for file in files}) < len(files):
            continue
        size_bytes = sum(file.stat().st_size for file in files)
        if size_bytes <= most_bytes:
            runner.files, sum_bytes = files, sum_bytes + size_bytes
    if sum_bytes > MOST_BYTES_SENT:
        sys.exit(f"{sum_bytes // MIB} MiB are too much to send with the tasks; use storage that all executors share")


def diaries_of(runner: Runner, export: Path) -> list[Path]:
    """The diary that is named, or what patella would look at next to the export."""
    if "notes" in runner.line:
        return [Path(runner.line["notes"])] if len(runner.line["export"]) == 1 else []
    exports, tables = beside(export.parent) if export.parent.is_dir() else (0, [])
    return [table for table in tables if exports == 1 or table.name.lower().startswith(export.stem.lower())]


@cache
def beside(folder: Path) -> tuple[int, list[Path]]:
    """How many exports a folder has, and which tables."""
    entries = list(folder.iterdir())
    exports = sum(entry.is_dir() or entry.suffix.lower() == ".zip" for entry in entries)
    return exports, [entry for entry in entries if entry.suffix.lower() in (".csv", ".xlsx", ".ods")]


# ---- On the driver: from runners to tables

# Types of patella's Parquet files, as Spark calls them.
TYPES = {
    pa.string(): "string",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.time64("us"): "time(6)",
    pa.timestamp("us"): "timestamp_ntz",
    pa.timestamp("us", "UTC"): "timestamp",
}
# Columns after the runner by which a table is sorted, where it has them.
ORDER = ["start_utc", "start_local", "week_start", "from_date", "date", "start_day", "run_id"]


def layout_of(program: Path, salt: Path, options: list[str]) -> dict[str, dict[str, str]]:
    """Each table with its columns and their types: those of the program, as it writes them for a runner without files."""
    with tempfile.TemporaryDirectory() as folder:
        study, out = Path(folder) / "study", Path(folder) / "out"
        study.mkdir()
        (study / "runners.csv").write_text("runner,export\nnobody,nothing.zip\n", encoding="utf-8")
        command = [str(program), "cohort", str(study), "--out", str(out), "--salt", str(salt), *options]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        schemas = {file.stem: pq.read_schema(file) for file in sorted((out / "tables").glob("*.parquet"))}
        if not schemas:
            sys.exit(f"{program} made no tables:\n{made.stderr}")
    fields = {name: [field for field in schema if field.name != "runner"] for name, schema in schemas.items()}
    return {name: {field.name: TYPES[field.type] for field in columns} for name, columns in fields.items()}


def write_lines(spark: SparkSession, runners: list[Runner], job: Job, options: argparse.Namespace) -> None:
    """Reads every runner once."""
    rows = [(json.dumps(runner.line), [(file.name, file.read_bytes()) for file in runner.files]) for runner in runners]
    tasks = max(1, math.ceil(len(rows) / options.runners_per_task))
    # A shuffle of a small study has few parts, too; those of a large one are joined up to the size that `session` sets.
    spark.conf.set("spark.sql.shuffle.partitions", tasks)
    asked = spark.sparkContext.parallelize(rows, tasks)
    lines = spark.createDataFrame(asked.mapPartitions(lambda rows: lines_of(rows, job)), "line string")
    known = [F.get_json_object("line", f"$.{key}").alias(key) for key in ["runner", "status", "reason"]]
    lines.select(*known, "line").write.mode("overwrite").parquet(f"{options.out}/lines")


def write_tables(spark: SparkSession, layout: dict[str, dict[str, str]], out: str) -> None:
    """Writes each table of all runners."""
    lines = spark.read.parquet(f"{out}/lines")

    def write(name: str) -> None:
        order = [column for column in ORDER if column in layout[name]]
        rows = rows_of(lines, name, layout[name]).repartition("runner").sortWithinPartitions("runner", *order)
        rows.write.mode("overwrite").parquet(f"{out}/tables/{name}")

    # The end of one table and the beginning of the next share the executors.
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, layout))


def rows_of(lines: DataFrame, name: str, columns: dict[str, str]) -> DataFrame:
    """One table: from columns of lists to rows."""
    lists = ", ".join(f"`{column}`: array<{kind}>" for column, kind in columns.items())
    table = F.from_json("line", f"tables struct<`{name}`: struct<{lists}>>", {"mode": "FAILFAST"})
    cells = [F.col("cells")[column].alias(column) for column in columns]
    return lines.select("runner", table["tables"][name].alias("cells")).select("runner", F.inline(F.arrays_zip(*cells)))


# Counts, not rates with intervals: docs/study.md says how those are made, and what cannot be concluded from either.
SUMMARIES = {
    "runners": """
        SELECT status, reason, count(*) AS runners, sum(runs) AS runs,
            sum(datediff(diary_last_date, diary_first_date) + 1) AS diary_days
        FROM runners GROUP BY ALL ORDER BY ALL""",
    "sessions": """
        SELECT distance_state, count(*) AS sessions, count(DISTINCT runner) AS runners, sum(distance_m) AS distance_m,
            count(*) / sum(count(*)) OVER () AS share
        FROM runs GROUP BY ALL ORDER BY ALL""",
    "flagged": """
        SELECT count(*) AS sessions, count_if(graded) AS graded, count_if(above) AS above,
            try_divide(count_if(above), count_if(graded)) AS share_above
        FROM (SELECT distance_state IN ('small', 'moderate', 'large') AS above,
            distance_state IN ('reference', 'small', 'moderate', 'large') AS graded FROM runs)""",
    # Days at risk and the onsets on them, by the state of the last session within the lag.
    "person_days": """
        SELECT distance_state, count(DISTINCT runner) AS runners, sum(stop_day - start_day) AS person_days,
            sum(event) AS onsets
        FROM person_state GROUP BY ALL ORDER BY ALL""",
}


def write_summaries(spark: SparkSession, out: str) -> None:
    for name in ["runners", "runs", "person_state"]:
        spark.read.parquet(f"{out}/tables/{name}").createOrReplaceTempView(name)
    for name, query in SUMMARIES.items():
        rows = spark.sql(query).coalesce(1).persist()
        rows.write.mode("overwrite").parquet(f"{out}/summary/{name}")
        print(f"\n{name}")
        rows.show(truncate=False)


# ---- The program


def session(master: str | None) -> SparkSession:
    settings: dict[str, bool | float | int | str | None] = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.timeType.enabled": True,
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        # Files of about this size, where a table is as large.
        "spark.sql.adaptive.advisoryPartitionSizeInBytes": 128 * MIB,
        "spark.sql.adaptive.coalescePartitions.parallelismFirst": False,
    }
    builder = SparkSession.builder.appName("patella cohort").config(map=settings)
    return (builder.master(master) if master else builder).getOrCreate()


def parsed(arguments: list[str]) -> argparse.Namespace:
    at = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", metavar="PROGRAM", type=Path, help="patella, as the executors can run it")
    parser.add_argument("study", metavar="STUDY", type=Path, help="a folder or zip for each runner, or runners.csv")
    parser.add_argument("out", metavar="OUT", help="folder or address that Spark writes to")
    parser.add_argument("--master", help="where Spark runs; spark-submit knows it already")
    parser.add_argument("--runners-per-task", type=int, default=48, metavar="N")
    parser.add_argument("--timeout", type=float, default=300, metavar="SECONDS", help="for each runner")
    parser.add_argument("--memory", type=int, default=2048, metavar="MIB", help="address space of each process of patella")
    parser.add_argument("--bytes", type=int, default=0, metavar="KIB", help="send exports of up to this size with their task")
    parser.add_argument("--salt", type=Path, default=Path("cohort-salt"), help="key of the pseudonyms, made where there is none")
    options = parser.parse_args(arguments[:at])
    options.patella = arguments[at + 1 :]
    return options


def main() -> None:
    options = parsed(sys.argv[1:])
    program, salt, study = options.program.resolve(), options.salt.resolve(), options.study.resolve()
    layout = layout_of(program, salt, options.patella)
    runners = runners_of(study)
    if options.bytes:
        send_small(runners, options.bytes * 1024)
    job = Job(program.name, options.patella, salt.read_bytes(), options.timeout, options.memory)
    spark = session(options.master)
    spark.sparkContext.addFile(str(program))
    write_lines(spark, runners, job, options)
    write_tables(spark, layout, options.out)
    # With it there are no days to count, and small counts are not to be shown.
    if "--publish" not in options.patella:
        write_summaries(spark, options.out)
    spark.stop()


if __name__ == "__main__":
    main()

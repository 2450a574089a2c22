"""A study on Spark against the same study on one machine: `test_spark.py PATELLA FOLDER`, called by check.sh.

Forty runners, bad ones among them, go through examples/spark_cohort.py on two executors of one core. Three more end, hold or
bloat their process. One executor is killed in the middle of a task.
"""

from __future__ import annotations

import collections
import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
import zipfile
from pathlib import Path

import pyarrow.parquet as pq

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "examples"))
import spark_cohort  # noqa: E402

FIXTURES = TOP / "fixtures"
RUNNERS_PER_TASK = 6
TIMEOUT_S = 8
MOST_BYTES = 60 * 1024  # of what travels with its task
# Runners that only Spark meets, and why they are killed.
KILLED = {"person09-ends": "process_ended", "person18-holds": "out_of_time", "person27-bloats": "process_ended"}
# A runner at whom the process of the first task waits until its executor is killed.
WAITS = "person04-waits"

ABOVE = ["small", "moderate", "large"]

# In the place of patella: it does what these runners ask for, and hands all else to patella. It notes whom it was asked for.
WRAPPER = """#!{python}
import json, os, pathlib, signal, subprocess, sys, time
patella, log = {patella!r}, pathlib.Path({log!r})
if "--worker" not in sys.argv:
    os.execv(patella, [patella, *sys.argv[1:]])
pipe = subprocess.PIPE
process = subprocess.Popen([patella, *sys.argv[1:]], stdin=pipe, stdout=pipe)
for number, line in enumerate(sys.stdin.buffer):
    asked = json.loads(line)
    (log / f"{{os.getpid()}}-{{number}}").write_bytes(line)
    is_whole = not asked["export"][0].startswith("/dev/null")
    if asked["runner"].endswith("ends") and is_whole:
        os.kill(os.getpid(), signal.SIGKILL)
    if asked["runner"].endswith("holds") and is_whole:
        time.sleep(3600)
    if asked["runner"].endswith("bloats") and is_whole:
        bytearray(3 << 30)
    if asked["runner"].endswith("waits") and not (log / "waiting").exists():
        (log / "now").write_text(str(os.getpid()))
        (log / "now").rename(log / "waiting")
        time.sleep(3600)
    process.stdin.write(line)
    process.stdin.flush()
    sys.stdout.buffer.write(process.stdout.readline())
    sys.stdout.buffer.flush()
"""


def runners(study: Path) -> list[dict[str, str]]:
    """The rows of `runners.csv`, and the files that they name."""
    shutil.copytree(FIXTURES / "garmin-export", study / "garmin")
    shutil.copytree(FIXTURES / "small", study / "small")
    for diary in FIXTURES.glob("*.csv"):
        shutil.copy(diary, study)
    (study / "empty").mkdir()
    (study / "folder").mkdir()
    with zipfile.ZipFile(study / "folder/export.zip", "w") as archive:
        archive.write(FIXTURES / "small/run.fit", "run.fit")
    (study / "folder/knee.csv").write_text("date,score\n2026-05-02,3\n", encoding="utf-8")
    (study / "garbage.zip").write_bytes(b"PK\3\4" + bytes(range(256)) * 40)
    # Each of these has other days, and so other rows.
    months = [f"2025-{month}-15" for month in (10, 11, 12)] + [f"2026-0{month}-15" for month in range(1, 6)]
    rows = [{"export": "garmin", "notes": "pain-notes.csv", "joined": month} for month in months]
    rows += [{"export": "garmin", "left": month} for month in months[1:4]]
    rows += [{"export": f"small/{file.name}"} for file in sorted((study / "small").iterdir())]
    rows += [
        {"export": "empty"},
        {"export": "folder/export.zip"},
        {"export": "garbage.zip"},
        {"export": "missing.zip"},
        {"export": "garmin", "notes": "missing.csv"},
        {"export": "small/run.fit", "notes": "broken-diary.csv"},
        {"export": "garmin", "notes": "broken-diary-column.csv", "joined": "2026-06-01"},
        {"export": "small/run.gpx", "tz": "Europe/Nowhere"},
    ]
    named = [{"runner": f"person{number:02}"} | row for number, row in enumerate(rows, start=1)]
    return [*named, {"runner": WAITS, "export": "garmin"}]


def write_list(study: Path, rows: list[dict[str, str]]) -> None:
    with (study / "runners.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["runner", "export", "notes", "tz", "joined", "left"])
        writer.writeheader()
        writer.writerows(rows)


def processes() -> dict[int, tuple[int, str]]:
    """Parent and command of each process."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            found[int(folder.name)] = (parent, (folder / "cmdline").read_text(errors="replace"))
        except (OSError, ValueError):
            continue
    return found


def executor_of(pid: int) -> int:
    """The executor that a process belongs to."""
    known = processes()
    while "CoarseGrainedExecutorBackend" not in known[pid][1]:
        pid = known[pid][0]
    return pid


def kill_executor(log: Path, spark: subprocess.Popen[bytes]) -> None:
    """Kills the executor of the runner that waits."""
    while not (log / "waiting").exists():
        if spark.poll() is not None:
            raise RuntimeError(f"Spark ended with {spark.returncode} before an executor could be killed")
        time.sleep(0.1)
    os.kill(executor_of(int((log / "waiting").read_text())), signal.SIGKILL)


def rows_of(path: Path) -> list[tuple]:
    table = pq.read_table(path)
    return sorted(zip(*(column.to_pylist() for column in table.columns)), key=repr)


def folder_of_runners(study: Path) -> None:
    """A study without `runners.csv`: three runners, one of them twice, and what is none."""
    for folder in ["anna", "made", ".hidden", "ben.smith"]:
        (study / folder).mkdir(parents=True)
        shutil.copy(FIXTURES / "small/run.fit", study / folder)
    (study / "made/.patella").touch()
    for name in ["anna.zip", "carla.zip", "table.xlsx"]:
        with zipfile.ZipFile(study / name, "w") as archive:
            archive.write(FIXTURES / "small/run.gpx", "run.gpx")
    (study / "carla-notes.csv").write_text("date,score\n2026-05-02,3\n", encoding="utf-8")
    (study / "text.zip").write_text("no zip", encoding="utf-8")


class Study(unittest.TestCase):
    """Who is in a study, as the example lists it and as patella does."""

    patella: Path
    work: Path

    def assert_same(self, study: Path, runners: int) -> None:
        salt, out = self.work / "salt", study.parent / f"{study.stem}-out"
        subprocess.run([self.patella, "cohort", study, "--out", out, "--salt", salt, "--quiet"], check=False)
        wanted = sorted(pq.read_table(out / "tables/runners.parquet").to_pylist(), key=repr)
        lines = "\n".join(json.dumps(runner.line) for runner in spark_cohort.runners_of(study))
        command = [self.patella, "cohort", "--worker", "--salt", salt]
        answers = subprocess.run(command, input=lines, check=True, capture_output=True, text=True).stdout.splitlines()
        found = [json.loads(answer) for answer in answers]
        self.assertEqual(len(found), runners)
        for column in ["status", "reason", "files", "runs", "distance_m", "has_diary"]:
            cells = [(line["runner"], *line["tables"]["runners"][column]) for line in found]
            rows = [(row["runner"], row[column]) for row in wanted]
            self.assertEqual(sorted(map(str, cells)), sorted(map(str, rows)), column)

    def test_a_folder(self) -> None:
        study = self.work / "folder-study"
        folder_of_runners(study)
        self.assert_same(study, 3)

    def test_a_table_of_a_spreadsheet(self) -> None:
        study = self.work / "table-study"
        study.mkdir()
        shutil.copy(FIXTURES / "small/run.fit", study)
        shutil.copy(FIXTURES / "small/run.gpx", study)
        table = study / "list.csv"
        table.write_text('\ufeffRunner;Export;joined\n a ;run.fit;2026-05-01\n;;\na;run.gpx;\n"b;c";run.gpx;\n', encoding="utf-8")
        self.assert_same(table, 2)


class Limits(unittest.TestCase):
    def test_a_process_that_holds_a_runner_ends_with_its_task(self) -> None:
        script = (
            "import subprocess, sys, time; import spark_cohort; limit = spark_cohort.limit_process\n"
            "held = subprocess.Popen(['sleep', '60'], preexec_fn=lambda: limit(1 << 30)); print(held.pid, flush=True)\n"
            "time.sleep(60)"
        )
        command, pipe = [sys.executable, "-c", script], subprocess.PIPE
        with subprocess.Popen(command, cwd=TOP / "examples", stdout=pipe, text=True) as task:
            assert task.stdout
            held = int(task.stdout.readline())
            self.assertIn(held, processes())
            task.kill()
        until = time.monotonic() + 10
        while "sleep" in processes().get(held, (0, ""))[1] and time.monotonic() < until:
            time.sleep(0.1)
        self.assertNotIn("sleep", processes().get(held, (0, ""))[1])


class Cohort(unittest.TestCase):
    patella: Path
    work: Path
    log: Path
    one: Path
    out: Path
    rows: list[dict[str, str]]
    asked: list[dict[str, str]]
    messages: str

    @classmethod
    def setUpClass(cls) -> None:
        work, study = cls.work, cls.work / "study"
        cls.log, cls.one, cls.out = work / "log", work / "one", work / "out"
        study.mkdir()
        cls.log.mkdir()
        salt = work / "salt"
        cls.rows = runners(study)
        write_list(study, cls.rows)
        # Something is lost of some runners, and the exit code says so.
        subprocess.run([cls.patella, "cohort", study, "--out", cls.one, "--salt", salt, "--quiet"], check=False)

        cls.rows += [{"runner": name, "export": "small/run.fit"} for name in KILLED]
        write_list(study, cls.rows)
        program = work / "patella"
        program.write_text(WRAPPER.format(python=sys.executable, patella=str(cls.patella), log=str(cls.log)))
        program.chmod(0o755)
        command = [sys.executable, TOP / "examples/spark_cohort.py", program, study, cls.out, "--salt", salt]
        command += ["--master", "local-cluster[2,1,1024]", "--runners-per-task", str(RUNNERS_PER_TASK)]
        command += ["--timeout", str(TIMEOUT_S), "--memory", "2048", "--bytes", str(MOST_BYTES // 1024)]
        with (work / "spark.log").open("w") as messages:
            spark = subprocess.Popen(command, stdout=messages, stderr=subprocess.STDOUT, cwd=work)
            kill_executor(cls.log, spark)
            spark.wait(timeout=600)
        cls.messages = (work / "spark.log").read_text()
        if spark.returncode != 0:
            raise RuntimeError(f"Spark ended with {spark.returncode}:\n{cls.messages[-8000:]}")
        asked = [json.loads(path.read_text()) for path in cls.log.glob("*-*")]
        cls.asked = [line | {"export": line["export"][0]} for line in asked]

    def test_every_row_is_that_of_one_machine(self) -> None:
        tables = sorted(path.name for path in (self.out / "tables").iterdir())
        for name in [
            "runners",
            "runs",
            "weeks",
            "spikes",
            "rest_gaps",
            "returns",
            "descent",
            "days",
            "pain",
            "onsets",
            "person_state",
        ]:
            self.assertIn(name, tables)
        for name in tables:
            here, there = self.one / f"tables/{name}.parquet", self.out / "tables" / name
            fields = [[(field.name, field.type) for field in pq.read_table(path).schema] for path in (here, there)]
            self.assertEqual(*fields, name)
            wanted, found = (collections.Counter(rows_of(path)) for path in (here, there))
            self.assertEqual(wanted - found, collections.Counter(), f"{name}: lost")
            more = found - wanted
            self.assertEqual(more.total(), len(KILLED) if name == "runners" else 0, f"{name}: doubled or added: {more}")
            self.assertGreater(wanted.total(), 0, name)

    def test_each_runner_is_there_once(self) -> None:
        pseudonyms = pq.read_table(self.out / "lines")["runner"].to_pylist()
        self.assertEqual(len(pseudonyms), len(self.rows))
        self.assertEqual(len(set(pseudonyms)), len(self.rows))

    def test_all_kinds_of_bad_runners_were_met(self) -> None:
        lines = pq.read_table(self.out / "lines")
        reasons = set(lines["reason"].to_pylist())
        wanted = {"no_file", "no_such_path", "no_such_diary", "time_zone", "diary_rows_not_understood", None}
        self.assertLessEqual(wanted | set(KILLED.values()), reasons)
        self.assertEqual({"whole", "partial", "failed", "killed"}, set(lines["status"].to_pylist()))

    def test_a_runner_is_killed_after_three_attempts_and_the_others_go_on(self) -> None:
        rows = pq.read_table(self.out / "tables/runners").to_pylist()
        killed = [row for row in rows if row["status"] == "killed"]
        self.assertEqual(sorted(row["reason"] for row in killed), sorted(KILLED.values()))
        self.assertTrue(all(row["runs"] is None for row in killed))
        times = collections.Counter(asked["runner"] for asked in self.asked if asked["export"] != "/dev/null/none")
        for name in KILLED:
            self.assertIn(times[name], (3, 6), f"{name}: where its executor was killed, it was met again")

    def test_the_killed_executor_had_work_that_was_done_again(self) -> None:
        self.assertIn("Lost executor", self.messages)
        times = collections.Counter(asked["runner"] for asked in self.asked)
        again = [name for name in sorted(times) if name <= WAITS]
        self.assertEqual(len(again), RUNNERS_PER_TASK - 1)
        self.assertTrue(all(times[name] >= 2 for name in again), f"{again}: {times}")

    def test_nothing_goes_on_after_the_end(self) -> None:
        left = [command for _, command in processes().values() if str(self.work / "patella") in command]
        self.assertEqual(left, [])

    def test_small_files_travel_and_large_ones_are_opened_where_they_are(self) -> None:
        study = self.work / "study"
        files = [study / row["export"] for row in self.rows if (study / row["export"]).is_file()]
        sizes = {file.name: file.stat().st_size for file in files}
        traveled = 0
        for asked in self.asked:
            export = Path(asked["export"])
            is_small = sizes.get(export.name, MOST_BYTES + 1) <= MOST_BYTES
            traveled += is_small
            self.assertEqual(export.is_relative_to(study), not is_small and str(export) != "/dev/null/none", asked)
        self.assertGreater(traveled, 20)

    def test_counts_are_those_of_the_tables(self) -> None:
        names = ["runners", "sessions", "flagged", "person_days"]
        summary = {name: pq.read_table(self.out / "summary" / name).to_pylist() for name in names}
        rows = {name: pq.read_table(self.out / "tables" / name).to_pylist() for name in ["runners", "runs", "person_state"]}
        self.assertEqual(sum(row["runners"] for row in summary["runners"]), len(self.rows))
        states = collections.Counter(row["distance_state"] for row in rows["runs"])
        self.assertEqual({row["distance_state"]: row["sessions"] for row in summary["sessions"]}, dict(states))
        above, graded = (sum(states[state] for state in group) for group in (ABOVE, [*ABOVE, "reference"]))
        flagged = {"sessions": len(rows["runs"]), "graded": graded, "above": above, "share_above": above / graded}
        self.assertEqual(summary["flagged"], [flagged])
        days = sum(row["stop_day"] - row["start_day"] for row in rows["person_state"])
        self.assertEqual(sum(row["person_days"] for row in summary["person_days"]), days)
        onsets = sum(row["event"] for row in rows["person_state"])
        self.assertEqual(sum(row["onsets"] for row in summary["person_days"]), onsets)
        self.assertGreater(onsets, 0)

    def test_no_name_and_no_path_is_in_a_line(self) -> None:
        secrets = [str(self.work), "missing.zip", "run.fit", "garmin-export", *(f'"{row["runner"]}' for row in self.rows)]
        for line in pq.read_table(self.out / "lines")["line"].to_pylist():
            self.assertEqual([secret for secret in secrets if secret in line], [])


def main() -> None:
    for case in (Study, Cohort):
        case.patella, case.work = Path(sys.argv[1]), Path(sys.argv[2])
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner(verbosity=2).run(tests)
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(min(failed, 1))


if __name__ == "__main__":
    main()

# %% [markdown]
# # A patella report in polars and DuckDB
#
# This reads the tables of a report, works out its headline once more (each run against the longest run of the previous 30
# days) in polars and in DuckDB, compares both with the report's own table, and draws one chart.
# `docs/tables.md` explains every column.
#
# As a script:
#
# ```sh
# pip install polars duckdb altair vl-convert-python
# patella report EXPORT --notes knee.csv --parquet      # --parquet is optional: the CSV tables hold the same values
# python analysis.py patella-report
# ```
#
# As a notebook: set the variable `PATELLA_REPORT` to the folder of the report, or start Jupyter next to `patella-report`.

# %%
import os
import sys
from pathlib import Path

import altair as alt
import duckdb
import polars as pl

# Charts are drawn on this machine; by default a notebook would load scripts from the network.
alt.renderers.enable("svg")

arguments = [] if "ipykernel" in sys.modules else sys.argv[1:]
report = Path(arguments[0] if arguments else os.environ.get("PATELLA_REPORT", "patella-report"))
if not (report / "tables").is_dir():
    raise SystemExit(f"{report}: no report of patella is here. Name its folder: python analysis.py FOLDER")

# %% [markdown]
# ## The tables
#
# A Parquet file knows the types of its columns. In CSV they are recognized by their look.


# %%
def file_of(name: str) -> Path:
    """The Parquet file of a table, or the CSV where the report has no Parquet."""
    parquet = report / "tables" / f"{name}.parquet"
    return parquet if parquet.exists() else parquet.with_suffix(".csv")


def table(name: str) -> pl.DataFrame:
    file = file_of(name)
    if file.suffix == ".parquet":
        return pl.read_parquet(file)
    return pl.read_csv(file, try_parse_dates=True, infer_schema_length=None)


runs, weeks, spikes, pain, onsets = map(table, ["runs", "weeks", "spikes", "pain", "onsets"])
print(f"{runs.height} runs in {weeks.height} weeks, {pain.height} pain notes, read from {file_of('runs').suffix[1:]}")
if runs.is_empty():
    raise SystemExit("This report has no run to compare.")

# %% [markdown]
# ## Each run against the longest run of the previous 30 days, in polars
#
# - The 30 days are local calendar days; earlier runs of the same day count too.
# - The parts of an interrupted run are one run: their distances add up, and the first part is compared.
# - A ratio of up to 1.10 is the reference group of Frandsen et al. (2025), up to 1.30 small, up to 2.00 moderate, above large.
# - In the first 30 days of the data the true longest run is not known: `warming_up`. The first day with data of any kind is
#   not in the tables, so these runs are taken from the report.

# %%
WINDOW_DAYS = 30

whole = (
    runs.filter(pl.col("distance_m").is_not_null())
    .sort("start_utc")
    .with_columns(pl.coalesce("interrupted_run_id", "run_id").alias("whole_run"))
    .group_by("whole_run", maintain_order=True)
    .agg(
        pl.col("start_utc").first(),
        pl.col("start_local").first().dt.date().alias("date"),
        # Whole centimeters, so that 11 km after 10 km is exactly 1.10.
        (pl.col("distance_m") * 100).round().cast(pl.Int64).sum().alias("distance_cm"),
        (pl.col("distance_state").first() == "warming_up").alias("is_warming_up"),
    )
    .rename({"whole_run": "run_id"})
    .with_columns(pl.col("date").dt.offset_by(f"-{WINDOW_DAYS}d").alias("window_begins"))
)

earlier = whole.select(
    pl.col("start_utc").alias("earlier_start"),
    pl.col("date").alias("earlier_date"),
    pl.col("distance_cm").alias("earlier_cm"),
)
longest = (
    whole.join_where(
        earlier,
        pl.col("earlier_start") < pl.col("start_utc"),
        pl.col("earlier_date") >= pl.col("window_begins"),
    )
    .group_by("run_id")
    .agg(pl.col("earlier_cm").max().alias("longest_cm"))
)


def state() -> pl.Expr:
    run, before = pl.col("distance_cm") * 100, pl.col("longest_cm")
    return (
        pl.when(before.is_null() | (before == 0)).then(pl.lit("no_reference"))
        .when(pl.col("is_warming_up")).then(pl.lit("warming_up"))
        .when(run <= 110 * before).then(pl.lit("reference"))
        .when(run <= 130 * before).then(pl.lit("small"))
        .when(run <= 200 * before).then(pl.lit("moderate"))
        .otherwise(pl.lit("large"))
    )


by_polars = (
    whole.join(longest, on="run_id", how="left")
    .with_columns((pl.col("distance_cm") / pl.col("longest_cm")).round(4).alias("ratio"), state().alias("state"))
    .sort("start_utc")
)
print(by_polars.get_column("state").value_counts(sort=True))

# %% [markdown]
# ## The same in DuckDB
#
# DuckDB reads the file itself; nothing of the above is used.

# %%
reader = "read_parquet" if file_of("runs").suffix == ".parquet" else "read_csv"
query = f"""
WITH whole AS (
    SELECT
        coalesce(interrupted_run_id, run_id) AS run_id,
        min(start_utc) AS start_utc,
        CAST(min(start_local) AS DATE) AS date,
        sum(CAST(round(distance_m * 100) AS BIGINT)) AS distance_cm,
        arg_min(distance_state, start_utc) = 'warming_up' AS is_warming_up
    FROM {reader}('{file_of("runs").as_posix().replace("'", "''")}')
    WHERE distance_m IS NOT NULL
    GROUP BY 1
),
compared AS (
    SELECT run.run_id, run.start_utc, run.distance_cm, run.is_warming_up, max(earlier.distance_cm) AS longest_cm
    FROM whole AS run
    LEFT JOIN whole AS earlier
        ON earlier.start_utc < run.start_utc AND earlier.date >= run.date - INTERVAL {WINDOW_DAYS} DAY
    GROUP BY ALL
)
SELECT
    run_id,
    round(distance_cm / nullif(longest_cm, 0), 4) AS ratio,
    CASE
        WHEN coalesce(longest_cm, 0) = 0 THEN 'no_reference'
        WHEN is_warming_up THEN 'warming_up'
        WHEN 100 * distance_cm <= 110 * longest_cm THEN 'reference'
        WHEN 100 * distance_cm <= 130 * longest_cm THEN 'small'
        WHEN 100 * distance_cm <= 200 * longest_cm THEN 'moderate'
        ELSE 'large'
    END AS state
FROM compared
ORDER BY start_utc, run_id
"""
by_duckdb = pl.DataFrame(
    duckdb.sql(query).fetchall(), schema={"run_id": pl.String, "ratio": pl.Float64, "state": pl.String}, orient="row"
)

# %% [markdown]
# ## Do they agree with the report?
#
# The tables have centimeters and patella compares millimeters, so the last digit of a ratio may differ.

# %%
SPIKE = ["small", "moderate", "large"]


def differences(found: pl.DataFrame) -> list[str]:
    """The runs whose state or ratio is another than that of tables/runs, or that only one of the two calls a spike."""
    own = runs.select("run_id", "distance_ratio_30d", "distance_state")
    both = found.join(own, on="run_id", how="left")
    ratio_differs = (pl.col("ratio") - pl.col("distance_ratio_30d").cast(pl.Float64)).abs() > 0.000_15
    unlike = both.filter((pl.col("state") != pl.col("distance_state")) | ratio_differs)
    called = set(found.filter(pl.col("state").is_in(SPIKE)).get_column("run_id"))
    listed = set(spikes.filter(pl.col("measure") == "distance").get_column("run_id"))
    return sorted(set(unlike.get_column("run_id")) | (called ^ listed))


for name, found in [("polars", by_polars), ("DuckDB", by_duckdb)]:
    differing = differences(found)
    count = found.filter(pl.col("state").is_in(SPIKE)).height
    print(f"{name}, runs over 10 % longer than any of the previous {WINDOW_DAYS} days: {count}, unlike the report: {len(differing)}")
    if differing:
        raise SystemExit(f"{name} differs from the report in {', '.join(differing[:5])}; a report made with --since lacks the runs before it")

# %% [markdown]
# ## Days from such a run to the next start of pain
#
# A start of pain is an onset, a partly logged onset or a flare (`tables/onsets`). One runner's records cannot show what caused
# it; this only counts days.

# %%
jumps = by_polars.filter(pl.col("state").is_in(SPIKE)).select("run_id", "date", "ratio")
if onsets.height:
    starts = onsets.select("date", "kind", "score").sort("date")
    before = starts.join_asof(jumps.rename({"date": "spike_date"}), left_on="date", right_on="spike_date", strategy="backward")
    for start in before.iter_rows(named=True):
        if start["spike_date"] is None:
            last = "no run over 10 % before it"
        else:
            days = (start["date"] - start["spike_date"]).days
            last = f"{days} days after a run {100 * (start['ratio'] - 1):.0f} % longer than any of its previous {WINDOW_DAYS} days"
        print(f"{start['date']}  {start['kind']:13} {start['score']:g}/10  {last}")
else:
    print("No start of pain in the diary, or no diary.")

# %% [markdown]
# ## One chart
#
# Weekly distance, the runs over 10 % longer than any of the previous 30 days, and the worst pain score of each day.

# %%
INK, QUIET, BAR, SPIKES, PAIN = "#1f2933", "#6b7680", "#b9c8d6", "#b35c00", "#a3123f"

bars = weeks.select(
    pl.col("week_start"),
    (pl.col("week_start") + pl.duration(days=7)).alias("week_end"),
    pl.when("observed").then(pl.col("distance_m") / 1000).alias("km"),
)
# One mark above the bar of its week, for the largest ratio where a week has several such runs.
marks = (
    jumps.join_asof(bars, left_on="date", right_on="week_start", strategy="backward")
    .group_by("week_start", "km")
    .agg(pl.col("ratio").max())
    .with_columns(
        (pl.col("week_start").cast(pl.Datetime) + pl.duration(hours=84)).alias("middle"),
        pl.format("+{} %", (100 * (pl.col("ratio") - 1)).round().cast(pl.Int64)).alias("label"),
    )
    .sort("week_start")
)
if pain.height:
    scores = pain.group_by("date").agg(pl.col("score").cast(pl.Float64).max()).sort("date")
else:
    scores = pl.DataFrame(schema={"date": pl.Date, "score": pl.Float64})

first = bars.get_column("week_start").min()
last = bars.get_column("week_end").max()
axis = alt.Axis(format="%b %Y", tickCount="month", labelAngle=0, grid=False, title=None, labelOverlap=True)
days = alt.Scale(domain=[first.isoformat(), last.isoformat()], type="time")


def x(column: str, labels: bool) -> alt.X:
    return alt.X(f"{column}:T", scale=days, axis=axis if labels else None)


def height(column: str, title: str, most: float) -> alt.Y:
    return alt.Y(f"{column}:Q", title=title, scale=alt.Scale(domain=[0, most], nice=False), axis=alt.Axis(tickCount=5))


most_km = 1.15 * max(bars.get_column("km").max() or 1, 1)
notes = alt.Chart(scores)
stems = notes.mark_rule(color=PAIN, strokeWidth=1.5).encode(x("date", False), height("score", "worst pain, 0-10", 10.5))
heads = notes.mark_circle(size=34, opacity=1).encode(
    x("date", False),
    alt.Y("score:Q"),
    color=alt.condition("datum.score > 0", alt.value(PAIN), alt.value("#9aa5b1")),
    tooltip=["date:T", "score:Q"],
)
distance = alt.Chart(bars.drop_nulls("km")).mark_rect(color=BAR, stroke="white", strokeWidth=1).encode(
    x("week_start", True),
    alt.X2("week_end:T"),
    height("km", "weekly distance, km", most_km),
    alt.Y2Datum(0),
    tooltip=["week_start:T", "km:Q"],
)
triangles = alt.Chart(marks).mark_point(shape="triangle-up", filled=True, size=70, color=SPIKES, opacity=1, yOffset=-8)
triangles = triangles.encode(x("middle", True), alt.Y("km:Q"), tooltip=["week_start:T", "label:N"])
labels = alt.Chart(marks).mark_text(color=SPIKES, fontSize=10, dy=-19).encode(x("middle", True), alt.Y("km:Q"), text="label:N")
gaps = bars.filter(pl.col("km").is_null())
bands = alt.Chart(gaps).mark_rect(color="#eceff2").encode(x("week_start", True), alt.X2("week_end:T"))
distance = bands + distance + triangles
if bars.height <= 60:
    # Where there are more weeks, the numbers would touch each other.
    distance += labels

number = f"{jumps.height} run was" if jumps.height == 1 else f"{jumps.height} runs were"
title = alt.TitleParams(
    f"{number} over 10 % longer than any of the previous {WINDOW_DAYS} days",
    subtitle=" ".join(
        ["Triangle: a week with such a run."]
        + ["Red: worst pain score of a day; gray: a day logged as pain-free."] * (pain.height > 0)
        + ["Gray band: no data (rest, or watch not worn)."] * (gaps.height > 0)
    ),
)
chart = (
    alt.vconcat(
        *([(stems + heads).properties(width=860, height=110)] if pain.height else []),
        distance.properties(width=860, height=240),
        spacing=14,
        title=title,
    )
    .configure_view(stroke=None)
    .configure_axis(domainColor=QUIET, tickColor=QUIET, labelColor=INK, titleColor=QUIET, gridColor="#e6eaee", titleFontWeight="normal")
    .configure_title(anchor="start", color=INK, fontSize=16, subtitleColor=QUIET, subtitleFontSize=11, offset=12)
)
for ending in ["svg", "png"]:
    chart.save(f"analysis.{ending}", scale_factor=2 if ending == "png" else 1)
print("Chart: analysis.svg, analysis.png")
chart

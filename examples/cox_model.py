"""A Cox model on the start-stop rows of a study, with lifelines.

    python cox_model.py results/tables/person_state.parquet [truth.csv]

Each row is one runner over days in which nothing changes (docs/study.md). The model compares the states of the last session by
distance with the reference; days without a session in the last 2 days are a level of their own. The first 30 days of a runner are
left out: then almost everybody is warming up, and there is nobody to compare with. The same in R, with intervals that know that
the rows of one runner belong together:

    library(survival)
    rows <- subset(arrow::read_parquet("results/tables/person_state.parquet"), distance_state != "warming_up")
    rows$distance_state <- relevel(factor(rows$distance_state), ref = "reference")
    coxph(Surv(start_day, stop_day, event) ~ distance_state, cluster = runner, data = rows)

With the truth of a synthetic study (cargo run --example cohort) it ends with an error where an interval does not hold the
planted ratio. Needs lifelines, and pyarrow for Parquet: pip install lifelines==0.30.3 pyarrow
"""

import sys

import numpy as np
import pandas as pd
from lifelines import CoxTimeVaryingFitter

REFERENCE = "reference"
PLANTED = ["small", "moderate", "large"]


def read(file):
    """The rows of `patella cohort` (Parquet), or of a synthetic study (CSV)."""
    return pd.read_parquet(file) if file.endswith(".parquet") else pd.read_csv(file)


def design(rows):
    """One column of 0 and 1 for each state but the reference."""
    rows = rows[rows["distance_state"] != "warming_up"]
    onsets = rows.groupby("distance_state")["event"].sum()
    # A state without an onset has no finite ratio, and its days are not those of the reference.
    states = [state for state in onsets.index if state != REFERENCE and onsets[state] > 0]
    if not states:
        raise SystemExit("No onset came after a session of any state but the reference, so there is nothing to compare.")
    rows = rows[rows["distance_state"].isin([REFERENCE, *states])]
    table = rows[["runner", "start_day", "stop_day", "event"]].copy()
    table["event"] = table["event"].astype(int)
    for state in states:
        table[state] = (rows["distance_state"] == state).astype(float)
    return table


def fit(rows):
    """The hazard ratio of each state with its 95 % interval."""
    model = CoxTimeVaryingFitter()
    model.fit(design(rows), id_col="runner", start_col="start_day", stop_col="stop_day", event_col="event")
    ends = np.exp(model.confidence_intervals_)
    return pd.DataFrame({"ratio": np.exp(model.params_), "low": ends.iloc[:, 0], "high": ends.iloc[:, 1]})


def planted(truth):
    """The planted ratio of each state."""
    first = pd.read_csv(truth).iloc[0]
    return {state: first[f"ratio_{state}"] for state in PLANTED}


def main():
    if len(sys.argv) < 2:
        raise SystemExit("Name the start-stop rows: python cox_model.py results/tables/person_state.parquet")
    rows = read(sys.argv[1])
    print(f"{rows['runner'].nunique()} runners, {len(rows)} rows, {rows['event'].sum()} onsets")
    ratios = fit(rows)
    print(ratios.round(2).to_string())
    if len(sys.argv) > 2:
        missed = []
        for state, ratio in planted(sys.argv[2]).items():
            low, high = ratios.loc[state, ["low", "high"]]
            print(f"{state}: planted {ratio}, interval {low:.2f} to {high:.2f}")
            if not low <= ratio <= high:
                missed.append(state)
        if missed:
            sys.exit(f"the planted ratio is outside of the interval: {', '.join(missed)}")


if __name__ == "__main__":
    main()

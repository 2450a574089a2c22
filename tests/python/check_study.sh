#!/usr/bin/env bash
# A Cox model on a synthetic study: check_study.sh COHORT FOLDER. COHORT is the example `cohort` (cargo build --example cohort makes
# target/debug/examples/cohort); FOLDER is outside the checkout and keeps what pip installs for the next time.
# - examples/cox_model.py finds the planted hazard ratios in the start-stop rows of 400 invented runners;
# - it ends with an error where the truth is another one.
set -euo pipefail
cohort="$(realpath "$1")"
mkdir -p "$2"
folder="$(realpath "$2")"
cd "$(dirname "$0")/../.."

. tests/python/environment.sh
python="$(environment "$folder" tests/python/requirements_study.txt)"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$cohort" 400 "$work" --seed 1 --tables
"$python" examples/cox_model.py "$work/tables/person_state.csv" "$work/truth.csv"

# The check can fail: three times the planted ratios are not found.
awk -F, -v OFS=, 'NR > 1 { $2 *= 3; $3 *= 3; $4 *= 3 } { print }' "$work/truth.csv" >"$work/other.csv"
if "$python" examples/cox_model.py "$work/tables/person_state.csv" "$work/other.csv" >/dev/null 2>"$work/error.txt"; then
  echo "examples/cox_model.py does not notice another truth" >&2
  exit 1
fi
grep -q "outside of the interval: small, moderate, large" "$work/error.txt"
echo "tests/python/check_study.sh: the planted hazard ratios are found, and others are not"

#!/usr/bin/env bash
# The tables in Python: check.sh PATELLA FOLDER. FOLDER is outside the checkout and keeps what pip installs for the next time.
# - every Parquet file of the demo report equals its CSV in values, types and units, in polars, pyarrow and DuckDB;
# - examples/analysis.py reads both, and finds the report's own headline again;
# - examples/analysis.ipynb is made of examples/analysis.py, and every cell of it runs.
set -euo pipefail
patella="$(realpath "$1")"
mkdir -p "$2"
folder="$(realpath "$2")"
cd "$(dirname "$0")/../.."

. tests/python/environment.sh
python="$(environment "$folder" tests/python/requirements.txt)"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
status=0
"$patella" report fixtures/garmin-export --notes fixtures/pain-notes.csv --parquet --out "$work/report" --quiet || status=$?
# One file of the export is cut off on purpose.
[ "$status" -eq 3 ] || { echo "the report ended with $status, not with 3" >&2; exit 1; }

"$python" tests/python/parquet.py "$work/report" docs/tables.md

analysis="$PWD/examples/analysis.py"
(cd "$work" && "$python" "$analysis" report)
mkdir "$work/csv"
cp -r "$work/report" "$work/csv/report"
rm "$work"/csv/report/tables/*.parquet
(cd "$work/csv" && "$python" "$analysis" report >of_csv.txt)
grep -q "read from csv" "$work/csv/of_csv.txt"

"$python" tests/python/notebook.py examples/analysis.py "$work/analysis.ipynb"
if ! cmp "$work/analysis.ipynb" examples/analysis.ipynb; then
  echo "examples/analysis.ipynb is not made of examples/analysis.py; write it anew:" >&2
  echo "  python tests/python/notebook.py examples/analysis.py examples/analysis.ipynb" >&2
  exit 1
fi
PATELLA_REPORT="$work/report" "$python" tests/python/execute.py examples/analysis.ipynb "$work"
for picture in "$work/analysis.svg" "$work/analysis.png"; do
  [ -s "$picture" ] || { echo "$picture was not drawn" >&2; exit 1; }
done

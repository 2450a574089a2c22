#!/usr/bin/env bash
# Makes a wheel of what cargo has compiled, installs it into an empty virtual environment, and does the main job from there.
# packaging/check-wheel.sh FOLDER [OPTIONS OF maturin build]      FOLDER must not be in the checkout
set -euo pipefail
folder="$1"
shift
cd "$(dirname "$0")/.."

tools="$folder/maturin"
[ -x "$tools/bin/maturin" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet --disable-pip-version-check 'maturin>=1.9,<2'; }
rm -rf "$folder/wheel" "$folder/installed" "$folder/work"
"$tools/bin/maturin" build --locked --quiet --out "$folder/wheel" "$@"
wheel=("$folder"/wheel/patella-*.whl)
echo "$(basename "${wheel[0]}"): $(($(stat -c %s "${wheel[0]}") / 1000000)) MB"

# The licenses of all that is in it go along.
members="$(python3 -m zipfile -l "${wheel[0]}")"
for member in LICENSE src/fonts/LICENSE.txt packaging/dejavu-license.txt packaging/third-party-licenses.txt; do
  [[ "$members" == *"dist-info/licenses/$member"* ]] || { echo "the wheel lacks $member" >&2; exit 1; }
done

python3 -m venv "$folder/installed"
"$folder/installed/bin/pip" install --quiet --no-index --disable-pip-version-check "${wheel[0]}"
mkdir "$folder/work"
cp -R fixtures/garmin-export fixtures/pain-notes.csv "$folder/work"
cd "$folder/work"
export PATH="$folder/installed/bin:/usr/bin:/bin"
command -v patella | grep -q "$folder/installed/bin/patella"
patella --version

# One file of the export is cut off on purpose, and the exit code says so.
status=0
began=$(date +%s%N)
patella report garmin-export --notes pain-notes.csv --quiet || status=$?
echo "the main job took $((($(date +%s%N) - began) / 1000000)) ms"
[ "$status" -eq 3 ] || { echo "the main job ended with $status, not with 3" >&2; exit 1; }
for file in report.html report.pdf report.json charts/timeline.png tables/runs.csv; do
  [ -s "patella-report/$file" ] || { echo "the main job did not write $file" >&2; exit 1; }
done
status=0
patella today garmin-export --notes pain-notes.csv >today.txt || status=$?
[ "$status" -eq 3 ] && grep -q "Now" today.txt || { echo "patella today ended with $status:" >&2; cat today.txt >&2; exit 1; }

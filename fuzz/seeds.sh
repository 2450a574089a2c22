#!/bin/sh
# Lays the fixtures out as seeds: fuzz/corpus/TARGET/. Nothing is downloaded.
set -eu
cd "$(dirname "$0")/.."
for target in fit gpx tcx archive diary lists; do
    mkdir -p "fuzz/corpus/$target"
done
cp fixtures/small/*.fit fuzz/corpus/fit/
cp fixtures/small/*.gpx fuzz/corpus/gpx/
cp fixtures/small/*.tcx fuzz/corpus/tcx/
cp fixtures/*.csv fuzz/corpus/diary/
for list in $(find fixtures/garmin-export -name '*.json'); do
    # The first byte says which list it is; the first part of a list has every field.
    for first in 0 1 2 3; do
        { printf "$first"; head -c 4000 "$list"; } >"fuzz/corpus/lists/$first-$(basename "$list")"
    done
done
for file in run.fit run.gpx run.tcx treadmill.fit; do
    gzip -c "fixtures/small/$file" >"fuzz/corpus/archive/$file.gz"
    head -c 1500 "fuzz/corpus/archive/$file.gz" >"fuzz/corpus/archive/cut-$file.gz"
done
if command -v zip >/dev/null; then
    work=$(mktemp -d)
    cp fixtures/small/run.gpx fixtures/small/treadmill.fit "$work"
    (cd "$work" && zip -q inner.zip run.gpx treadmill.fit && zip -q outer.zip inner.zip treadmill.fit && zip -q -0 stored.zip run.gpx)
    cp "$work"/*.zip fuzz/corpus/archive/
    rm -r "$work"
else
    echo "zip is not installed: the archive target begins with gzip files only" >&2
fi

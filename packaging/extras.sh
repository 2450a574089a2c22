#!/bin/sh
# What goes along with the program in a package: manual pages, completions and the export of an invented runner.
# packaging/extras.sh PROGRAM FOLDER
set -eu
program="$1"
folder="$2"
cd "$(dirname "$0")/.."

rm -rf "$folder"
mkdir -p "$folder/man1" "$folder/completions" "$folder/examples"

# One page for the program and one for each command: "note add" is patella-note-add.1.
page() { "$program" man "$@" | gzip -9n >"$folder/man1/$(echo "patella $*" | tr ' ' '-' | sed 's/-$//').1.gz"; }
page
for command in $("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | grep -v '^help$'); do
  page "$command"
  for inner in $("$program" "$command" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | grep -v '^help$'); do
    page "$command" "$inner"
  done
done

"$program" completions bash >"$folder/completions/patella"
"$program" completions zsh >"$folder/completions/_patella"
"$program" completions fish >"$folder/completions/patella.fish"

cp -R fixtures/garmin-export fixtures/pain-notes.csv "$folder/examples/"
gzip -9nc CHANGELOG.md >"$folder/changelog.gz"

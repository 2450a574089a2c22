# A virtual environment outside the checkout, made once for each list of packages: environment FOLDER REQUIREMENTS prints its Python.
environment() {
  local wanted made
  mkdir -p "$1"
  wanted="$(sha256sum "$2" | cut -c1-16)"
  made="$(realpath "$1")/python-$wanted"
  if [ ! -e "$made/complete" ]; then
    rm -rf "$made" && python3 -m venv "$made" &&
      "$made/bin/pip" install --quiet --disable-pip-version-check --requirement "$2" &&
      touch "$made/complete" || return 1
  fi
  echo "$made/bin/python"
}

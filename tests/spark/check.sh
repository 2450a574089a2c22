#!/usr/bin/env bash
# The cohort on Spark: check.sh PATELLA FOLDER. FOLDER is outside the checkout and keeps what pip installs for the next time.
# examples/spark_cohort.py on two executors, with bad runners among the good and one executor killed, gives the same rows as
# `patella cohort` on one machine.
set -euo pipefail
patella="$(realpath "$1")"
mkdir -p "$2"
folder="$(realpath "$2")"
cd "$(dirname "$0")/../.."

java_version="$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)" || true
if [ "${java_version:-0}" -lt 17 ]; then
  echo "skipped: Spark needs Java 17 or newer, which is not here"
  exit 0
fi

. tests/python/environment.sh
python="$(environment "$folder" tests/spark/requirements.txt)"

work="$(mktemp -d)"
export PYTHONDONTWRITEBYTECODE=1
trap 'rm -rf "$work"' EXIT
# Executors take the Python of the driver. The loopback needs no name of this computer. A Java that lives for a minute is
# faster without its slow compiler.
export PYSPARK_PYTHON="$python" SPARK_LOCAL_IP=127.0.0.1 JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1
"$python" tests/spark/test_spark.py "$patella" "$work"

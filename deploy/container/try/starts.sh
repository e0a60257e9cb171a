#!/usr/bin/env bash
# Measures, in turns and on the JVM of the image that build.sh has made: how long a start takes until the health check holds,
# by the image and by the plain jar, each with empty data.   deploy/container/try/starts.sh [turns]
# Beside the clock it says what the start took of the processors, which others on the machine disturb less.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/../../.."
. deploy/container/try/engine.sh

# Prints milliseconds of the clock, and of processors.
measured() {
  rm -rf "$data"/*
  local from clock ticks
  from=$(date +%s%3N)
  start "$@" >/dev/null
  await_healthy
  clock=$(($(date +%s%3N) - from))
  ticks=$(awk '{ print $14 + $15 }' "/proc/$receiver/stat")
  echo "$clock $((ticks * 1000 / $(getconf CLK_TCK)))"
  stop || true
}
median() { # <runs> <column>
  cut -d' ' -f"$2" <<<"$1" | sort -n | sed -n "$(((turns + 1) / 2))p"
}

turns=${1:-5}
for _ in $(seq "$turns"); do
  image+=${image:+$'\n'}$(measured "${entry_point[@]}")
  jar+=${jar:+$'\n'}$(measured java -Djava.io.tmpdir=/data -jar /mnt/signalpost.jar)
done
for column in clock processors; do
  n=$([ $column = clock ] && echo 1 || echo 2)
  echo "$column, ms: image $(cut -d' ' -f$n <<<"$image" | xargs); plain jar $(cut -d' ' -f$n <<<"$jar" | xargs)"
  awk -v image="$(median "$image" $n)" -v jar="$(median "$jar" $n)" \
    'BEGIN { printf "  medians: image %d, plain jar %d, ratio %.3f\n", image, jar, image / jar }'
done

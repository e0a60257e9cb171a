#!/usr/bin/env bash
# Measures, in turns and on the JVM of the image that build.sh has made: how long a start takes until the health check holds,
# by the image and by the plain jar, each with empty data.   deploy/container/try/starts.sh [turns]
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/container/try/engine.sh

milliseconds() {
  rm -rf "$data"/*
  local from
  from=$(date +%s%3N)
  start "$@" >/dev/null
  await_healthy
  echo $(($(date +%s%3N) - from))
  stop || true
}
median() {
  sort -n | sed -n "$(((${1} + 1) / 2))p"
}

turns=${1:-5}
for _ in $(seq "$turns"); do
  image+=$(milliseconds "${entry_point[@]}")$'\n'
  jar+=$(milliseconds java -Djava.io.tmpdir=/data -jar /mnt/signalpost.jar)$'\n'
done
echo "image: $(xargs <<<"$image")"
echo "jar:   $(xargs <<<"$jar")"
awk -v image="$(printf %s "$image" | median "$turns")" -v jar="$(printf %s "$jar" | median "$turns")" \
  'BEGIN { printf "medians: image %d ms, plain jar %d ms, ratio %.3f\n", image, jar, image / jar }'

#!/usr/bin/env bash
# Starts the image that build.sh has made, as engine.sh says, and looks whether it does what docs/container.md promises.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/container/try/engine.sh

expect() { # <what> <expected> <actual>
  [ "$2" = "$3" ] || { echo "$1: expected $2, was $3" >&2; exit 1; }
  echo "$1: $3"
}
post() {
  beside sh docs/cookbook/post.sh <src/test/resources/examples/vehicle-state-first-delivery.json
}

start JDK_JAVA_OPTIONS=-Xlog:class+load:file=/tmp/classes.log "${entry_point[@]}"
await_healthy
expect "health check" 0 "$(within "$health" >/dev/null; echo $?)"
expect "user and group" "10001 10001" "$(within stat -c '%u %g' /proc/1 | xargs)"
expect "process 1" java "$(within cat /proc/1/comm)"
expect "capabilities" 0000000000000000 "$(within sed -n 's/^CapEff:\t//p' /proc/1/status)"
expect "writes outside of /data and /tmp" no "$(within sh -c '[ -w / ] || [ -w /app ] && echo yes || echo no')"
expect "class from the AOT cache" 1 "$(within grep -c 'io.signalpost.SignalpostApplication source: shared objects' /tmp/classes.log)"
expect "native libraries in /tmp" 0 "$(within sh -c 'ls /tmp | grep -c "\.so"' || true)"
expect "post" 200 "$(post)"
expect "version" "Signalpost 0.2.0" "$(within signalpost --version)"
stop && stopped=0 || stopped=$?
expect "exit code when stopped" 0 $stopped

start "${entry_point[@]}"
await_healthy
expect "the same post after a restart" 200 "$(post)"
expect "duplicates" 1.0 "$(beside curl -s http://localhost:9876/observe/metrics | sed -n 's/^signalpost_webhook_duplicates_total //p')"

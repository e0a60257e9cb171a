#!/bin/sh
# Signs the body on standard input as Smartcar does, and posts it to Signalpost; prints the status of the answer.
#   sh docs/cookbook/post.sh < src/test/resources/examples/vehicle-error.json
# Needs SMARTCAR_MANAGEMENT_TOKEN. WEBHOOK is the address, when it is not the one below.
set -eu
body=$(mktemp)
trap 'rm -f "$body"' EXIT
cat > "$body"
signature=$(openssl dgst -sha256 -hmac "$SMARTCAR_MANAGEMENT_TOKEN" -hex < "$body" | sed 's/.* //')
curl -sS -o /dev/null -w '%{http_code}\n' "${WEBHOOK:-http://localhost:8080/webhooks/smartcar}" \
  -H 'Content-Type: application/json' -H "SC-Signature: $signature" --data-binary "@$body"

#!/usr/bin/env bash
# Builds the image without an engine, as localhost/signalpost: as root, on Debian with buildah, debootstrap and iproute2.
#   deploy/container/try/build.sh /usr/lib/jvm/temurin-25-jdk-amd64
# The bases come from debootstrap and from the JDK that is named. The steps run in a chroot, with a network of their own.
set -euo pipefail
jdk=$(realpath "$1")
cd "$(dirname "$0")/../../.."
export BUILDAH_ISOLATION=chroot

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! buildah inspect --type image localhost/signalpost-base >/dev/null 2>&1; then
  debootstrap --variant=minbase bookworm "$work/base"
  rm -rf "$work"/base/var/cache/apt/* "$work"/base/var/lib/apt/lists/* "$work"/base/usr/share/{doc,locale,man}/*
  base=$(buildah from scratch)
  buildah add --quiet "$base" "$work/base" /
  buildah commit --quiet --rm "$base" localhost/signalpost-base
fi
with_jdk=$(buildah from --pull-never localhost/signalpost-base)
cp -rL "$jdk" "$work/jdk" # Debian keeps the certificates elsewhere, by a link
buildah add --quiet "$with_jdk" "$work/jdk" /opt/jdk
buildah config --env PATH=/opt/jdk/bin:/usr/local/bin:/usr/bin:/bin "$with_jdk"
buildah commit --quiet --rm "$with_jdk" localhost/signalpost-jdk

unshare --net sh -ec 'ip link set lo up; exec "$@"' build buildah build --format docker --pull-never \
  --build-arg JDK_IMAGE=localhost/signalpost-jdk --build-arg BASE_IMAGE=localhost/signalpost-base \
  --build-arg REVISION="$(git rev-parse HEAD)" \
  --file deploy/container/Containerfile --tag localhost/signalpost .
buildah images localhost/signalpost

# Sourced by its neighbours: starts localhost/signalpost as an engine does that is told to be strict. Needs root and buildah.
#
# The root file system is read-only, /tmp is mounted with noexec, the user is the image's and has no capability, and the receiver
# is the first process of its own, with a network of its own.
export SMARTCAR_MANAGEMENT_TOKEN=a-token-of-my-choice

container=$(buildah from --pull-never localhost/signalpost)
root=$(buildah mount "$container")
data=$(mktemp -d)
receiver=

# What the image says of itself, one word a line: Env, Entrypoint, User; and the command of its health check.
of_image() {
  buildah inspect --type image --format "{{range .OCIv1.Config.$1}}{{println .}}{{end}}" localhost/signalpost | sed '/^$/d'
}
user=$(buildah inspect --type image --format '{{.OCIv1.Config.User}}' localhost/signalpost)
health=$(buildah inspect --type image --format '{{index .Docker.Config.Healthcheck.Test 1}}' localhost/signalpost)
mapfile -t environment < <(of_image Env)
mapfile -t entry_point < <(of_image Entrypoint)
environment+=("SMARTCAR_MANAGEMENT_TOKEN=$SMARTCAR_MANAGEMENT_TOKEN")

# Starts the command in the background, as the first process of the container.
start() {
  chown "$user" "$data"
  unshare --mount --pid --net --fork bash -euc '
    root=$1 data=$2 user=$3
    shift 3
    ip link set lo up
    mount --make-rprivate /
    mount --bind "$root" "$root"
    mount -o remount,bind,ro "$root"
    mount --bind "$data" "$root/data"
    mount --bind target "$root/mnt" # the plain jar, to compare with
    mount -t tmpfs -o noexec,nosuid,nodev tmpfs "$root/tmp"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    exec setpriv --no-new-privs chroot --userspec="$user" --groups= "$root" env -i --chdir=/app "$@"
  ' start "$root" "$data" "$user" "${environment[@]}" "$@" &
  unshare=$!
  until receiver=$(pgrep -P $unshare); do sleep .01; done
}

# Runs the command in the container that was started.
within() {
  nsenter --target "$receiver" --mount --pid --net --root --wd --setuid "${user%:*}" --setgid "${user#*:}" \
    env -i "${environment[@]}" "$@"
}

# Runs the command on this machine with the network of the container.
beside() {
  nsenter --target "$receiver" --net "$@"
}

# Waits until the health check holds; by its own file from outside, once the port is open, since that costs least.
await_healthy() {
  beside bash -c '
    until (: >/dev/tcp/127.0.0.1/9876) && deploy/container/bin/healthy; do
      kill -0 "$1" || exit
      sleep .05
    done
  ' await_healthy "$receiver" >/dev/null 2>&1
}

# The exit code is the receiver's.
stop() {
  [ -z "$receiver" ] || kill "$receiver"
  receiver=
  wait
}

trap 'stop; buildah rm "$container" >/dev/null; rm -rf "$data"' EXIT

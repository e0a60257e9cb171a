#!/usr/bin/env bash
# The JDK takes a folder for read-only that is mounted by itself, writable, on a root that is read-only.
#
# Expected: Files.getFileStore(folder).isReadOnly() tells of the mount that the folder is on, as `findmnt --target` does.
# Happens:  a mount of the same file system, as `mount --bind` makes it, has the same device number as its parent. The JDK
#           looks for the mount point where the number changes, walks on to the root, and tells of that: read-only. So it is
#           for the StateDirectory= of a service with ProtectSystem=strict, which systemd mounts so: such a folder takes files.
# Cure:     ask Files.isWritable(folder), which asks the kernel and says no on what is mounted read-only, also to root.
# Source:   seen when a service with ProtectSystem=strict did not start, 2026-11-30, OpenJDK 17.0.15, systemd 252 and Linux.
#
# Needs Linux with util-linux, and to be root or a kernel that gives users namespaces of their own.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/outer" "$work/outer/inner"

cat >"$work/Demo.java" <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;

class Demo {
    public static void main(String[] folders) throws Exception {
        for (String each : folders) {
            Path folder = Path.of(each);
            System.out.printf("%s: file store read-only %s, writable %s%n",
                    folder.getFileName(), Files.getFileStore(folder).isReadOnly(), Files.isWritable(folder));
        }
    }
}
JAVA
javac -d "$work" "$work/Demo.java"

# outer is mounted read-only, and inner below it by itself and writable
unshare --map-root-user --mount bash -euc '
  mount -t tmpfs tmpfs "$1/outer"
  mkdir "$1/outer/inner"
  mount --bind "$1/outer/inner" "$1/outer/inner"
  mount -o remount,bind,ro "$1/outer"
  java -cp "$1" Demo "$1/outer" "$1/outer/inner"
  touch "$1/outer/inner/file" && echo "a file was written into inner"
' bash "$work" | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
outer: file store read-only true, writable false
inner: file store read-only true, writable true
a file was written into inner
EXPECTED

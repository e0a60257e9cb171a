package io.signalpost.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.signalpost.testing.FasterStart;
import io.signalpost.testing.Ports;
import io.signalpost.testing.TestCertificate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A folder that stands for the root of a machine, on which the commands of docs/machine.md are run. Their paths, and those in the
 * files of deploy/, lead into it. What changes the system, or wants systemd, is stood in for by commands of the same name.
 */
final class Machine implements AutoCloseable {

    private static final String PATHS = "(?<![\\w.$])/(etc|opt|root|run|var)/";

    final int port = Ports.lasting();
    final int managementPort = Ports.lasting();
    final int tlsPort = Ports.lasting();
    private final Path root;
    private final Path release;
    private final Path bin;
    private final Map<String, String> elsewhere;

    /** @param elsewhere host and port of what the page has on other machines, by those that it names */
    Machine(Path folder, Map<String, String> elsewhere) throws Exception {
        this.elsewhere = elsewhere;
        root = Files.createDirectories(folder.resolve("root"));
        release = Files.createDirectories(folder.resolve("release"));
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String each : List.of("root", "run", "etc/systemd/system", "etc/nginx/conf.d", "var/log/nginx")) {
            Files.createDirectories(root.resolve(each));
        }
        unpackRelease();
        certify();
        standIn();
    }

    private void unpackRelease() throws IOException {
        Path jar = Path.of(System.getProperty("signalpost.jar")).toAbsolutePath();
        Files.copy(jar, release.resolve("signalpost.jar"));
        try (Stream<Path> files = Files.walk(Path.of("deploy"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = release.resolve(file);
                Files.createDirectories(copy.getParent());
                boolean takesRoot =
                        file.toString().matches(".*\\.(sysusers|tmpfiles)"); // whose tools have an option for it
                String text = Files.readString(file);
                Files.writeString(copy, takesRoot ? text : here(text));
            }
        }
    }

    /** Where Certbot puts it. */
    private void certify() throws Exception {
        Path live = Files.createDirectories(root.resolve("etc/letsencrypt/live/signalpost.example.com"));
        TestCertificate made = TestCertificate.write(live);
        Files.move(made.certificate(), live.resolve("fullchain.pem"));
        Files.move(made.privateKey(), live.resolve("privkey.pem"));
    }

    private void standIn() throws Exception {
        String faster = String.join(" ", FasterStart.ARCHIVE.command());
        command("apt-get", "true");
        command("certbot", "true");
        command("runuser", "shift 3; exec \"$@\""); // -u signalpost --
        command("journalctl", "cat \"$ROOT/run/signalpost.log\"");
        command("systemd-sysusers", "exec /usr/bin/systemd-sysusers --root=\"$ROOT\" \"$@\"");
        command("systemd-tmpfiles", "exec /usr/bin/systemd-tmpfiles --root=\"$ROOT\" \"$@\"");
        command(
                "nginx",
                "exec /usr/sbin/nginx -e \"$ROOT/var/log/nginx/error.log\" -c \"$ROOT/etc/nginx/nginx.conf\" \"$@\"");
        // the jar that it is told to run, made to start faster
        command(
                "java",
                "options=()",
                "while [ \"$1\" != -jar ]; do options+=(\"$1\"); shift; done",
                "test -s \"$2\"",
                "shift 2",
                "set -- -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \"${options[@]}\" "
                        + faster.substring(faster.indexOf(' ')) + " \"$@\"",
                "exec " + faster.split(" ")[0] + " \"$@\"");
        Path systemctl = Path.of("src/test/resources/machine/systemctl").toAbsolutePath();
        command("systemctl", "exec \"" + systemctl + "\" \"$@\"");
        Files.writeString(root.resolve("etc/nginx/nginx.conf"), here("""
                user root;
                pid /run/nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path /var/log/nginx/body;
                    proxy_temp_path /var/log/nginx/proxy;
                    fastcgi_temp_path /var/log/nginx/fastcgi;
                    scgi_temp_path /var/log/nginx/scgi;
                    uwsgi_temp_path /var/log/nginx/uwsgi;
                    include /etc/nginx/conf.d/*.conf;
                }
                """));
    }

    private void command(String name, String... lines) throws IOException {
        Path file = Files.writeString(
                bin.resolve(name), "#!/usr/bin/env bash\nset -euo pipefail\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The text with its paths and ports as they are on this machine. */
    private String here(String text) {
        String reached = text;
        for (Map.Entry<String, String> address : elsewhere.entrySet()) {
            reached = reached.replace(address.getKey(), address.getValue());
        }
        return reached.replaceAll(PATHS, root + "/$1/")
                .replace("/usr/bin/java", "java")
                .replace("https://signalpost.example.com", "https://localhost:" + tlsPort)
                .replaceAll("\\b8080\\b", String.valueOf(port))
                .replaceAll("\\b9876\\b", String.valueOf(managementPort))
                .replaceAll("(?m)^ +listen \\[::]:443.*\n", "")
                .replaceAll("\\blisten 443\\b", "listen 127.0.0.1:" + tlsPort);
    }

    /** @param input what is typed */
    String run(String commands, String input) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here(commands))
                .directory(release.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "ROOT", root.toString(),
                        "PATH", bin + ":" + System.getenv("PATH") + ":/usr/sbin",
                        "CURL_CA_BUNDLE",
                                path("/etc/letsencrypt/live/signalpost.example.com/fullchain.pem")
                                        .toString(),
                        "SIGNALPOST_PORT", String.valueOf(port),
                        "SIGNALPOST_MANAGEMENT_PORT", String.valueOf(managementPort)));
        // files, since a service would keep a pipe open, and who reads nothing would close it
        Path typed = Files.writeString(root.resolveSibling("typed"), input);
        Path output = root.resolveSibling("output");
        Process shell = builder.redirectInput(typed.toFile())
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(3, TimeUnit.MINUTES)).as(commands).isTrue();
        String said = Files.readString(output);
        assertThat(shell.exitValue()).as(() -> commands + said + log()).isZero();
        return said;
    }

    private String log() {
        try {
            Path log = path("/run/signalpost.log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path as it is on a real machine */
    Path path(String path) {
        return Path.of(root + path);
    }

    @Override
    public void close() throws IOException {
        for (String service : List.of("signalpost", "nginx")) {
            Path pid = path("/run/" + service + ".pid");
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(Machine::end);
            }
        }
    }

    /** Not by force, which would leave nginx's workers behind. */
    private static void end(ProcessHandle process) {
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}

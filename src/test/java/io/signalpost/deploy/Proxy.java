package io.signalpost.deploy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.signalpost.testing.Ports;
import io.signalpost.testing.TestCertificate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A proxy as Debian ships it, with the file in deploy/ that is for it, on a port of the test's. */
enum Proxy {
    NGINX("/usr/sbin/nginx", "nginx/signalpost.conf") {
        @Override
        List<String> prepare(Path folder, Path configuration) throws IOException {
            Path main = Files.writeString(folder.resolve("nginx.conf"), """
                    user root;
                    daemon off;
                    pid %1$s/pid;
                    error_log %1$s/log;
                    events {}
                    http {
                        access_log off;
                        client_body_temp_path %1$s/body;
                        proxy_temp_path %1$s/proxy;
                        fastcgi_temp_path %1$s/fastcgi;
                        scgi_temp_path %1$s/scgi;
                        uwsgi_temp_path %1$s/uwsgi;
                        include %2$s;
                    }
                    """.formatted(folder, configuration));
            return List.of("-e", folder.resolve("log").toString(), "-c", main.toString());
        }

        @Override
        String configure(String shipped, int port, TestCertificate certificate) {
            return shipped.replace("listen 443", "listen 127.0.0.1:" + port)
                    .replaceFirst("(?m)^ +listen \\[::]:443.*\n", "")
                    .replaceFirst("ssl_certificate /.*;", "ssl_certificate " + certificate.certificate() + ";")
                    .replaceFirst("ssl_certificate_key /.*;", "ssl_certificate_key " + certificate.privateKey() + ";");
        }
    },
    HAPROXY("/usr/sbin/haproxy", "haproxy/signalpost.cfg") {
        @Override
        List<String> prepare(Path folder, Path configuration) {
            return List.of("-db", "-f", configuration.toString());
        }

        @Override
        String configure(String shipped, int port, TestCertificate certificate) throws IOException {
            Path pem = certificate.certificate().resolveSibling("both.pem");
            Files.writeString(
                    pem, Files.readString(certificate.certificate()) + Files.readString(certificate.privateKey()));
            return shipped.replace("bind :443", "bind 127.0.0.1:" + port)
                    .replace("/etc/haproxy/signalpost.pem", pem.toString())
                    .replaceAll("(?m)^ +(user|group|log) .*\n", ""); // of the system
        }
    },
    CADDY("/usr/bin/caddy", "caddy/Caddyfile") {
        @Override
        List<String> prepare(Path folder, Path configuration) {
            return List.of("run", "--adapter", "caddyfile", "--config", configuration.toString());
        }

        @Override
        String configure(String shipped, int port, TestCertificate certificate) {
            return shipped.replaceFirst("(?m)^\\{\n", "{\n\tadmin off\n\tauto_https disable_redirects\n")
                    .replace(
                            "signalpost.example.com {\n",
                            "https://localhost:%d {\n\tbind 127.0.0.1\n\ttls %s %s\n"
                                    .formatted(port, certificate.certificate(), certificate.privateKey()));
        }
    };

    private final Path program;
    private final Path shipped;

    Proxy(String program, String shipped) {
        this.program = Path.of(program);
        this.shipped = Path.of("deploy").resolve(shipped);
    }

    /** Writes what else it needs into the folder, and says with which arguments it is run. */
    abstract List<String> prepare(Path folder, Path configuration) throws IOException;

    /** The file that ships, with another port and certificate. */
    abstract String configure(String shipped, int port, TestCertificate certificate) throws IOException;

    /**
     * Skips the test where the proxy is not installed.
     *
     * @param receiver port of the receiver
     * @param timeout  in place of the 10 s that a client may take
     */
    Running start(Path folder, TestCertificate certificate, int receiver, String timeout) throws IOException {
        assumeTrue(Files.isExecutable(program), program + " is not installed");
        int port = Ports.lasting();
        String text = configure(Files.readString(shipped), port, certificate)
                .replace("127.0.0.1:8080", "127.0.0.1:" + receiver)
                .replaceAll("\\b10s\\b", timeout);
        Path configuration = Files.writeString(
                Files.createDirectories(folder.resolve(name())).resolve(shipped.getFileName()), text);
        ProcessBuilder builder = new ProcessBuilder(program.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name()).resolve("output").toFile());
        builder.command().addAll(prepare(configuration.getParent(), configuration));
        builder.environment().put("XDG_DATA_HOME", folder.toString()); // Caddy's
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        Process process = builder.start();
        await(name() + " in " + configuration.getParent()).ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
        return new Running(process, port);
    }

    /** It speaks TLS on that port of 127.0.0.1. */
    record Running(Process process, int port) implements AutoCloseable {

        @Override
        public void close() {
            process.destroy();
        }
    }
}

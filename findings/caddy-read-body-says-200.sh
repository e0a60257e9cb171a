#!/usr/bin/env bash
# Caddy answers 200 by itself when its reverse_proxy gives up on a request whose body does not come in time.
#
# Expected: a request of which half the body has come when `timeouts { read_body … }` is over is answered 408, or the connection
#           is closed: nobody behind the proxy has answered it.
# Happens:  200 with an empty body, the default of Go's server. The read that ran out of time has cancelled the request, and
#           reverse_proxy takes a cancelled request for one whose sender has gone and answers nothing. A sender that was held up,
#           and still listens, believes that what it sent has been taken.
# Cure:     read_body well beyond the time for which the sender waits for an answer; the server behind has its own, shorter limit.
# Source:   seen with a webhook receiver behind Debian's Caddy, 2026-11-30, caddy 2.6.2.
#
# Needs caddy, which Debian 12 has, beside a JDK; no Maven.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/Demo.java" <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class Demo {
    public static void main(String[] folder) throws Exception {
        HttpServer behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        behind.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        behind.start();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path file = Files.writeString(Path.of(folder[0], "Caddyfile"), """
                {
                    admin off
                    servers {
                        timeouts {
                            read_body 1s
                        }
                    }
                }
                http://127.0.0.1:%d {
                    reverse_proxy 127.0.0.1:%d
                }
                """.formatted(port, behind.getAddress().getPort()));
        Process caddy = new ProcessBuilder("caddy", "run", "--adapter", "caddyfile", "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of(folder[0], "log").toFile())
                .start();
        System.out.println("the whole body: " + status(port, "12345678"));
        System.out.println("half of it: " + status(port, "1234"));
        caddy.destroy();
        behind.stop(0);
    }

    static String status(int port, String sent) throws Exception {
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                String head = "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Length: 8\r\n\r\n";
                socket.getOutputStream().write((head + sent).getBytes(StandardCharsets.US_ASCII));
                return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            } catch (ConnectException notYet) {
                Thread.sleep(100);
            }
        }
    }
}
JAVA

caddy version | tee "$work/seen"
XDG_DATA_HOME=$work XDG_CONFIG_HOME=$work java "$work/Demo.java" "$work" | tee -a "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
2.6.2
the whole body: HTTP/1.1 204 No Content
half of it: HTTP/1.1 200 OK
EXPECTED

package io.signalpost.simulator.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server on a bare socket: it sees what really arrives, also half requests, and answers as the test says. */
final class Receiver implements AutoCloseable {

    /**
     * @param start      first line
     * @param headers    names as sent, found in any case
     * @param body       what came of it
     * @param whole      false when the connection ended before the body did
     * @param began      when its head had arrived, by {@code System.nanoTime()}; {@code ended} when its body had
     */
    record Request(String start, Map<String, String> headers, byte[] body, boolean whole, long began, long ended) {

        String header(String name) {
            return headers.get(name);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    interface Answer {
        void to(Request request, OutputStream out) throws IOException;
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ServerSocket server;
    private volatile Answer answer = status(200);

    private Receiver(ServerSocket server) {
        this.server = server;
    }

    static Receiver start() {
        try {
            Receiver receiver = new Receiver(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
            thread(receiver::accept);
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
    }

    /** Those that are over, in the order of their end. */
    List<Request> requests() {
        return requests;
    }

    /** Connections that are open. */
    int connections() {
        return connections.size();
    }

    /** Connections that there have ever been. */
    int accepted() {
        return accepted.get();
    }

    void answer(Answer answer) {
        this.answer = answer;
    }

    /** Answers the first request so, the second so, and so on, and the rest as the last. */
    void answers(Answer... answers) {
        answer = (request, out) -> answers[Math.min(requests.size(), answers.length) - 1].to(request, out);
    }

    /** @param headers lines such as {@code Location: /elsewhere} */
    static Answer status(int status, String... headers) {
        return text("HTTP/1.1 " + status + " Whatever\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining())
                + (status == 204 ? "" : "Content-Length: 0\r\n") + "\r\n");
    }

    static Answer text(String answer) {
        return (request, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    static Answer silence() {
        return (request, out) -> {};
    }

    static Answer hangUp() {
        return (request, out) -> out.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = server.accept();
            connections.add(socket);
            accepted.incrementAndGet();
            thread(() -> {
                try (socket) {
                    serve(socket);
                } finally {
                    connections.remove(socket);
                }
            });
        }
    }

    private void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (String start = line(in); start.startsWith("POST "); start = line(in)) { // not TLS, not the end
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String[] pair = header.split(": ", 2);
                headers.put(pair[0], pair[1]);
            }
            long began = System.nanoTime();
            int length = Integer.parseInt(headers.get("Content-Length"));
            byte[] body = body(in, length);
            Request request = new Request(start, headers, body, body.length == length, began, System.nanoTime());
            requests.add(request);
            if (request.whole()) {
                answer.to(request, socket.getOutputStream());
            }
        }
    }

    private static byte[] body(InputStream in, int length) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            while (body.size() < length) {
                byte[] some = new byte[length - body.size()];
                int count = in.read(some);
                if (count < 0) {
                    break;
                }
                body.write(some, 0, count);
            }
        } catch (IOException reset) {
            // what has come until then is what the test wants to see
        }
        return body.toByteArray();
    }

    /** Empty at the end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c != -1; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // by the sender or by the end of the test
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : connections) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

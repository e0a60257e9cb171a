package io.signalpost.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends exactly the bytes it is told to, so that malformed, slow and pipelined requests can be sent. */
public final class HttpSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** @param headers repeated ones are joined by {@code |} */
    public record Response(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.get(name);
        }
    }

    private HttpSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    public static HttpSocket connect(int port) throws IOException {
        return connect(port, InetAddress.getLoopbackAddress());
    }

    /** @param from one of this machine's own addresses, for instance 127.0.0.2 */
    public static HttpSocket connect(int port, InetAddress from) throws IOException {
        return over(new Socket(InetAddress.getLoopbackAddress(), port, from, 0));
    }

    /** Speaks over a connected socket, for instance one of TLS. */
    public static HttpSocket over(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new HttpSocket(socket);
    }

    /** One request on a connection of its own. */
    public static Response exchange(int port, byte[] request) throws IOException {
        try (HttpSocket socket = connect(port)) {
            return socket.send(request).read();
        }
    }

    /** A POST of JSON with a declared length; each header is a line such as {@code SC-Signature: abc}. */
    public static byte[] post(String target, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder("POST " + target + " HTTP/1.1\r\nHost: test\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        return concat(bytes(head.append("\r\n\r\n").toString()), body);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    public HttpSocket send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    public HttpSocket send(String text) throws IOException {
        return send(bytes(text));
    }

    /** Says that nothing more will come, and listens on. */
    public HttpSocket endSending() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Goes away without a farewell: the server sees a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The next response; an interim 100 counts as one. */
    public Response read() throws IOException {
        String statusLine = line();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] pair = header.split(": ?", 2);
            headers.merge(pair[0], pair[1], (a, b) -> a + "|" + b);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Response(Integer.parseInt(statusLine.split(" ")[1]), headers, body);
    }

    /** Waits until the server has closed its side; false when it says something instead. */
    public boolean isClosedByServer() throws IOException {
        return in.read() == -1;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c == -1) {
                throw new IOException("The server closed the connection after \"" + line + "\"");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

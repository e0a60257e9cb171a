package io.signalpost.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes every mail, but for the steps for which the test has another reply. */
public final class ScriptedMailServer implements AutoCloseable {

    private static final String TEXT = ".";
    private static final Map<String, String> REPLIES =
            Map.of("EHLO", "250 localhost", "MAIL", "250 ok", "RCPT", "250 ok", "DATA", "354 go on", TEXT, "250 taken");

    private final ServerSocket server;
    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Thread accepting;
    private volatile boolean drips;

    private ScriptedMailServer(ServerSocket server) {
        this.server = server;
    }

    public static ScriptedMailServer start() throws IOException {
        return start(0);
    }

    /** @param port 0 takes any that is free */
    public static ScriptedMailServer start(int port) throws IOException {
        ScriptedMailServer server = new ScriptedMailServer(new ServerSocket(port, 0, InetAddress.getLoopbackAddress()));
        server.accepting = daemon(server::accept);
        return server;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** @param step {@code CONNECT}, EHLO, MAIL, RCPT, DATA or a dot for the end of the text */
    public void reply(String step, String reply) {
        script.put(step, reply);
    }

    /** Takes everything again. */
    public void reset() {
        script.clear();
    }

    /** The greeting never ends, though a line of it comes every tenth of a second. */
    public void drip() {
        drips = true;
    }

    public int connections() {
        return connections.get();
    }

    /** How many mails it has taken. */
    public int mails() {
        return mails.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                connections.incrementAndGet();
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = client.getOutputStream();
            while (drips && !closed.await(100, TimeUnit.MILLISECONDS)) {
                send(out, "220-wait");
            }
            send(out, script.getOrDefault("CONNECT", "220 localhost"));
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String step = text ? line : line.split(" ")[0].toUpperCase(Locale.ROOT);
                if (!text || TEXT.equals(step)) {
                    String reply = script.getOrDefault(step, REPLIES.getOrDefault(step, "250 ok"));
                    text = reply.startsWith("354");
                    mails.addAndGet(TEXT.equals(step) && reply.startsWith("2") ? 1 : 0);
                    send(out, reply);
                }
            }
        } catch (IOException e) {
            // the client has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Thread daemon(Runnable run) {
        Thread thread = new Thread(run, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Returns when the port is free. */
    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.signalpost.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server for one request, which answers it as no server should. */
final class MisbehavingServer implements AutoCloseable {

    private final ServerSocket server;
    private volatile Socket connection;
    private Thread answering;

    /** What it does on its connection, once it has seen the beginning of the request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(OutputStream out) throws Exception;
    }

    MisbehavingServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void answer(Behaviour behaviour) {
        answering = new Thread(() -> {
            try (Socket accepted = server.accept()) {
                connection = accepted;
                accepted.getInputStream().read(new byte[100]);
                behaviour.answer(accepted.getOutputStream());
            } catch (Exception e) {
                // The client has gone, or the test is over.
            }
        });
        answering.start();
    }

    /** Until its connection is cut, unless it has said all. */
    boolean answering() {
        return answering.isAlive();
    }

    @Override
    public void close() throws Exception {
        server.close();
        if (connection != null) {
            connection.close();
        }
        if (answering != null) {
            answering.interrupt();
            answering.join();
        }
    }
}

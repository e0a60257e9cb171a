package io.signalpost.destination.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

import org.apache.commons.io.IOUtils;

/**
 * Makes sockets that are closed when their time is over, whatever is read from them by then: a time-out of a socket begins
 * anew with each byte, so a server that sends a line a second would hold its caller for ever.
 */
final class ShortLivedSockets extends SocketFactory {

    private final Duration life;

    ShortLivedSockets(Duration life) {
        this.life = life;
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        CompletableFuture.delayedExecutor(life.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> IOUtils.closeQuietly(socket));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress address, InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(local);
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}

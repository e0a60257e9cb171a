package io.signalpost.bench.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The limit: as little as a JVM can do and still only answer 200 to an event that is signed, not a duplicate, and on disk.
 * One selector loop, HTTP parsed by hand for this load alone, the ids in memory, one file. Nothing here is fit for use:
 * it has no time limits, believes every length, and reads one JSON field by searching for its name.
 *
 * <p>Arguments: port, file. The token is in the environment variable {@code SMARTCAR_MANAGEMENT_TOKEN}.
 */
final class LimitServer {

    private final Selector selector;
    private final LimitLog log;
    private final Set<EventId> known = new HashSet<>();
    private final Mac mac;

    private LimitServer(Selector selector, LimitLog log, Mac mac) {
        this.selector = selector;
        this.log = log;
        this.mac = mac;
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] token = System.getenv("SMARTCAR_MANAGEMENT_TOKEN").getBytes(StandardCharsets.UTF_8);
        mac.init(new SecretKeySpec(token, "HmacSHA256"));
        Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress("localhost", Integer.parseInt(arguments[0])), 1_024);
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        new LimitServer(selector, new LimitLog(Path.of(arguments[1]), selector::wakeup), mac).run(listener);
    }

    private void run(ServerSocketChannel listener) throws IOException {
        while (true) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    SocketChannel client = listener.accept();
                    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    client.configureBlocking(false)
                            .register(selector, SelectionKey.OP_READ, new LimitConnection(client));
                } else {
                    read(key, (LimitConnection) key.attachment());
                }
            }
            selector.selectedKeys().clear();
            log.write();
            for (LimitConnection written : log.written()) {
                written.answer(200);
            }
        }
    }

    private void read(SelectionKey key, LimitConnection client) throws IOException {
        if (!client.read()) {
            key.cancel();
            client.close();
        } else if (client.isComplete()) {
            take(client);
        }
    }

    private void take(LimitConnection client) throws IOException {
        ByteBuffer body = client.body();
        mac.update(body.duplicate());
        if (!client.isSignature(mac.doFinal())) {
            client.answer(401);
        } else if (known.add(EventId.in(body))) {
            log.append(body, client);
        } else {
            client.answer(200);
        }
    }
}

package io.signalpost.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.StringEntity;

import static org.assertj.core.api.Assertions.assertThat;

/** The client of the HTTP destination, which posts to fleet.example.com: by its DNS that is this machine. */
final class BlockingClient implements AutoCloseable {

    private final CloseableHttpClient client;

    BlockingClient(Duration timeout) {
        this(timeout, dns(), true);
    }

    BlockingClient(Duration timeout, DnsResolver dns, boolean allowPrivate) {
        client = HttpClients.blocking(
                        new ExchangeLimits(timeout, "destination.http.timeout", 0),
                        new AddressGuard(dns, allowPrivate, "write destination.http.allow-private-addresses=true"))
                .build();
    }

    static DnsResolver dns() {
        InMemoryDnsResolver dns = new InMemoryDnsResolver();
        dns.add("fleet.example.com", InetAddress.getLoopbackAddress());
        return dns;
    }

    /** @return the status of the answer, whose body is never handed on */
    int post(int port) throws IOException {
        HttpPost post = new HttpPost("http://fleet.example.com:" + port + "/");
        post.setEntity(new StringEntity("{}"));
        return client.execute(post, response -> {
            assertThat(response.getEntity()).isNull();
            return response.getCode();
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}

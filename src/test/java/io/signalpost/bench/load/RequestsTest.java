package io.signalpost.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestsTest {

    private record Request(String head, byte[] body) {}

    @ParameterizedTest
    @EnumSource
    void eachIsSignedAndOfAboutTheSizeThatIsWanted(BodySize size) throws IOException {
        Requests requests = new Requests(1 << 20).refill(size, 3);

        List<Request> all = all(requests);

        assertThat(all).hasSize(3).allSatisfy(request -> {
            assertThat(request.head())
                    .startsWith("POST /webhooks/smartcar HTTP/1.1\r\n")
                    .contains("\r\nSC-Signature: " + Examples.sign(request.body()) + "\r\n")
                    .contains("\r\nContent-Length: " + request.body().length + "\r\n");
            assertThat(request.body()).hasSizeBetween(size.bytes() / 2, size.bytes() * 3 / 2);
            JsonNode event = new JsonMapper().readTree(request.body());
            assertThat(event.at("/meta/signalCount").asInt())
                    .isEqualTo(event.at("/data/signals").size());
        });
    }

    @Test
    void noEventComesTwiceNotEvenAfterARefill() throws IOException {
        Requests memory = new Requests(1 << 20);
        List<Request> all = new ArrayList<>(all(memory.refill(BodySize.TYPICAL, 200)));
        all.addAll(all(memory.refill(BodySize.SMALL, 200)));

        assertThat(all)
                .hasSize(400)
                .extracting(request ->
                        new JsonMapper().readTree(request.body()).get("eventId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void thereAreNoMoreThanFitTheMemory() throws IOException {
        assertThat(all(new Requests(1 << 20).refill(BodySize.HUGE, 1_000))).hasSizeBetween(15, 20);
    }

    private static List<Request> all(Requests requests) {
        List<Request> all = new ArrayList<>();
        for (ByteBuffer next = requests.next(); next != null; next = requests.next()) {
            byte[] bytes = new byte[next.remaining()];
            next.get(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n") + 4;
            all.add(new Request(text.substring(0, body), text.substring(body).getBytes(StandardCharsets.ISO_8859_1)));
        }
        return all;
    }
}

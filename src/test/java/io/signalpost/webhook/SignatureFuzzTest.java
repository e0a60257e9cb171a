package io.signalpost.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.signalpost.testing.Examples;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What gets past the signature check is signed, or a VERIFY; and it has the four headers and no others. */
class SignatureFuzzTest {

    private static final Set<String> HEADERS =
            Set.of("SmartcarEventId", "SmartcarEventType", "SmartcarVehicleId", "SmartcarMode");
    private static final CamelContext CAMEL = new DefaultCamelContext();

    private final VerifySignature verify = new VerifySignature(new ManagementTokens(Map.of("default", Examples.TOKEN)));

    /** What a stranger who has seen a right signature may make of it; the first two are right. */
    private static List<Object> signatures(String right) {
        return List.of(
                right,
                right.toUpperCase(),
                "",
                right.substring(1),
                "0" + right,
                right.substring(1) + right.charAt(0),
                List.of(right, right),
                List.of(right),
                right + "," + right);
    }

    static Stream<byte[]> inputs() {
        return Stream.of("vehicle-state-first-delivery.json", "verify-v4.json")
                .map(Examples::body)
                .flatMap(body -> IntStream.range(0, 11).mapToObj(choice -> {
                    byte[] input = new byte[body.length + 1];
                    input[0] = (byte) choice;
                    System.arraycopy(body, 0, input, 1, body.length);
                    return input;
                }));
    }

    /** The first byte chooses the signature, the others are the body. */
    @MethodSource("inputs")
    @FuzzTest(maxDuration = "10s")
    void signature(byte[] input) {
        int choice = input.length == 0 ? 0 : Byte.toUnsignedInt(input[0]);
        byte[] body = Arrays.copyOfRange(input, Math.min(1, input.length), Math.max(1, input.length));
        List<Object> signatures = signatures(Examples.sign(body));
        Exchange exchange = new DefaultExchange(CAMEL);
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader("X-Other", "x");
        if (choice < signatures.size()) {
            message.setHeader("SC-Signature", signatures.get(choice));
        }

        try {
            verify.process(exchange);
        } catch (RefusedException refused) {
            return;
        }
        boolean isVerify = "VERIFY".equals(message.getHeader("SmartcarEventType"));
        assertThat(choice < 2 || choice >= signatures.size() && isVerify).isTrue();
        assertThat(message.getHeaders().keySet()).isSubsetOf(HEADERS);
        assertThat(message.getBody()).isSameAs(body);
    }
}

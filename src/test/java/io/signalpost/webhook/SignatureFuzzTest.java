package io.signalpost.webhook;

import java.util.Map;
import java.util.Set;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.signalpost.testing.Examples;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

import static org.assertj.core.api.Assertions.assertThat;

/** What gets past the signature check is signed, or a VERIFY; and it has the four headers and no others. */
class SignatureFuzzTest {

    private static final Set<String> HEADERS =
            Set.of("SmartcarEventId", "SmartcarEventType", "SmartcarVehicleId", "SmartcarMode");

    private final CamelContext camel = new DefaultCamelContext();
    private final VerifySignature verify = new VerifySignature(new ManagementTokens(Map.of("default", Examples.TOKEN)));

    @FuzzTest(maxDuration = "10s")
    void signature(FuzzedDataProvider data) {
        Exchange exchange = new DefaultExchange(camel);
        Message message = exchange.getMessage();
        String header = data.pickValue(new String[] {"SC-Signature", "sc-signature", "SC-Signatur"});
        boolean signed = data.consumeBoolean();
        String signature = data.consumeString(70);
        message.setHeader(data.consumeString(20), data.consumeString(20));
        byte[] body = data.consumeRemainingAsBytes();
        String right = Examples.sign(body);
        message.setHeader(header, signed ? right : signature);
        message.setBody(body);

        try {
            verify.process(exchange);
        } catch (RejectedException refused) {
            return;
        }
        boolean isRight = header.equalsIgnoreCase("SC-Signature") && (signed || signature.equalsIgnoreCase(right));
        assertThat(isRight || "VERIFY".equals(message.getHeader("SmartcarEventType")))
                .isTrue();
        assertThat(message.getHeaders().keySet()).isSubsetOf(HEADERS);
        assertThat(message.getBody()).isSameAs(body);
    }
}

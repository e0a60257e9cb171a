package io.signalpost.webhook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import io.signalpost.webhook.refused.RefusedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** Which VERIFY is answered, and what the log says of it. */
@ExtendWith(OutputCaptureExtension.class)
class AnswerVerifyTest {

    private static final byte[] VERIFY = Examples.body("verify-v4.json");

    @TempDir
    Path folder;

    private RunningIngress start(AnswerVerify policy) throws Exception {
        return RunningIngress.start(
                folder, Map.of("default", Examples.TOKEN), new WebhookProperties(policy, Duration.ofHours(1), false));
    }

    private static Response send(RunningIngress ingress, String... headers) throws Exception {
        return ingress.exchange(post("/webhooks/smartcar", VERIFY, headers));
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS, 200, 200", "SIGNED, 401, 200", "NEVER, 403, 403"})
    void anUnsignedAndASignedOneAreAnsweredByThePolicy(AnswerVerify policy, int unsigned, int signed) throws Exception {
        try (RunningIngress ingress = start(policy)) {
            Response first = send(ingress);
            Response second = send(ingress, "SC-Signature: " + sign(VERIFY));

            assertThat(first.status()).isEqualTo(unsigned);
            assertThat(second.status()).isEqualTo(signed);
            assertThat(first.body()).matches(unsigned == 200 ? "\\{\"challenge\":\"[0-9a-f]{64}\"}" : "");
            assertThat(second.body()).matches(signed == 200 ? "\\{\"challenge\":\"[0-9a-f]{64}\"}" : "");
        }
    }

    @Test
    void noPolicyAnswersAWrongSignature() throws Exception {
        for (AnswerVerify policy : AnswerVerify.values()) {
            try (RunningIngress ingress = start(policy)) {
                assertThat(send(ingress, "SC-Signature: " + sign("other", VERIFY))
                                .status())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void eventsAreKeptUnderEveryPolicy() throws Exception {
        byte[] event = Examples.body("vehicle-error.json");
        try (RunningIngress ingress = start(AnswerVerify.NEVER)) {
            Response response = ingress.exchange(post("/webhooks/smartcar", event, "SC-Signature: " + sign(event)));

            assertThat(response.status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsRefusedIsKeptByItsCauseAndCounted() throws Exception {
        try (RunningIngress ingress = start(AnswerVerify.NEVER)) {
            send(ingress);

            assertThat(ingress.refused).extracting(RefusedRequest::cause).containsExactly("verify");
            assertThat(ingress.counter("signalpost.webhook.verifications", "outcome", "refused"))
                    .isEqualTo(1);
        }
    }

    @Test
    void theLogSaysWhoAskedAndNothingOfTheChallengeOrTheAnswer(CapturedOutput output) throws Exception {
        try (RunningIngress ingress = start(AnswerVerify.SIGNED)) {
            send(ingress, "X-Forwarded-For: 192.0.2.7");
            String answer = send(ingress, "SC-Signature: " + sign(VERIFY)).body();

            assertThat(output.getOut().lines().filter(line -> line.contains("VerifyLog")))
                    .hasSize(2)
                    .allMatch(line -> line.contains("127.0.0.1"))
                    .anyMatch(line -> line.contains("outcome=\"refused\""))
                    .anyMatch(line -> line.contains("outcome=\"answered\"") && line.contains("token=\"default\""));
            assertThat(output)
                    .doesNotContain("192.0.2.7", answer.substring(14, 78))
                    .doesNotContain(Envelope.parse(VERIFY).challenge());
        }
    }

    @Test
    void aFloodOfThemDoesNotFloodTheLog(CapturedOutput output) throws Exception {
        try (RunningIngress ingress = start(AnswerVerify.ALWAYS)) {
            for (int i = 0; i < 5 * VerifyLog.PER_MINUTE; i++) {
                send(ingress);
            }

            assertThat(output.getOut().lines().filter(line -> line.contains("VerifyLog")))
                    .hasSizeBetween(VerifyLog.PER_MINUTE, 2 * VerifyLog.PER_MINUTE);
            assertThat(ingress.counter("signalpost.webhook.verifications", "outcome", "answered"))
                    .isEqualTo(5 * VerifyLog.PER_MINUTE);
        }
    }
}

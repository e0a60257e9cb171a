package io.signalpost.docs.cookbook;

import java.nio.file.Path;
import java.util.List;

import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.SqliteFile;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class HttpTokenRecipeTest {

    private static final String TOKEN = "the-token%2Bof-my-crm";

    @TempDir
    private Path dataDir;

    @Test
    void theEventIsPostedWithTheTokenInTheUrlAndNowhereElse(CapturedOutput output) throws Exception {
        try (BusinessSystem crm = BusinessSystem.start();
                RunningRecipe recipe = start(crm)) {
            // When it takes the event
            assertThat(recipe.run(0)).isEqualTo("200\n");

            // Then it has been given what the page says
            await().until(() -> crm.requests().size() == 1);
            BusinessSystem.Request request = crm.requests().get(0);
            assertThat(List.of(
                            request.method() + " " + request.uri(),
                            "Content-Type: " + request.header("Content-Type"),
                            "Idempotency-Key: " + request.header("Idempotency-Key")))
                    .containsExactlyElementsOf(recipe.shown(0).lines().toList());
            assertThat(request.body()).isEqualTo(Examples.body("vehicle-state-many-signals.json"));
            assertThat(request.headers().keySet()).noneMatch(name -> name.startsWith("Smartcar"));

            // When it refuses the next
            crm.answer(BusinessSystem.answering(400));
            recipe.app().post(Examples.body("vehicle-state-signal-error.json"));

            // Then that is a dead letter at once, and nothing has told the token
            await().untilAsserted(() -> assertThat(deliveries())
                    .containsExactly(
                            "dead io.signalpost.eventlog.delivery.UndeliverableException: The CRM answered 400"));
            assertThat(crm.requests()).hasSize(2);
            assertThat(output).contains("Event became a dead letter").doesNotContain(TOKEN);
            assertThat(recipe.app().bean(CamelContext.class).getEndpoints())
                    .extracting(Endpoint::getEndpointUri)
                    .noneMatch(uri -> uri.contains(TOKEN));
        }
    }

    @Test
    void anAnswerThatMayChangeIsTriedAgain() throws Exception {
        try (BusinessSystem crm = BusinessSystem.start();
                RunningRecipe recipe = start(crm)) {
            crm.answer(BusinessSystem.answering(503));
            recipe.run(0);
            await().untilAsserted(() -> assertThat(deliveries())
                    .containsExactly("retrying java.lang.IllegalStateException: The CRM answered 503"));

            crm.answer(BusinessSystem.answering(200));

            await().untilAsserted(() -> assertThat(deliveries()).isEmpty());
        }
    }

    private RunningRecipe start(BusinessSystem crm) {
        return RunningRecipe.start(
                "http-token", dataDir, "destination.crm.url=http://localhost:" + crm.port() + "/hook?token=" + TOKEN);
    }

    private List<String> deliveries() {
        return SqliteFile.query(dataDir.resolve("event-log.db"))
                .queryForList(
                        "SELECT state || ' ' || error_class || ': ' || error FROM delivery WHERE destination = 'crm'",
                        String.class);
    }
}

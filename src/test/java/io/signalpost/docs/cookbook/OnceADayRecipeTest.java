package io.signalpost.docs.cookbook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.signalpost.SignalpostApplication;
import io.signalpost.testing.SqliteFile;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@CamelSpringBootTest
@SpringBootTest(classes = SignalpostApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@MockEndpointsAndSkip("direct:post-chat")
@DirtiesContext
class OnceADayRecipeTest {

    private static final Recipe RECIPE = Recipe.of("once-a-day");

    @TempDir
    private static Path dataDir;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        RecipeSettings.add(RECIPE, dataDir, settings);
    }

    @Autowired
    private CamelContext camel;

    @Autowired
    private PlatformHttpEngine engine;

    @EndpointInject("mock:direct:post-chat")
    private MockEndpoint chat;

    @Test
    void aLowBatteryIsToldOncePerVehicleAndDay() throws Exception {
        // When a vehicle reports a low battery twice
        NotifyBuilder three = new NotifyBuilder(camel)
                .fromRoute("once-a-day")
                .whenCompleted(3)
                .create();

        String posts = RECIPE.commands().get(0);
        assertThat(run(posts)).isEqualTo("200\n200\n200\n");

        // Then the first is told
        assertThat(three.matches(10, TimeUnit.SECONDS)).isTrue();
        assertThat(chat.getExchanges())
                .extracting(exchange -> exchange.getMessage().getBody(String.class))
                .isEqualTo(List.of(RECIPE.blocks("text").get(0).strip()));

        // Given a day later: what was remembered today was yesterday
        assertThat(SqliteFile.query(dataDir.resolve("once-a-day.db"))
                        .update(
                                "UPDATE CAMEL_MESSAGEPROCESSED SET messageId = replace(messageId, ?, 'yesterday')",
                                today()))
                .isEqualTo(1);

        // When the battery is still low
        chat.reset();
        chat.expectedMessageCount(1);
        run(posts.replace("/dbce212d", "/dbce213d").replace("/dbce212e", "/dbce213e"));

        // Then it is told again
        chat.assertIsSatisfied();
    }

    private String run(String command) throws Exception {
        return Recipe.run(command, dataDir, engine.getServerPort(), "");
    }

    private String today() {
        return LocalDate.now(ZoneId.of(RECIPE.settings(dataDir).get("destination.once-a-day.time-zone")))
                .toString();
    }
}

package io.signalpost.docs.cookbook;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.signalpost.SignalpostApplication;
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
class GeofenceRecipeTest {

    private static final Recipe RECIPE = Recipe.of("geofence");

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
    void comingAndLeavingAreToldAndStayingIsNot() throws Exception {
        // When a vehicle is inside, outside, inside again, and then stays
        NotifyBuilder five =
                new NotifyBuilder(camel).fromRoute("geofence").whenCompleted(5).create();
        String posts = RECIPE.commands().get(0);
        assertThat(run(posts)).isEqualTo("200\n200\n200\n");
        run(posts.replace("/dbce212d", "/dbce213d")
                .replace("/dbce212e", "/dbce213e")
                .replace("50.9000", "50.8470"));

        // Then only its leaving and its coming are told
        assertThat(five.matches(10, TimeUnit.SECONDS)).isTrue();
        assertThat(chat.getExchanges())
                .extracting(exchange -> exchange.getMessage().getBody(String.class))
                .isEqualTo(RECIPE.blocks("text").get(0).lines().toList());
    }

    private String run(String command) throws Exception {
        return Recipe.run(command, dataDir, engine.getServerPort(), "");
    }
}

package io.signalpost.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import io.signalpost.eventlog.ledger.DestinationStatus;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What counts as delivered when a route handles errors itself. */
class HandledPartsTest {

    private static final Processor FAIL_AT_B = exchange -> {
        if ("b".equals(exchange.getMessage().getBody())) {
            throw new IllegalStateException("refused by the test");
        }
    };

    @TempDir
    private Path folder;

    private final CamelContext camel = new DefaultCamelContext();
    private EventLog log;

    @BeforeEach
    void open() throws Exception {
        log = LogFixture.open(LogFixture.properties(LogFixture.url(folder)), Clock.systemUTC());
        camel.getRegistry().bind("eventLog", log);
        LogFixture.append(log, event("one"));
    }

    @AfterEach
    void close() throws Exception {
        camel.stop();
        log.close();
    }

    @Test
    void aSplitThatStoppedAtAHandledErrorHasNotDelivered() throws Exception {
        assertThat(outcome(route -> route.setBody(constant("a,b,c"))
                        .split()
                        .tokenize(",")
                        .stopOnException()
                        .process(FAIL_AT_B)))
                .isEqualTo("retrying");
    }

    @Test
    void aMulticastThatStoppedAtAHandledErrorHasNotDelivered() throws Exception {
        assertThat(outcome(route -> route.setBody(constant("b"))
                        .multicast()
                        .stopOnException()
                        .to("direct:fails-at-b", "direct:takes")))
                .isEqualTo("retrying");
    }

    @Test
    void aRecipientListThatStoppedAtAHandledErrorHasNotDelivered() throws Exception {
        assertThat(outcome(route -> route.setBody(constant("b"))
                        .recipientList(constant("direct:fails-at-b,direct:takes"))
                        .stopOnException()))
                .isEqualTo("retrying");
    }

    @Test
    void aSplitThatWentOnAfterAHandledErrorHasDelivered() throws Exception {
        assertThat(outcome(route ->
                        route.setBody(constant("a,b,c")).split().tokenize(",").process(FAIL_AT_B)))
                .isEqualTo("delivered");
    }

    @Test
    void aRouteThatHandledItsErrorHasDelivered() throws Exception {
        assertThat(outcome(route -> route.setBody(constant("b")).process(FAIL_AT_B)))
                .isEqualTo("delivered");
    }

    private static org.apache.camel.Expression constant(String text) {
        return org.apache.camel.builder.ExpressionBuilder.constantExpression(text);
    }

    private String outcome(Consumer<RouteDefinition> steps) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).log("handled");
                from("direct:fails-at-b").process(FAIL_AT_B);
                from("direct:takes").log("taken");
                steps.accept(from("event-log:one?startFrom=beginning&retryDelay=600000&maxRetryDelay=600000"));
            }
        });
        camel.start();
        await().until(() -> status(log, "one").pending() == 0);
        DestinationStatus status = status(log, "one");
        assertThat(List.of(status.delivered(), status.retrying())).containsExactlyInAnyOrder(1L, 0L);
        return status.delivered() == 1 ? "delivered" : "retrying";
    }
}

package io.signalpost.eventlog.failure;

import java.math.BigDecimal;
import java.net.ConnectException;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What Camel throws for a route that is wrong. */
class RouteMistakesTest {

    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final FailureTable NO_OVERRIDES = FailureTable.parse(null);

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @Test
    void aMethodThatIsNotThereIsADeadLetterThatNamesItAndNotTheValue() {
        Failure failure = failure("${body.numbr}", new BigDecimal("71.05"));

        assertThat(failure.kind()).isEqualTo(FailureKind.DEAD);
        assertThat(failure.text()).isEqualTo("the route is wrong, there is no 'numbr' in java.math.BigDecimal");
    }

    @Test
    void aBeanThatIsNotThereIsADeadLetter() {
        assertThat(Failures.of(new NoSuchBeanException("nowhere"), NO_OVERRIDES).text())
                .isEqualTo("the route is wrong, no bean is named 'nowhere'");
    }

    @Test
    void whatTheOtherSideAnswersIsNoMistakeInTheRoute() {
        assertThat(Failures.of(new ConnectException("refused"), NO_OVERRIDES).kind())
                .isEqualTo(FailureKind.UNAVAILABLE);
    }

    private static Failure failure(String simple, Object body) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(body);
        Throwable thrown = catchThrowable(
                () -> CAMEL.resolveLanguage("simple").createExpression(simple).evaluate(exchange, Object.class));
        return Failures.of(thrown == null ? exchange.getException() : thrown, NO_OVERRIDES);
    }
}

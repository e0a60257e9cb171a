package io.signalpost.authoring.tryout.endpoint;

import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class TrialAnswersTest {

    private final TrialAnswers answers = new TrialAnswers();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private static Address address(String name, String... options) {
        String[] parts = name.split(":", 2);
        return new Address(parts[0], parts[1], options.length == 0 ? Map.of() : Map.of(options[0], options[1]));
    }

    private void give(Address address) throws Exception {
        answers.to(address).give(address, exchange);
    }

    @Test
    void allIsWellUnlessToldOtherwise() throws Exception {
        give(address("http:crm"));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void anHttpStatusIsThrownUnlessTheRouteLooksAtIt() throws Exception {
        answers.tell("http=503,Retry-After:60 busy");

        assertThatThrownBy(() -> give(address("https:crm"))).hasMessageContaining("503");
        give(address("http:crm", "throwExceptionOnFailure", "false"));
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 503)
                .containsEntry("Retry-After", "60");
        assertThat(exchange.getMessage().getBody()).isEqualTo("busy");
    }

    @Test
    void theLongestNameCounts() throws Exception {
        answers.tell("http=404");
        answers.tell("http:chat=201 {\"id\":7}");

        give(address("http:chat"));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(exchange.getMessage().getBody()).isEqualTo("{\"id\":7}");
        assertThat(answers.unused()).containsExactly("http=404");
    }

    @ParameterizedTest
    @CsvSource({
        "http=error, http:crm, UNAVAILABLE",
        "http=404, http:crm, RETRY_LONG",
        "sqs=error, aws2-sqs:q, UNAVAILABLE",
        "sqs=InvalidMessageContents, aws2-sqs:q, DEAD",
        "sql=23505, sql:INSERT, DEAD",
        "sql=SQLITE_BUSY, sql:INSERT, UNAVAILABLE",
        "smtp=550, smtp:email, DEAD",
        "kafka=MESSAGE_TOO_LARGE, kafka:t, DEAD",
        "mqtt=135, mqtt:destination-mqtt, UNAVAILABLE",
        "s3=NoSuchBucket, aws2-s3:b, UNAVAILABLE",
        "jms=message-size-exceeded, jms:queue:q, DEAD",
        "file=error, file:out, UNAVAILABLE"
    })
    void codesMeanWhatTheyMeanToTheReceiver(String answer, String to, FailureKind kind) {
        answers.tell(answer);

        Throwable thrown = catchThrowable(() -> give(address(to)));

        assertThat(Failures.of(thrown, FailureTable.parse("")).kind()).isEqualTo(kind);
    }

    @Test
    void aDatabaseAnswersWithRowsAndCounts() throws Exception {
        answers.tell("sql=[{\"was\":1,\"inside\":0}]");
        exchange.getMessage().setBody(List.of(1, 2, 3));

        give(address("sql:INSERT INTO t"));
        assertThat(exchange.getMessage().getHeader("CamelSqlUpdateCount")).isEqualTo(3);

        give(address("sql:SELECT was", "outputType", "SelectOne"));
        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("was", 1, "inside", 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            http | 'http' is no endpoint and answer; write for instance http=404
            htpp=404 | there is no endpoint 'htpp'; did you mean 'http'?
            http=ok | 'ok' is no HTTP answer; write for instance 404
            sqs=no such queue | 'no such queue' is no code; write error, or a code of sqs from docs/failures.md
            http=999 | '999' is no HTTP answer
            sql=[{ | are no rows; write JSON, for instance
            sql=[1,2] | '[1,2]' are no rows
            file=404 | '404' is no answer of file; write error
            """)
    void whatIsWrongIsToldWithWhatToWrite(String answer, String told) {
        assertThatThrownBy(() -> answers.tell(answer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }
}

package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SameEventTest {

    private static boolean same(String first, String second) {
        return SameEvent.same(
                first.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                second.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRetryIsTheSameEvent() {
        assertThat(SameEvent.same(
                        Examples.body("vehicle-state-many-signals.json"),
                        Examples.body("vehicle-state-many-signals-retry.json")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1,'b':[1,2]}                                 | {'b':[1,2],'a':1}",
                "{'a':1,'meta':{'deliveryId':'x'}}                 | {'a':1,'meta':{'deliveryId':'y'}}",
                "{'a':1,'meta':{'deliveredAt':1}}                  | {'a':1,'meta':{'deliveredAt':'2026-03-16T08:40:00Z'}}",
                "{'a':1,'meta':{'deliveryTime':1,'sequence':1}}    | {'a':1,'meta':{'sequence':2}}",
                "{'a':1,'deliveryTimestamp':1}                     | {'a':1}",
                "{'a':1,'data':{'meta':{'deliveryTimestamp':1}}}   | {'a':1,'data':{'meta':{}}}",
                "{'a':1.50}                                        | {'a':1.50 }"
            })
    void deliveryAndFormatDoNotMatter(String first, String second) {
        assertThat(same(first, second)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1}                                     | {'a':2}",
                "{'a':1}                                     | {'a':'1'}",
                "{'a':1}                                     | {'a':1,'b':null}",
                "{'a':[1,2]}                                 | {'a':[2,1]}",
                "{'meta':{'mode':'LIVE'}}                    | {'meta':{'mode':'TEST'}}",
                "{'data':{'signals':[{'deliveryId':1}]}}     | {'data':{'signals':[{'deliveryId':2}]}}",
                "{'a':100000000000000000001}                 | {'a':100000000000000000002}",
                "{'a':1e99999999999}                         | {'a':1}",
                "{'a':0.1000000000000000000000000000000001}  | {'a':0.1}"
            })
    void anythingElseDoes(String first, String second) {
        assertThat(same(first, second)).isFalse();
    }
}

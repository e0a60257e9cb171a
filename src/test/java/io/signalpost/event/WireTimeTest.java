package io.signalpost.event;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WireTimeTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-16T08:40:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1773650400000",
                "1773650400",
                "2026-03-16T08:40:00Z",
                "2026-03-16T09:40:00+01:00",
                "2026-03-16T09:40:00.000+01:00[Europe/Brussels]",
                "2026-03-16T08:40:00",
                "2026-03-16T08:40:00.000",
                "2026-03-16T08:40"
            })
    void readsDigitsAsTextAndTimesWithoutAnOffsetAsUtc(String text) {
        assertThat(WireTime.parse(text)).isEqualTo("2026-03-16T08:40:00Z");
        assertThat(Json.time(com.fasterxml.jackson.databind.node.TextNode.valueOf(text)))
                .isEqualTo("2026-03-16T08:40:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "-1773650400000",
                "999999999999999999",
                "9223372036854775807",
                "99999999999999999999",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "today"
            })
    void readsNothingFromWhatIsNoTime(String text) {
        assertThat(WireTime.parse(text)).isNull();
    }

    @Test
    void aTimeMoreThanAMinuteAfterReceiptIsNone() {
        assertThat(WireTime.isCredible(RECEIVED.plusSeconds(60), RECEIVED)).isTrue();
        assertThat(WireTime.isCredible(RECEIVED.plusSeconds(60).plusNanos(1), RECEIVED))
                .isFalse();
        assertThat(WireTime.firstCredible(
                        RECEIVED, Instant.parse("2400-01-01T00:00:00Z"), null, RECEIVED.minusSeconds(5)))
                .isEqualTo(RECEIVED.minusSeconds(5));
        assertThat(WireTime.firstCredible(RECEIVED, Instant.parse("9999-01-01T00:00:00Z")))
                .isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 1_773_650_400_000L + 60_001, Long.MAX_VALUE})
    void aSequenceThatLiesInTheFutureIsNone(long sequence) {
        assertThat(WireTime.isCredible(sequence, RECEIVED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 99_999_999_999L, 1_773_650_400_000L + 60_000})
    void anyOtherSequenceIsOne(long sequence) {
        assertThat(WireTime.isCredible(sequence, RECEIVED)).isTrue();
    }
}

package io.signalpost.startup;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.signalpost.startup.setting.PackagedSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;

import static org.assertj.core.api.Assertions.assertThat;

/** What a stranger, or Smartcar, wrote cannot pass for a line of the log. */
class LogLinesTest {

    private static final String FORGED = "2026-03-16T08:40:00.000Z INFO  StartSummary Signalpost 1 is ready";

    @ParameterizedTest
    @ValueSource(
            strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f", "\u001b[2K\r", "\u0000\n"})
    void aValueEndsNoLine(String lineBreak) {
        LoggingEvent event = event("Event became a dead letter");
        event.addKeyValuePair(new KeyValuePair("eventId", "a" + lineBreak + FORGED));

        assertThat(lines(event)).singleElement().asString().contains("a ").doesNotContain("\u001b");
    }

    @Test
    void aMessageEndsNoLine() {
        assertThat(lines(event("charging: \n" + FORGED))).hasSize(1);
    }

    @Test
    void aMessageOfAnExceptionCannotLookLikeTheBeginningOfALine() {
        LoggingEvent event = event("Failed");
        event.setThrowableProxy(
                new ch.qos.logback.classic.spi.ThrowableProxy(new IllegalStateException("x\n" + FORGED)));

        List<String> lines = lines(event);

        assertThat(lines).hasSizeGreaterThan(3).anyMatch(line -> line.contains(FORGED));
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.isEmpty() || line.startsWith("  "));
    }

    @Test
    void anOrdinaryLineStaysAsItIs() {
        LoggingEvent event = event("Operator action");
        event.addKeyValuePair(new KeyValuePair("action", "pause"));

        assertThat(lines(event))
                .singleElement()
                .asString()
                .endsWith("INFO  LogLinesTest           Operator action action=\"pause\"");
        assertThat(lines(event("Ünïcode, тест, 日本"))).singleElement().asString().endsWith(" Ünïcode, тест, 日本");
    }

    private static List<String> lines(LoggingEvent event) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(new LoggerContext());
        layout.getInstanceConverterMap().put("wEx", WhitespaceThrowableProxyConverter::new);
        layout.setPattern(String.valueOf(PackagedSettings.load().framework().getProperty("logging.pattern.console")));
        layout.start();
        return layout.doLayout(event).lines().toList();
    }

    private static LoggingEvent event(String message) {
        LoggerContext context = new LoggerContext();
        return new LoggingEvent("", context.getLogger(LogLinesTest.class), Level.INFO, message, null, null);
    }
}

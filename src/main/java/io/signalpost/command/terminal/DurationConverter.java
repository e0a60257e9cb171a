package io.signalpost.command.terminal;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 30s}, {@code 2m}, {@code PT30S}, as in the settings. */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException noDuration) {
            // told below
        }
        throw new TypeConversionException("'" + text + "' is no duration; write for instance 30s or 2m");
    }
}

package io.signalpost.destination.sql;

import java.time.Instant;
import java.time.LocalDate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * ISO-8601 in UTC with milliseconds, always as long: on SQLite times are text and must sort as text. An event has a dozen, and
 * a DateTimeFormatter takes ten times as long.
 */
final class IsoTime {

    private static final long DAY = 86_400_000;
    private static final byte[] MIDNIGHT = "0000-00-00T00:00:00.000Z".getBytes(ISO_8859_1);

    private IsoTime() {}

    /** @param instant from 1970 to 9999 */
    static String of(Instant instant) {
        long millis = instant.toEpochMilli();
        LocalDate date = LocalDate.ofEpochDay(millis / DAY);
        int time = (int) (millis % DAY);
        byte[] text = MIDNIGHT.clone();
        write(text, 0, 4, date.getYear());
        write(text, 5, 2, date.getMonthValue());
        write(text, 8, 2, date.getDayOfMonth());
        write(text, 11, 2, time / 3_600_000);
        write(text, 14, 2, time / 60_000 % 60);
        write(text, 17, 2, time / 1_000 % 60);
        write(text, 20, 3, time % 1_000);
        return new String(text, ISO_8859_1);
    }

    private static void write(byte[] text, int at, int digits, int number) {
        for (int i = at + digits - 1; i >= at; i--, number /= 10) {
            text[i] += (byte) (number % 10);
        }
    }
}

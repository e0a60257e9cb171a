package io.signalpost.bench.report;

import java.util.Locale;

/** Numbers with as many digits as mean something. */
public final class Figures {

    private Figures() {}

    /** 25,812 as "25,812". */
    public static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** Three digits: "0.42", "4.21", "42.1", "421". */
    public static String digits(double value) {
        return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%,.0f", value);
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    static String megabytes(double bytes) {
        return count(bytes / (1 << 20));
    }

    /** For little room: "640", "4.1k", "25.8k", "1.2M". */
    static String brief(double value) {
        if (value >= 999_500) {
            return tenths(value / 1e6) + "M";
        }
        if (value >= 999.5) {
            return tenths(value / 1e3) + "k";
        }
        return value >= 99.5 ? count(value) : tenths(value);
    }

    private static String tenths(double value) {
        String text = String.format(Locale.ROOT, value < 0.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}

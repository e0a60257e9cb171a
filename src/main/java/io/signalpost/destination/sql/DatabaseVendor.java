package io.signalpost.destination.sql;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import io.signalpost.destination.WrongSetting;
import org.apache.commons.lang3.StringUtils;

/** The databases the tables and their SQL are written for, and the driver settings that make one SQL text fit both. */
public enum DatabaseVendor {
    SQLITE(
            "jdbc:sqlite:",
            Map.of(
                    "journal_mode", "WAL",
                    // The event log moves on once a batch is committed, so a commit must survive a power cut.
                    "synchronous", "FULL",
                    "busy_timeout", "5000",
                    // Read and write, but not create: a file that is gone is not begun anew in silence.
                    "open_mode", "2")),

    POSTGRESQL(
            "jdbc:postgresql:",
            Map.of(
                    // Text goes untyped, so that the server reads it as timestamptz or jsonb where the column is one.
                    "stringtype", "unspecified",
                    "reWriteBatchedInserts", "true",
                    // An error would otherwise quote the row, and with it a position or a VIN.
                    "logServerErrorDetail", "false",
                    "ApplicationName", "signalpost",
                    "connectTimeout", "3",
                    "socketTimeout", "30",
                    "tcpKeepAlive", "true"));

    /** Of several hosts in the URL the one that can be written to, also after a standby was promoted. */
    private static final Map<String, String> PRIMARY = Map.of("targetServerType", "primary", "hostRecheckSeconds", "1");

    private final String prefix;
    private final Map<String, String> driverSettings;

    DatabaseVendor(String prefix, Map<String, String> driverSettings) {
        this.prefix = prefix;
        this.driverSettings = driverSettings;
    }

    /** @throws IllegalArgumentException for any other database; the message leaves the URL out, it may hold a password */
    public static DatabaseVendor of(String url) {
        return Arrays.stream(values())
                .filter(vendor -> url != null && url.startsWith(vendor.prefix))
                .findFirst()
                .orElseThrow(() -> WrongSetting.of(
                        "destination.database.url",
                        "must start with jdbc:sqlite: or jdbc:postgresql:, for instance"
                                + " jdbc:postgresql://localhost:5432/fleet"));
    }

    public String prefix() {
        return prefix;
    }

    /** Of SQLite only. */
    public Path file(String url) {
        return Path.of(url.substring(prefix.length()).split("\\?", 2)[0]);
    }

    public Map<String, String> driverSettings() {
        return driverSettings;
    }

    /** Those that a URL with several hosts needs beside the others. */
    public Map<String, String> driverSettings(String url) {
        String hosts = StringUtils.substringBetween(url, "//", "/");
        return this == POSTGRESQL && StringUtils.contains(hosts, ",") ? PRIMARY : Map.of();
    }

    /** @param of what the tables are for */
    public String migrations(String of) {
        return "classpath:" + of + "/migration/" + name().toLowerCase(Locale.ROOT);
    }
}

package io.signalpost.observe.deadletter;

import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.StringUtils;

/**
 * What errors have in common that differ only in which event it was and when: ids, times, addresses and long numbers are taken
 * out; codes of a protocol, such as {@code HTTP 404}, {@code 550 5.1.1} or {@code 22P05}, stay.
 *
 * @param error the text without them
 */
record Fingerprint(String errorClass, String error) {

    private static final int SHOWN = 300;
    private static final int LENGTH = 12;

    private record Replacement(Pattern pattern, String by) {
        Replacement(String regex, String by) {
            this(Pattern.compile(regex), by);
        }
    }

    private static final List<Replacement> REPLACEMENTS = List.of(
            new Replacement("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "<id>"),
            new Replacement(
                    "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?", "<time>"),
            new Replacement("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+", "<address>"),
            new Replacement("\\b(?=[0-9a-fA-F]*\\d)[0-9a-fA-F]{12,}\\b", "<id>"),
            new Replacement("\\b(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{16,}\\b", "<id>"),
            new Replacement("\\b\\d+(\\.\\d+)? ?(ms|s|bytes|MB|KB)\\b", "<amount>"),
            new Replacement("\\b\\d{6,}\\b", "<number>"));

    static Fingerprint of(String errorClass, String error) {
        String text = StringUtils.left(StringUtils.normalizeSpace(StringUtils.defaultString(error)), SHOWN);
        for (Replacement each : REPLACEMENTS) {
            text = each.pattern().matcher(text).replaceAll(each.by());
        }
        return new Fingerprint(StringUtils.defaultString(errorClass), text);
    }

    /** By which it is called. */
    String id() {
        return DigestUtils.sha256Hex(errorClass + '\n' + error).substring(0, LENGTH);
    }
}

package io.signalpost.eventlog.passed;

import java.util.regex.Pattern;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * Which last value of a destination is meant.
 *
 * @param filter    that compares with it, and how: filters of one route that differ do not share it
 * @param vehicleId Smartcar's; a digest of one that is none of Smartcar's form
 * @param code      of the signal; likewise
 */
public record PassedKey(String filter, String vehicleId, String code) {

    /** So that nothing on the wire makes a key longer, or one that a database refuses. */
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,100}");

    public PassedKey {
        vehicleId = bounded(vehicleId);
        code = bounded(code);
    }

    static String bounded(String text) {
        return PLAIN.matcher(text).matches() ? text : "sha256:" + DigestUtils.sha256Hex(text);
    }
}

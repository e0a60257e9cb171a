package io.signalpost.webhook;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature as somebody between Smartcar and here may have written it: the 64 hex digits, or the 32 bytes in Base64,
 * perhaps behind a prefix or in quotes. Only {@link ManagementTokens} decides what is accepted; this is for diagnosis.
 *
 * @param digest 32 bytes
 */
public record SignatureText(byte[] digest, Style style) {

    public enum Style {
        PLAIN,
        PREFIXED,
        QUOTED,
        BASE64
    }

    private static final int MAX_LENGTH = 512;
    private static final int MAX_PARTS = 8;
    private static final int MAX_WRAPPINGS = 3;
    private static final Pattern QUOTED = Pattern.compile("([\"'])(.*)\\1");
    private static final Pattern PREFIXED = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,19}[=:] *(.+)");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/_-]{43})=?");

    /** The signatures in a header's value; several where a proxy has joined repeated headers with commas. */
    public static List<SignatureText> in(String value) {
        List<SignatureText> found = new ArrayList<>();
        if (value.length() <= MAX_LENGTH) {
            for (String part : value.split(",", MAX_PARTS)) {
                SignatureText signature = read(part.strip(), Style.PLAIN, MAX_WRAPPINGS);
                if (signature != null) {
                    found.add(signature);
                }
            }
        }
        return found;
    }

    /** @param wrappings how many more to look into: strangers may nest them as they like */
    private static SignatureText read(String text, Style style, int wrappings) {
        Matcher base64 = BASE64.matcher(text);
        if (HEX.matcher(text).matches()) {
            return new SignatureText(HexFormat.of().parseHex(text), style);
        }
        if (base64.matches()) {
            String standard = base64.group(1).replace('-', '+').replace('_', '/');
            return new SignatureText(Base64.getDecoder().decode(standard), Style.BASE64);
        }
        if (wrappings == 0) {
            return null;
        }
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return read(quoted.group(2).strip(), Style.QUOTED, wrappings - 1);
        }
        Matcher prefixed = PREFIXED.matcher(text);
        return prefixed.matches() ? read(prefixed.group(1).strip(), Style.PREFIXED, wrappings - 1) : null;
    }
}

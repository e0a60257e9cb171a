package io.signalpost.observe.destination;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.lang.Nullable;

/**
 * A setting of a destination, without what is or may be a secret.
 *
 * @param value  absent when it is not set
 * @param masked whether something of the value is hidden
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownSetting(String key, @Nullable String value, boolean masked) {

    private static final String HIDDEN = "***";
    private static final Pattern SECRET = Pattern.compile(
            "(?i)pass|pwd|secret|token|credential|auth|private|jaas|cookie|key|connection-?string|\\bclient\\.");
    /** No secret, whatever it is called: {@code allow-private-addresses}. */
    private static final Pattern SWITCH = Pattern.compile("true|false");
    /** As in {@code jdbc:sqlserver://host;password=...} and {@code Endpoint=sb://host/;SharedAccessKey=...}. */
    private static final Pattern SECRET_WITHIN =
            Pattern.compile("(?i)(pass\\w*|pwd|secret\\w*|\\w*key|token|sig\\w*)\\s*[=:]");
    /** Who posts to a chat, for instance, has the secret in the path. */
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?is)(https?://)(?:[^/?#]*@)?([^/?#]*)(.*)");

    private static final Pattern USER = Pattern.compile("(?s)(?<=//).*@");
    /** Of people, or what else is before the sign. */
    private static final Pattern MAIL = Pattern.compile("[^,;\\s][^,;]*@");

    /** Those below {@code destination.<name>}, by their names. */
    static List<ShownSetting> of(String destination, ConfigurableEnvironment settings) {
        String prefix = "destination." + destination + ".";
        return settings.getPropertySources().stream()
                .flatMap(source -> source instanceof EnumerablePropertySource<?> enumerable
                        ? Stream.of(enumerable.getPropertyNames())
                        : Stream.empty())
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(key -> of(key, settings.getProperty(key, "")))
                .toList();
    }

    static ShownSetting of(String key, String value) {
        if (value.isBlank()) {
            return new ShownSetting(key, null, false);
        }
        String shown = SECRET.matcher(key).find() && !SWITCH.matcher(value).matches() ? HIDDEN : open(value);
        return new ShownSetting(key, shown, !shown.equals(value));
    }

    private static String open(String value) {
        int query = value.indexOf('?');
        String address = query < 0 ? value : value.substring(0, query);
        boolean isUnclear =
                value.indexOf('@', address.length()) >= 0; // that of a user, with a password that has a question mark?
        if (isUnclear || SECRET_WITHIN.matcher(address).find()) {
            return HIDDEN;
        }
        var web = WEB_ADDRESS.matcher(value);
        return web.matches()
                ? web.group(1) + host(web.group(2), web.group(3))
                : MAIL.matcher(USER.matcher(address).replaceAll("")).replaceAll(HIDDEN + "@")
                        + (query < 0 ? "" : "?" + HIDDEN);
    }

    private static String host(String host, String path) {
        if (path.contains("@")) { // a password with a slash, so that the host is none
            return HIDDEN;
        }
        return host + (path.length() > 1 ? "/" + HIDDEN : path);
    }
}

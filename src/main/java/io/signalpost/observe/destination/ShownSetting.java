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
    private static final Pattern SECRET =
            Pattern.compile("(?i)pass|secret|token|credential|auth|private|jaas|cookie|key$|\\bclient\\.");
    /** Who posts to a chat, for instance, has the secret in the path. */
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)(https?://)(?:[^/?@]*@)?([^/?#]*)(.*)");

    private static final Pattern USER = Pattern.compile("(?<=//)[^/?@]*@");
    private static final Pattern QUERY = Pattern.compile("\\?.*");

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
        String shown = SECRET.matcher(key).find() ? HIDDEN : open(value);
        return new ShownSetting(key, shown, !shown.equals(value));
    }

    private static String open(String value) {
        var web = WEB_ADDRESS.matcher(value);
        if (web.matches()) {
            return web.group(1) + web.group(2) + (web.group(3).length() > 1 ? "/" + HIDDEN : web.group(3));
        }
        return QUERY.matcher(USER.matcher(value).replaceAll("")).replaceAll("?" + HIDDEN);
    }
}

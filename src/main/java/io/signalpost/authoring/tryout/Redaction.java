package io.signalpost.authoring.tryout;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.camel.util.SensitiveUtils;
import org.apache.commons.lang3.StringUtils;

/** Leaves secrets out of what is shown, and gives folders their real names. */
public final class Redaction {

    static final String HIDDEN = "xxxxxx";

    private static final int SHORTEST_SECRET = 6;
    private static final Pattern NAME = Pattern.compile(
            "(?i)token|secret|password|passphrase|credential|jaas|private-?key|authorization|api-?key|cookie");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+@");
    private static final Pattern QUERY_VALUE = Pattern.compile("(?<=[?&])([^=&#\\s]+)=([^&#\\s]+)");
    private static final Pattern LONG_SEGMENT = Pattern.compile("(?<=[^/:]/)[A-Za-z0-9_~-]{20,}(?=/|\\?|#|$)");

    private final List<String> secrets;
    private final Map<String, String> folders;

    /**
     * @param secrets values of settings that nobody is to see
     * @param folders the real name by the one that was put in its place
     */
    public Redaction(Collection<String> secrets, Map<String, String> folders) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.folders = Map.copyOf(folders);
    }

    /** Whether something of that name is not to be seen. */
    public static boolean isSecret(String name) {
        return SensitiveUtils.containsSensitive(name) || NAME.matcher(name).find();
    }

    String text(String text) {
        String shown = StringUtils.defaultString(text);
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        for (Map.Entry<String, String> folder : folders.entrySet()) {
            shown = shown.replace(folder.getKey(), folder.getValue());
        }
        return shown;
    }

    String value(String name, String value) {
        return isSecret(name) ? HIDDEN : text(value);
    }

    /** An address, of which query values, login and long segments of the path may let in whoever knows them. */
    String url(String url) {
        if (!url.contains("://")) {
            return text(url);
        }
        String shown = USER_INFO.matcher(text(url)).replaceAll(HIDDEN + "@");
        shown = QUERY_VALUE.matcher(shown).replaceAll("$1=" + HIDDEN);
        return LONG_SEGMENT.matcher(shown).replaceAll(HIDDEN);
    }
}

package io.signalpost.authoring.project;

import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.commons.text.WordUtils;

/** What a destination is called: in the log, in its file, in its settings. */
public record DestinationName(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 60;

    /** What the templates call theirs. */
    private static final DestinationName EXAMPLE = new DestinationName("low-battery");

    /** @throws IllegalArgumentException saying how it is written */
    public DestinationName {
        if (!FORM.matcher(name).matches() || name.length() > LONGEST || name.equals("append")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a destination: write small letters, digits and"
                            + " dashes, for instance low-battery");
        }
    }

    /** A template with this name in place of its own, in each form that it takes. */
    String in(String template) {
        return template.replace(EXAMPLE.name, name)
                .replace(EXAMPLE.variable(), variable())
                .replace(EXAMPLE.table(), table())
                .replace(EXAMPLE.testClass(), testClass());
    }

    /** {@code LowBatteryTest} */
    String testClass() {
        return WordUtils.capitalize(name, '-').replace("-", "") + "Test";
    }

    private String table() {
        return name.replace('-', '_');
    }

    private String variable() {
        return table().toUpperCase(Locale.ROOT);
    }
}

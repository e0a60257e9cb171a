package io.signalpost.authoring.route;

import java.util.Collection;
import java.util.Optional;

/** The settings that a start would go by. */
public interface Settings {

    /** Empty when nobody sets the key, not even the defaults. */
    Optional<String> value(String key);

    /** Where the key is set; its name alone where there is no file. */
    SourcePlace place(String key);

    /** Whether it is set by nothing but the defaults of the jar. */
    boolean isDefault(String key);

    /** Keys that are set, or could be. */
    Collection<String> keys();
}

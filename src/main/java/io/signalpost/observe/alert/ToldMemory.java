package io.signalpost.observe.alert;

import java.util.List;

/** What people were told of, beyond a restart. For one thread. */
interface ToldMemory {

    /** @throws IllegalStateException while it cannot be read */
    List<Told> all();

    /** Takes the place of what was told of the same. What cannot be written is known until the process ends. */
    void remember(Told told);

    void forget(Means means, Alert.Key key);
}

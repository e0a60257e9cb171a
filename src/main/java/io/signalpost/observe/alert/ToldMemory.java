package io.signalpost.observe.alert;

import java.util.List;

/** What people were told of, beyond a restart. For one thread. */
interface ToldMemory {

    /** @throws IllegalStateException while it cannot be read */
    List<Told> all();

    /** Takes the place of what was told of the same. @throws IllegalStateException while it cannot be written */
    void remember(Told told);

    /** @throws IllegalStateException while it cannot be written */
    void forget(Means means, Alert.Key key);
}

package io.signalpost.observe.alert;

import java.time.Instant;

/**
 * That people were told of something that is not over, or not known to be.
 *
 * @param since  when it began
 * @param toldAt when they were told last
 */
record Told(Means means, AlertKind kind, String subject, Instant since, Instant toldAt) {

    Alert.Key key() {
        return new Alert.Key(kind, subject);
    }
}

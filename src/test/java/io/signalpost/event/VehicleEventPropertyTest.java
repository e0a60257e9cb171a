package io.signalpost.event;

import io.signalpost.testing.Mutations;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No body, however damaged, makes a route stumble. */
class VehicleEventPropertyTest {

    @Property
    void ofChangedExamples(@ForAll("changedExamples") byte[] body) {
        Questions.askEverything(body);
    }

    @Provide
    Arbitrary<byte[]> changedExamples() {
        return Mutations.bodies();
    }

    @Property
    void ofAnyBytes(@ForAll byte[] body) {
        Questions.askEverything(body);
    }
}

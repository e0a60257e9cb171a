package io.signalpost.authoring.route;

/** A key of a map, and what is behind it. */
public record Entry(Element key, Element value) {

    public String name() {
        return key.text();
    }
}

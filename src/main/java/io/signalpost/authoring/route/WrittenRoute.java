package io.signalpost.authoring.route;

import java.util.Optional;

/**
 * A route of a file.
 *
 * @param part all of it
 * @param from what it reads, and its steps
 */
public record WrittenRoute(Part part, Part from) {

    /** Empty for a part that is no route. */
    static Optional<WrittenRoute> of(Part part) {
        if (part.is("RouteFrom")) { // written without "route:"
            return Optional.of(new WrittenRoute(part, part));
        }
        return part.is("Route")
                ? part.all("From").findFirst().map(from -> new WrittenRoute(part, from))
                : Optional.empty();
    }

    /** Empty for one without {@code route:}, whose key of that name is for what is read. */
    public Optional<Element> id() {
        return !part.is("Route")
                ? Optional.empty()
                : part.get("id").filter(id -> id.text() != null && !id.text().isBlank());
    }

    /** {@code route 'chat'}, for messages. */
    public String title() {
        return id().map(id -> "route '" + id.text() + "'").orElse("route");
    }
}

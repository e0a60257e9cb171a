package io.signalpost.authoring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a route file of which it is known what it is: a route, a step, an expression. */
public final class Part {

    private final String type;
    private final Element key;
    private final Element element;
    private final Part parent;
    private final List<Part> children = new ArrayList<>();

    Part(String type, Element key, Element element, Part parent) {
        this.type = type;
        this.key = key;
        this.element = element;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** What it is in Camel's model, for instance {@code Filter}, {@code SimpleExpression}, {@code RouteConfiguration}. */
    public String type() {
        return type;
    }

    public boolean is(String... types) {
        return List.of(types).contains(type);
    }

    /** The key that introduces it, for instance {@code filter}; that of its list when it is one of several. */
    public Element key() {
        return key;
    }

    /** The key as text. */
    public String name() {
        return key == null ? "" : key.text();
    }

    public Element element() {
        return element;
    }

    /** Null for an entry of the file. */
    public Part parent() {
        return parent;
    }

    public List<Part> children() {
        return children;
    }

    /** Where it is introduced: of one of several in a list the place in that. */
    public SourcePlace place() {
        boolean oneOfSeveral = key != null
                && parent != null
                && parent.element
                        .get(key.text())
                        .filter(list -> list.items().size() > 1)
                        .isPresent();
        return (key == null || oneOfSeveral ? element : key).place();
    }

    /** The value of a key; of a part that is written as a single value that value, whatever the key. */
    public Optional<Element> get(String name) {
        return element.isMap() ? element.get(name) : Optional.of(element).filter(it -> it.text() != null);
    }

    /** As {@link #get}, its text; empty text when there is none. */
    public String text(String name) {
        return get(name).map(Element::text).orElse("");
    }

    /** Itself and all below it, in the order written. */
    public Stream<Part> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Part::all));
    }

    public Stream<Part> all(String... types) {
        return all().filter(part -> part.is(types));
    }

    /** The nearest part above it that is one of these. */
    public Optional<Part> within(String... types) {
        return parent == null ? Optional.empty() : parent.is(types) ? Optional.of(parent) : parent.within(types);
    }

    /** Whether it is a step: something that is done to a message. */
    public boolean isStep() {
        return parent != null && parent.is(CamelSchema.STEP);
    }

    /** The steps right in it, each as its own type. */
    public List<Part> steps() {
        return children.stream()
                .filter(child -> child.is(CamelSchema.STEP))
                .flatMap(step -> step.children.stream())
                .toList();
    }
}

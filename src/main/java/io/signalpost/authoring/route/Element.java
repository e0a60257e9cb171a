package io.signalpost.authoring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A map, a list or a single value in a YAML file, which knows its place. */
public final class Element {

    private final YamlFile file;
    private final Node node;

    Element(YamlFile file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** What Camel makes of a Kamelet: each part of it still knows its place. @param template of the Kamelet's */
    static Element routeTemplate(YamlFile file, Kamelet kamelet, Element template) {
        Node parameters = list(kamelet.parameters().stream()
                .map(parameter -> map(List.of(tuple("name", scalar(parameter.name())))))
                .toList());
        List<NodeTuple> members = new ArrayList<>();
        members.add(tuple("id", scalar(kamelet.name())));
        if (!kamelet.parameters().isEmpty()) {
            members.add(tuple("parameters", parameters));
        }
        members.addAll(((MappingNode) template.node).getValue());
        return new Element(file, map(List.of(tuple("routeTemplate", map(members)))));
    }

    private static Node map(List<NodeTuple> members) {
        return new MappingNode(Tag.MAP, members, FlowStyle.BLOCK);
    }

    private static Node list(List<Node> items) {
        return new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
    }

    private static NodeTuple tuple(String key, Node value) {
        return new NodeTuple(scalar(key), value);
    }

    private static Node scalar(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Neither map nor list nor value: nothing is written behind the key. */
    public boolean isNothing() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /** Of a single value its text, as it is after quotes and folding; null for a map or a list. */
    public String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    /** Whether it is a single value without quotes. */
    public boolean isPlain() {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    /** In the order written; empty for anything but a map. */
    public List<Entry> entries() {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .map(pair ->
                                new Entry(new Element(file, pair.getKeyNode()), new Element(file, pair.getValueNode())))
                        .toList()
                : List.of();
    }

    /** Empty for anything but a list. */
    public List<Element> items() {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(item -> new Element(file, item)).toList()
                : List.of();
    }

    /** Itself, and all that is in it. */
    public Stream<Element> all() {
        return Stream.concat(
                Stream.of(this),
                Stream.concat(items().stream(), entries().stream().map(Entry::value))
                        .flatMap(Element::all));
    }

    /** Whether the other is it, or in it. */
    public boolean holds(Element other) {
        return all().anyMatch(each -> each.node == other.node);
    }

    public Optional<Element> get(String key) {
        return entries().stream()
                .filter(entry -> key.equals(entry.name()))
                .map(Entry::value)
                .findFirst();
    }

    /** Where it begins. */
    public SourcePlace place() {
        return node.getStartMark()
                .map(mark -> new SourcePlace(file.name(), mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(SourcePlace.of(file.name()));
    }

    /** Where in its text the word stands, which matters when that has several lines; where it begins when it is not found. */
    public SourcePlace placeOf(String word) {
        SourcePlace start = place();
        int last = node.getEndMark().map(mark -> mark.getLine() + 1).orElse(start.line());
        List<String> lines = file.lines();
        return IntStream.rangeClosed(start.line(), Math.min(last, lines.size()))
                .filter(line -> start.line() > 0 && column(lines, line, word, start) > 0)
                .mapToObj(line -> new SourcePlace(file.name(), line, column(lines, line, word, start)))
                .findFirst()
                .orElse(start);
    }

    private static int column(List<String> lines, int line, String word, SourcePlace start) {
        int from = line == start.line() ? start.column() - 1 : 0;
        return lines.get(line - 1).indexOf(word, from) + 1;
    }

    YamlFile file() {
        return file;
    }
}

package io.signalpost.authoring.route;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds out what the parts of a route file are, and what Camel's schema does not allow. */
final class PartReader {

    private static final String RULE = "schema";

    private final CamelSchema schema;
    private final Consumer<SetupFinding> findings;

    PartReader(CamelSchema schema, Consumer<SetupFinding> findings) {
        this.schema = schema;
        this.findings = findings;
    }

    /** @param entry of the file */
    Part read(Element entry) {
        return part(schema.top(), null, entry, null);
    }

    private Part part(Definition definition, Element key, Element element, Part parent) {
        Part part = new Part(definition.type(), key, element, parent);
        if (element.text() != null && definition.takesText() && !element.isNothing()) {
            return part;
        }
        if (element.isNothing() && part.is("To", "ToDynamic", "WireTap", "Poll")) {
            return part; // told as an empty address
        }
        if (!element.isMap()) {
            shape(element, key, "a map (lines of 'key: value')", form(definition, element, part));
            return part;
        }
        for (Entry entry : element.entries()) {
            known(definition, entry, part).ifPresent(property -> value(property, entry.key(), entry.value(), part));
        }
        if (part.is(CamelSchema.STEP, "Entry", "Wrapper")) {
            oneKey(part);
        } else {
            complete(definition, part);
        }
        return part;
    }

    private Optional<JsonNode> known(Definition definition, Entry entry, Part part) {
        String word = entry.name();
        if (word == null) {
            findings.accept(SetupFinding.error(
                    RULE,
                    entry.key().place(),
                    "braces without quotes are a map to YAML",
                    "write a value that begins with { in quotes"));
            return Optional.empty();
        }
        JsonNode property = definition.properties().get(word);
        if (property != null) {
            if (part.is(CamelSchema.STEP) && WrongKey.isOfAnother(word)) {
                findings.accept(WrongKey.misplaced(entry.key(), word));
            }
            return Optional.of(property);
        }
        String camelCase = WrongKey.camelCase(word);
        JsonNode meant = definition.properties().get(camelCase);
        if (meant != null && !part.is(CamelSchema.STEP)) {
            findings.accept(SetupFinding.warning(
                    "kebab-case",
                    entry.key().place(),
                    "'" + word + "' still works, but Camel's tools do not know it",
                    "write " + camelCase));
            return Optional.of(meant);
        }
        boolean ofFrom = word.equals("steps")
                && part.element()
                        .get("from")
                        .filter(from -> from.text() != null)
                        .isPresent();
        if (ofFrom) {
            return Optional.empty(); // told of 'from', which should be a map
        }
        findings.accept(new WrongKey(schema).unknown(definition, entry.key(), word, part));
        return Optional.empty();
    }

    private void oneKey(Part part) {
        if (part.element().entries().size() != 1) {
            Element second = part.element().entries().size() < 2
                    ? part.element()
                    : part.element().entries().get(1).key();
            findings.accept(SetupFinding.error(
                    RULE,
                    second.place(),
                    part.element().entries().isEmpty()
                            ? "nothing is written here"
                            : "'" + second.text() + "' stands in the same entry as '"
                                    + part.element().entries().get(0).name() + "'",
                    "begin each with a dash of its own, and indent what belongs to it by two more"));
        }
    }

    private void complete(Definition definition, Part part) {
        if (WrongKey.unknown(definition, part).findAny().isPresent()) {
            return; // it probably stands for what is missing, and is told already
        }
        definition.required().stream()
                .filter(name -> !WrongKey.isWritten(part, name) && !WrongKey.isElsewhere(part, name))
                .forEach(name -> findings.accept(SetupFinding.error(
                        RULE, start(part), "'" + part.name() + "' has no '" + name + "'", "write " + name + ": …")));
        if (!definition.oneOf().isEmpty() && !part.is("Sort")) {
            choice(definition, part);
        }
    }

    /** Of one in a list its own beginning. */
    private static SourcePlace start(Part part) {
        boolean ofList = part.parent() != null
                && part.parent()
                        .element()
                        .get(part.name())
                        .filter(Element::isList)
                        .isPresent();
        return ofList ? part.element().place() : part.place();
    }

    /** An expression in one language, a data format. */
    private void choice(Definition definition, Part part) {
        long written = part.element().entries().stream()
                .filter(entry -> definition.oneOf().contains(entry.name()))
                .count();
        if (written == 0) {
            boolean expression = definition.oneOf().contains("simple");
            findings.accept(SetupFinding.error(
                    RULE,
                    start(part),
                    "'" + part.name() + "' has no " + (expression ? "expression" : choices(definition.oneOf())),
                    expression
                            ? "write expression: and below it simple: and below it expression: \"${…}\""
                            : "write one of them"));
        } else if (written > 1) {
            Element second = part.element().entries().stream()
                    .filter(entry -> definition.oneOf().contains(entry.name()))
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .key();
            findings.accept(SetupFinding.error(
                    RULE,
                    second.place(),
                    "'" + part.name() + "' has more than one " + choices(definition.oneOf()),
                    "write one"));
        }
    }

    private static String choices(Collection<String> oneOf) {
        return oneOf.contains("simple")
                ? "expression"
                : oneOf.stream().limit(4).collect(Collectors.joining(", ")) + (oneOf.size() > 4 ? ", …" : "");
    }

    private void value(JsonNode property, Element key, Element value, Part parent) {
        if (property.has("$ref") || property.has("properties")) {
            reference(property, key, value, parent);
        } else if (property.path("type").asText().equals("array")) {
            list(property, key, value, parent);
        } else if (property.path("type").asText().equals("object")) {
            if (!value.isMap() && !value.isNothing()) {
                shape(value, key, "a map (lines of 'key: value')");
            }
        } else {
            single(property, key, value);
        }
    }

    private void reference(JsonNode property, Element key, Element value, Part parent) {
        JsonNode target =
                property.has("$ref") ? schema.resolve(property.path("$ref").asText()) : property;
        if (target.path("type").asText().equals("array")) {
            list(target, key, value, parent);
        } else {
            part(schema.definition(property), key, value, parent);
        }
    }

    private void list(JsonNode property, Element key, Element value, Part parent) {
        if (!value.isList()) {
            if (property.path("items").path("type").asText().equals("string") && value.text() != null) {
                return; // Camel takes a single one
            }
            shape(value, key, "a list (lines that begin with '- ')");
            return;
        }
        if (value.items().isEmpty()) {
            shape(value, key, "at least one entry");
        }
        for (Element item : value.items()) {
            value(property.path("items"), key, item, parent);
        }
    }

    private void single(JsonNode property, Element key, Element value) {
        if (value.isNothing() || property.isEmpty()) {
            return;
        }
        if (value.text() == null) {
            shape(value, key, "a single value");
            return;
        }
        String text = value.text();
        boolean later = text.contains("{{") || text.contains("${") || text.startsWith("#");
        String form = later ? null : ValueForm.expected(property, text);
        if (form != null) {
            String near = Suggestion.didYouMean(text, ValueForm.choices(property));
            findings.accept(SetupFinding.error(
                    "value",
                    value.place(),
                    "'" + key.text() + "' must be " + form,
                    near.isEmpty() ? "write " + form : near));
        }
    }

    private void shape(Element element, Element key, String expected) {
        shape(element, key, expected, "check the indentation");
    }

    /** What a single value is to be written as where a map is expected. */
    private static String form(Definition definition, Element value, Part part) {
        String name = part.name();
        String text = value.text();
        if (text == null || value.isNothing()) {
            return "check the indentation";
        }
        if (part.is("From", "RouteFrom")) {
            return "write uri: " + text + " below from:, and steps: beside uri:";
        }
        if (part.is("ExpressionSubElement", "Expression") && text.matches("true|false")) {
            return "write constant: \"" + text + "\" below " + name + ":";
        }
        if (part.is("Marshal", "Unmarshal")) {
            return "write " + (definition.oneOf().contains(text) ? text : "json") + ": {} below " + name + ":";
        }
        if (definition.required().contains("name")) {
            return "write name: " + text + " below " + name + ":, and simple: or constant: with the value";
        }
        if (definition.oneOf().contains("simple")) {
            String steps = definition.properties().containsKey("steps") ? ", and steps: beside it" : "";
            return "write " + (text.contains("${") ? "simple" : "constant") + ": \"" + text.replace("\"", "'")
                    + "\" below " + name + ":" + steps;
        }
        return definition.required().size() == 1
                ? "write " + definition.required().iterator().next() + ": " + text + " below " + name + ":"
                : "check the indentation";
    }

    private void shape(Element element, Element key, String expected, String remedy) {
        String found = element.isMap()
                ? "a map (lines of 'key: value')"
                : element.isList()
                        ? "a list (lines that begin with '- ')"
                        : element.isNothing() ? "nothing" : "a single value";
        String name = key == null || key.text() == null ? "" : "'" + key.text() + "': ";
        boolean braces = element.isMap()
                && expected.equals("a single value")
                && element.entries().size() == 1;
        findings.accept(SetupFinding.error(
                RULE,
                element.isNothing() && key != null ? key.place() : element.place(),
                name + "expected " + expected + ", found " + (expected.startsWith("at least") ? "none" : found),
                braces ? "write a value that begins with { in quotes" : remedy));
    }
}

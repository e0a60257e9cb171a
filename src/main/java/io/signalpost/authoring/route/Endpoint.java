package io.signalpost.authoring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a route reads from or sends to.
 *
 * @param part    that names it
 * @param uri     as it is written
 * @param scheme  its component, for instance {@code http}; empty when a setting that is not set would say
 * @param path    what is between the scheme and the options, with the settings put in
 * @param options from the address and from {@code parameters}, in the order written
 */
public record Endpoint(Part part, Element uri, String scheme, String path, List<Option> options) {

    private static final Pattern FORM = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9.+-]*):(?://)?([^?]*)(?:\\?(.*))?");
    private static final Pattern QUERY = Pattern.compile("(?s)([^=&]+)=(RAW\\(.*?\\)|RAW\\{.*?}|[^&]*)");

    /**
     * One option.
     *
     * @param value   with the settings put in; null when it is no single value
     * @param element its value as it is written; the whole address for one that stands in there
     */
    public record Option(String name, String value, Element element, SourcePlace place, boolean inUri) {

        /** Whether its value is known now: Camel will not ask a setting or a message for it. */
        public boolean isKnown() {
            return value != null && !value.contains("{{") && !value.contains("${");
        }
    }

    /** Empty for a part that names none, or whose address is only known from the message. */
    public static Optional<Endpoint> of(Part part, Settings settings) {
        if (!part.is("From", "RouteFrom", "To", "ToDynamic", "WireTap", "Poll", "InterceptSendToEndpoint")) {
            return Optional.empty();
        }
        return part.get("uri")
                .filter(uri -> uri.text() != null && !uri.text().isBlank())
                .map(uri -> parse(part, uri, settings));
    }

    /** What the step of that name stands for; empty for one that names no Kamelet. */
    public static Optional<Endpoint> ofKamelet(Part step, Settings settings) {
        return step.get("name")
                .filter(name -> name.text() != null && !name.text().isBlank())
                .map(name -> parse(step, name, "kamelet:" + name.text().strip(), settings));
    }

    /** As {@link #of}, and those that a step is told by an expression which says the same of every message. */
    public static Stream<Endpoint> all(Part part, Settings settings) {
        if (!part.is("Enrich", "PollEnrich", "RecipientList", "RoutingSlip")) {
            return of(part, settings).stream();
        }
        boolean several = part.is("RecipientList", "RoutingSlip");
        return part.all()
                .filter(each -> each.is("ConstantExpression", "SimpleExpression"))
                .flatMap(each -> each.get("expression").stream())
                .filter(uri -> uri.text() != null && !uri.text().contains("${"))
                .flatMap(uri -> Stream.of(several ? uri.text().split(",") : new String[] {uri.text()})
                        .filter(address -> FORM.matcher(address.strip()).matches())
                        .map(address -> parse(part, uri, address, settings)));
    }

    private static Endpoint parse(Part part, Element uri, Settings settings) {
        return parse(part, uri, uri.text(), settings);
    }

    private static Endpoint parse(Part part, Element uri, String written, Settings settings) {
        List<Option> parameters = part.element().isMap()
                ? part.element().get("parameters").stream()
                        .flatMap(given -> given.entries().stream())
                        .map(entry -> option(entry, settings))
                        .toList()
                : List.of();
        String address = Placeholder.resolve(written.strip(), settings);
        Matcher form = FORM.matcher(SplitAddress.join(address, values(parameters))
                .map(joined -> joined.split("\\?", 2)[0])
                .orElse(address));
        List<Option> options = new ArrayList<>();
        boolean known = form.matches();
        if (known && form.group(3) != null) {
            QUERY.matcher(form.group(3))
                    .results()
                    .forEach(option -> options.add(
                            new Option(option.group(1), option.group(2), uri, uri.placeOf(option.group(1)), true)));
        }
        options.addAll(parameters);
        String scheme = known ? form.group(1) : "";
        return new Endpoint(part, uri, scheme, known ? form.group(2) : written, options);
    }

    private static Map<String, String> values(List<Option> options) {
        return options.stream()
                .filter(option -> option.value() != null)
                .collect(Collectors.toMap(Option::name, Option::value, (first, again) -> again));
    }

    private static Option option(Entry entry, Settings settings) {
        String text = entry.value().text();
        return new Option(
                String.valueOf(entry.name()),
                text == null ? null : Placeholder.resolve(text, settings),
                entry.value(),
                entry.key().place(),
                false);
    }

    public boolean is(String... schemes) {
        return List.of(schemes).contains(scheme);
    }

    /** Whether it reads: the beginning of a route. */
    public boolean reads() {
        return part.is("From", "RouteFrom", "Poll", "PollEnrich");
    }

    /** {@code direct:post-chat}, which is the same for who feeds it and who reads it. */
    public String name() {
        return scheme + ":" + path;
    }

    public Optional<Option> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** Empty when the option is not there or its value not known yet. */
    public Optional<String> value(String name) {
        return option(name).filter(Option::isKnown).map(Option::value);
    }

    public SourcePlace place() {
        return uri.place();
    }
}

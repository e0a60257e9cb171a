package io.signalpost.authoring;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.simple.Function;
import io.signalpost.authoring.simple.Scope;
import io.signalpost.authoring.simple.Text;
import io.signalpost.authoring.simple.TextInScope;
import io.signalpost.authoring.simple.Types;
import io.signalpost.event.VehicleEvent;

/** Whoever reads the log need not learn where somebody drives. */
final class PersonalData implements Check {

    private static final String RULE = "personal-data";
    private static final Set<String> SIGNALS =
            Set.of("vehicleidentification-vin", "location-preciselocation", "vehicleidentification-nickname");
    private static final List<String> ABOUT_A_SIGNAL = List.of(
            "present",
            "ok",
            "hasValue",
            "unit",
            "errorType",
            "errorCode",
            "oemUpdatedAt",
            "retrievedAt",
            "code",
            "name",
            "group");
    private static final Set<String> MEMBERS = Set.of("externalId", "resolutionUrl", "json", "signals", "body");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.texts().stream().filter(it -> it.text().part().is("Log")).forEach(it -> it.text()
                .simple()
                .functions()
                .forEach(function -> said(it.text(), it.scope(), function, findings)));
        keptUnderAName(setup, findings);
        bodies(setup, findings);
    }

    private static void said(Text text, Scope scope, String function, Consumer<SetupFinding> findings) {
        SourcePlace place = text.element().placeOf(function.lines().findFirst().orElse(""));
        boolean event = isEvent(scope);
        if (event
                && function.strip()
                        .matches(
                                "body|bodyOneLine|prettyBody|toJsonBody|toPrettyJsonBody|(mandatoryB|b)odyAs\\(.*\\)|messageAs\\(.*\\)")) {
            findings.accept(whole(place));
            return;
        }
        Function.of(function)
                .flatMap(it -> personal(scope, it))
                .ifPresent(what -> findings.accept(SetupFinding.warning(
                        RULE, place, what + " would be logged", "leave it out, or log ${body.id} in its place")));
    }

    private static SetupFinding whole(SourcePlace place) {
        return SetupFinding.warning(
                RULE,
                place,
                "the whole event would be logged, with all that it says of a person's car",
                "log what is needed, for instance ${body.id}");
    }

    private static boolean isEvent(Scope scope) {
        return Types.elementOf(scope.body()).resolve() == VehicleEvent.class;
    }

    private static Optional<String> personal(Scope scope, Function function) {
        String code = function.signal();
        if (code != null
                && SIGNALS.contains(code.toLowerCase(Locale.ROOT))
                && !ABOUT_A_SIGNAL.contains(function.last())) {
            return Optional.of(
                    code.contains("location")
                            ? "a position"
                            : code.contains("vin") ? "a VIN" : "the name that a person gave a car");
        }
        boolean ours = isEvent(scope) && function.head().equals("body");
        return ours && MEMBERS.contains(function.last()) ? Optional.of("'" + function.last() + "'") : Optional.empty();
    }

    /** What a variable or a header holds, since a step of the route has put it there. */
    private static void keptUnderAName(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, String> kept = new HashMap<>();
        for (TextInScope it : setup.texts()) {
            Optional<Part> step = it.text().part().within("SetVariable", "SetHeader");
            step.ifPresent(named -> it.text()
                    .functions()
                    .flatMap(function -> personal(it.scope(), function).stream())
                    .forEach(what -> kept.put(
                            key(it, named.is("SetHeader") ? "header" : "variable", named.text("name")), what)));
        }
        setup.texts().stream().filter(it -> it.text().part().is("Log")).forEach(it -> it.text()
                .functions()
                .filter(function -> kept.containsKey(key(it, function.head(), function.name())))
                .forEach(function -> findings.accept(SetupFinding.warning(
                        RULE,
                        it.text().element().placeOf(function.text()),
                        kept.get(key(it, function.head(), function.name())) + " would be logged",
                        "leave it out, or log ${body.id} in its place"))));
    }

    private static String key(TextInScope where, String head, String name) {
        return where.route().part().place() + " " + head + " " + name;
    }

    /** The component {@code log:} shows the body unless it is told not to. */
    private static void bodies(Setup setup, Consumer<SetupFinding> findings) {
        setup.destinations().filter(it -> setup.isOwn(it.part())).forEach(route -> {
            boolean written = false;
            for (Part step : route.from().steps()) {
                Optional<Element> message = step.is("Log") && written ? step.get("message") : Optional.empty();
                message.filter(it -> String.valueOf(it.text()).contains("${body}"))
                        .ifPresent(it -> findings.accept(whole(it.placeOf("${body}"))));
                written |= step.is("ConvertBody");
                Optional<Endpoint> to = Endpoint.of(step, setup.settings()).filter(it -> it.is("log"));
                if (to.isPresent() && to.get().value("showBody").orElse("true").equals("true")) {
                    findings.accept(SetupFinding.warning(
                            RULE,
                            to.get().place(),
                            "log: shows the body, and so all that an event says of a person's car",
                            "write showBody: false, or a log step with a message"));
                }
                if (!step.is("Log", "To", "SetVariable", "SetHeader", "RemoveHeaders", "ConvertBody")) {
                    return; // the body may be another from here on
                }
            }
        });
    }
}

package io.signalpost.authoring;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/** Secrets do not stand in route files, nor in addresses: these are logged and shown. */
final class Secrets implements Check {

    private static final String RULE = "secret";
    private static final Set<String> NO_HOST = Set.of(
            "sql",
            "file",
            "log",
            "direct",
            "seda",
            "timer",
            "bean",
            "event-log",
            "platform-http",
            "scheduler",
            "language",
            "mock");
    private static final Pattern USER = Pattern.compile("([^/@?{}]+)@.*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile(
            "(?i).*(token|secret|passw|passphrase|api[-_]?key|access[-_]?key|signature|credential|auth).*|sig|pwd?|key|code");

    private static final Pattern HEADER =
            Pattern.compile("(?i)(proxy-)?authorization|(x-)?(.*-)?(api-?key|auth-?token|access-?token|secret)");

    /** Nothing but letters and signs, of which none is a setting or asked of the message. */
    private static final Pattern LITERAL = Pattern.compile("(?s)(?!.*[{]).*\\S{6,}.*");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.endpoints().filter(it -> setup.isOwn(it.part())).forEach(endpoint -> {
            user(endpoint, findings);
            endpoint.options().forEach(option -> option(endpoint, option, findings));
        });
        setup.own()
                .parts()
                .filter(part -> part.is("SetHeader")
                        && HEADER.matcher(part.text("name")).matches())
                .flatMap(Part::all)
                .filter(part -> part.is("ConstantExpression", "SimpleExpression"))
                .flatMap(part -> part.get("expression").stream())
                .filter(text ->
                        text.text() != null && LITERAL.matcher(text.text()).matches())
                .forEach(text -> findings.accept(SetupFinding.error(
                        RULE,
                        text.place(),
                        "a secret stands in a route file",
                        "write {{…}} in its place, and the setting as an environment variable")));
    }

    private static void user(Endpoint endpoint, Consumer<SetupFinding> findings) {
        Matcher user = USER.matcher(endpoint.path());
        if (NO_HOST.contains(endpoint.scheme()) || !user.matches()) {
            return;
        }
        boolean password = user.group(1).contains(":");
        boolean http = endpoint.is("http", "https");
        String remedy = http
                ? "set the header Authorization from a setting"
                : "write " + (password ? "username and password" : "username") + " as parameters, as RAW({{…}})";
        findings.accept(
                password
                        ? SetupFinding.error(
                                RULE,
                                endpoint.place(),
                                "a user name and a password stand in the address, which is logged",
                                remedy)
                        : SetupFinding.warning(
                                RULE, endpoint.place(), "a user name stands in the address, which is logged", remedy));
    }

    private static void option(Endpoint endpoint, Option option, Consumer<SetupFinding> findings) {
        Optional<EndpointOptionModel> model = CamelParts.component(endpoint.scheme())
                .flatMap(it -> it.getEndpointParameterOptions().stream()
                        .filter(known -> known.getName().equals(option.name()))
                        .findFirst());
        boolean secret = model.map(EndpointOptionModel::isSecret)
                .orElse(endpoint.is("http", "https")
                        && NAME.matcher(option.name()).matches());
        String value = String.valueOf(option.value());
        if (!secret || value.isBlank() || value.startsWith("#")) {
            return;
        }
        boolean written = !String.valueOf(option.element().text()).contains("{{") && !value.contains("${");
        boolean query = model.isEmpty();
        String remedy = query
                ? "put the whole address into a setting and that into the header CamelHttpUri, as docs/cookbook/http-token.md does"
                : "write " + option.name() + ": RAW({{…}}) as a parameter, and the setting as an environment variable";
        if (written) {
            findings.accept(SetupFinding.error(
                    RULE, option.place(), "'" + option.name() + "' is a secret, and stands in a route file", remedy));
        } else if (query || option.inUri()) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    option.place(),
                    "'" + option.name() + "' is a secret, and becomes part of the address, which is logged",
                    remedy));
        }
    }
}

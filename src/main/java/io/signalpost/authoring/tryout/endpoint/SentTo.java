package io.signalpost.authoring.tryout.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.commons.lang3.StringUtils;

/** Where exactly a message would go, as its headers and the options of its endpoint say. */
public final class SentTo {

    /** They say how it is sent, and not what or where to. */
    private static final Set<String> HOW = Set.of(
            "throwExceptionOnFailure",
            "httpMethod",
            "synchronous",
            "valueSerializer",
            "batchWithIndividualHeaders",
            "autoCreateQueue");

    private static final Pattern PARAMETER = Pattern.compile(":#(\\$\\{[^}]+}|[\\w.]+)");

    private SentTo() {}

    /** With the path that Camel puts into a header when it reuses one endpoint for many addresses. */
    public static Address address(Address address, Exchange exchange) {
        String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, String.class);
        return path == null || Kind.of(address) != Kind.HTTP
                ? address
                : new Address(address.scheme(), joined(address.path(), path), address.options());
    }

    private static String joined(String address, String path) {
        return StringUtils.removeEnd(address, "/") + "/" + StringUtils.removeStart(path, "/");
    }

    /** For instance {@code POST https://crm.example.com/events}, or the endpoint's name. */
    public static String describe(Address address, Exchange exchange) {
        Message message = exchange.getMessage();
        if (Kind.of(address) != Kind.HTTP) {
            return address.name();
        }
        String url = message.getHeader(Exchange.HTTP_URI, String.class);
        String query = message.getHeader(Exchange.HTTP_QUERY, query(address, exchange.getContext()), String.class);
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        String target = url == null ? address.scheme() + "://" + StringUtils.removeStart(address.path(), "//") : url;
        target = path == null ? target : joined(target, path);
        return address.name() + " " + method(address, exchange) + " " + target + (query.isEmpty() ? "" : "?" + query);
    }

    /** As Camel's HTTP component chooses it. */
    public static String method(Address address, Exchange exchange) {
        Message message = exchange.getMessage();
        boolean query = message.getHeader(Exchange.HTTP_URI, "", String.class).contains("?")
                || message.getHeader(Exchange.HTTP_QUERY) != null
                || !query(address, exchange.getContext()).isEmpty();
        String byBody = query || message.getBody() == null ? "GET" : "POST";
        return address.option("httpMethod", message.getHeader(Exchange.HTTP_METHOD, byBody, String.class));
    }

    /** What of an HTTP address is no option of its component. */
    private static String query(Address address, CamelContext camel) {
        return address.options().entrySet().stream()
                .filter(option -> isQuery(address, option.getKey(), camel))
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
    }

    private static boolean isQuery(Address address, String option, CamelContext camel) {
        EndpointUriFactory options = camel.getCamelContextExtension().getEndpointUriFactory(address.scheme());
        return Kind.of(address) == Kind.HTTP
                && options != null
                && !options.propertyNames().contains(option);
    }

    /** Those with a value of their own, put in what they take from the message; of SQL the parameters of its statement. */
    public static Map<String, String> options(Address address, Exchange exchange) {
        Map<String, String> options = new LinkedHashMap<>();
        address.options().forEach((name, value) -> {
            boolean shown =
                    !HOW.contains(name) && !value.startsWith("#") && !isQuery(address, name, exchange.getContext());
            if (shown) {
                options.put(name, value.contains("${") ? evaluate(value, exchange) : value);
            }
        });
        if (Kind.of(address) == Kind.SQL) {
            Matcher parameter = PARAMETER.matcher(address.path());
            while (parameter.find()) {
                String name = parameter.group(1);
                options.put(":#" + name, name.startsWith("$") ? evaluate(name, exchange) : named(name, exchange));
            }
        }
        return options;
    }

    private static String named(String name, Exchange exchange) {
        Object inBody = exchange.getMessage().getBody() instanceof Map<?, ?> map ? map.get(name) : null;
        return String.valueOf(inBody == null ? exchange.getMessage().getHeader(name) : inBody);
    }

    private static String evaluate(String text, Exchange exchange) {
        String value = exchange.getContext()
                .resolveLanguage("simple")
                .createExpression(text)
                .evaluate(exchange, String.class);
        return String.valueOf(value);
    }
}

package io.signalpost.authoring.tryout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.commons.lang3.StringUtils;

/** Where exactly a message would go, as its headers and the options of its endpoint say. */
final class SentTo {

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

    /** For instance {@code POST https://crm.example.com/events}, or the endpoint's name. */
    static String describe(Address address, Exchange exchange) {
        Message message = exchange.getMessage();
        if (Kind.of(address) != Kind.HTTP) {
            return address.name();
        }
        String url = message.getHeader(Exchange.HTTP_URI, String.class);
        String query = message.getHeader(Exchange.HTTP_QUERY, String.class);
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        String target = url == null ? address.scheme() + "://" + StringUtils.removeStart(address.path(), "//") : url;
        target = path == null ? target : StringUtils.removeEnd(target, "/") + "/" + StringUtils.removeStart(path, "/");
        return address.name() + " " + method(address, message, target.contains("?") || query != null) + " " + target
                + (query == null ? "" : "?" + query);
    }

    private static String method(Address address, Message message, boolean query) {
        String byBody = query || message.getBody() == null ? "GET" : "POST";
        return message.getHeader(Exchange.HTTP_METHOD, address.option("httpMethod", byBody), String.class);
    }

    /** Those with a value of their own, put in what they take from the message; of SQL the parameters of its statement. */
    static Map<String, String> options(Address address, Exchange exchange) {
        Map<String, String> options = new LinkedHashMap<>();
        address.options().forEach((name, value) -> {
            if (!HOW.contains(name) && !value.startsWith("#")) {
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

package io.signalpost.observe.alert;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * Sends what is due. In Java as other housekeeping: a file in {@code routes/} is a destination to those who write them, and to
 * {@code check}, {@code try} and the live reload.
 */
final class AlertsRoute extends RouteBuilder {

    private static final long PERIOD_MILLIS = 2_000;

    private final AlertWatch ofNode;
    private final AlertWatch ofLog;
    private final AlertsProperties properties;
    private final String mailFrom;

    AlertsRoute(AlertWatch ofNode, AlertWatch ofLog, AlertsProperties properties, String mailFrom) {
        this.ofNode = ofNode;
        this.ofLog = ofLog;
        this.properties = properties;
        this.mailFrom = mailFrom;
    }

    @Override
    public void configure() {
        send("alerts-of-node", ofNode);
        send("alerts-of-log", ofLog);
        if (properties.means().contains(Means.MAIL)) {
            byMail();
        }
        if (properties.means().contains(Means.WEBHOOK)) {
            byWebhook();
        }
    }

    /** On a thread of its own: a log that hangs is not to hold up that it does. */
    private void send(String id, AlertWatch watch) {
        from("timer:" + id + "?delay=" + PERIOD_MILLIS + "&period=" + PERIOD_MILLIS)
                .routeId(id)
                .routeConfigurationId("housekeeping")
                .description("Tells people what cannot wait; what cannot be sent holds up nothing else.")
                .split(method(watch, "due"))
                .setVariable("alert", body())
                .doTry()
                .toD("direct:${body.route}")
                .bean(watch, "told(${variable.alert})")
                .doCatch(Exception.class)
                .bean(watch, "failed(${variable.alert}, ${exception})")
                .end();
    }

    /** Addresses are headers: what is in a URI can be logged. */
    private void byMail() {
        from("direct:alert-by-mail")
                .routeId("alert-by-mail")
                .description("Mails an alert by the server of the email destination, whether that is on or not.")
                .errorHandler(noErrorHandler())
                .removeHeaders("*")
                .setHeader("Subject", simple("[Signalpost] ${body.title}"))
                .setHeader("From", constant(mailFrom))
                .setHeader("To", constant(properties.mailTo()))
                .setBody(simple("${body.text}"))
                .to("smtp:alerts?session=#destination-email-server&contentType=text/plain; charset=UTF-8");
    }

    private void byWebhook() {
        from("direct:alert-by-webhook")
                .routeId("alert-by-webhook")
                .description("Posts an alert as a JSON object.")
                .errorHandler(noErrorHandler())
                .removeHeaders("*")
                .setBody(simple("${body.json}"))
                .marshal()
                .json(JsonLibrary.Jackson)
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setHeader(Exchange.HTTP_URI, constant(properties.webhookUrl()))
                .to("http:alerts?httpClient=#alerts-webhook&httpMethod=POST");
    }
}

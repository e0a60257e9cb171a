package io.signalpost.authoring.tryout.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.signalpost.eventlog.failure.Protocol;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailConstants;

/** The kinds of endpoints whose answers a route may look at. */
public enum Kind {
    HTTP(Protocol.HTTP, "http", "https", "vertx-http", "netty-http", "undertow"),
    SQL(Protocol.SQL, "sql", "sql-stored", "jdbc", "spring-jdbc", "jpa", "mybatis"),
    SQS(Protocol.AWS, "aws2-sqs"),
    S3(Protocol.AWS, "aws2-s3"),
    SMTP(Protocol.SMTP, "smtp", "smtps"),
    KAFKA(Protocol.KAFKA, "kafka"),
    MQTT(Protocol.MQTT, "mqtt", "paho", "paho-mqtt5"),
    JMS(Protocol.AMQP, "jms", "activemq", "activemq6", "amqp", "sjms", "sjms2"),
    FILE(null, "file", "ftp", "ftps", "sftp"),
    OTHER(null);

    private static final EndpointReply TAKEN = (address, exchange) -> {};

    private final Protocol protocol;
    private final List<String> schemes;

    Kind(Protocol protocol, String... schemes) {
        this.protocol = protocol;
        this.schemes = List.of(schemes);
    }

    public static Kind of(Address address) {
        return Arrays.stream(values())
                .filter(kind -> kind.schemes.contains(address.scheme()))
                .findFirst()
                .orElse(OTHER);
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER && kind.toString().equals(word))
                .findFirst();
    }

    /** How it answers when all is well. */
    EndpointReply success() {
        return switch (this) {
            case HTTP -> new HttpReply(200, Map.of(), "");
            case SQL -> new SqlReply(List.of(), null);
            case SQS -> new SqsReply();
            case SMTP -> named(MailConstants.MAIL_MESSAGE_ID, "<try@signalpost>");
            case JMS -> named("JMSMessageID", "ID:try");
            case FILE ->
                (address, exchange) -> exchange.getMessage()
                        .setHeader(
                                Exchange.FILE_NAME_PRODUCED,
                                address.path() + "/"
                                        + SentTo.options(address, exchange).get("fileName"));
            default -> TAKEN;
        };
    }

    private static EndpointReply named(String header, String id) {
        return (address, exchange) -> exchange.getMessage().setHeader(header, id);
    }

    /** Whose codes it answers with; null for one without. */
    Protocol protocol() {
        return protocol;
    }

    public boolean takesEventHeaders() {
        return this != HTTP && this != SMTP && this != FILE && this != SQL;
    }

    /** Schemes that {@code --answer} may name; besides them any other component's. */
    static List<String> words() {
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER)
                .map(Kind::toString)
                .toList();
    }

    /** As {@code --answer} writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

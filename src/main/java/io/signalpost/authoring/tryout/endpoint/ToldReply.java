package io.signalpost.authoring.tryout.endpoint;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.failure.AnswerException;
import io.signalpost.eventlog.failure.Protocol;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Validate;

/** Reads how an endpoint is to answer. */
final class ToldReply {

    static final String UNREACHABLE = "error";

    private static final String BODY = "body ";

    private static final Pattern HTTP =
            Pattern.compile("([1-5]\\d{2})((?:,[\\w-]+:[^,\\s]*)*)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ToldReply() {}

    /** @throws IllegalArgumentException saying what to write */
    static EndpointReply parse(Kind kind, String answer) {
        if (answer.equals(UNREACHABLE)) {
            return (address, exchange) -> {
                throw new ConnectException(address.name() + " cannot be reached, as --answer says");
            };
        }
        if (answer.startsWith(BODY)) {
            String body = answer.substring(BODY.length());
            return (address, exchange) -> exchange.getMessage().setBody(body);
        }
        return switch (kind) {
            case HTTP -> http(answer);
            case SQL -> sql(answer);
            case SQS, S3, SMTP, KAFKA, MQTT, JMS -> code(kind, kind.protocol(), answer);
            default ->
                throw new IllegalArgumentException(
                        "'" + answer + "' is no answer of " + kind + "; write error, or body and what is read");
        };
    }

    private static EndpointReply http(String answer) {
        Matcher form = HTTP.matcher(answer);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + answer + "' is no HTTP answer; write for instance 404, 503,Retry-After:60 or 200 {\"id\":7}");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Arrays.stream(form.group(2).split(","))
                .filter(header -> !header.isBlank())
                .map(header -> header.split(":", 2))
                .forEach(header -> headers.put(header[0].strip(), header[1].strip()));
        return new HttpReply(Integer.parseInt(form.group(1)), headers, StringUtils.defaultString(form.group(3)));
    }

    /** A JSON array of rows, a number of rows, or a code. */
    private static EndpointReply sql(String answer) {
        if (answer.startsWith("[") || answer.startsWith("{")) {
            return new SqlReply(rows(answer), null);
        }
        return COUNT.matcher(answer).matches()
                ? new SqlReply(List.of(), Integer.valueOf(answer))
                : code(Kind.SQL, answer.startsWith("SQLITE") ? Protocol.SQLITE : Protocol.SQL, answer);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(String answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            JsonNode rows = json.isArray() ? json : JSON.createArrayNode().add(json);
            rows.forEach(row -> Validate.isTrue(row.isObject()));
            return JSON.convertValue(rows, List.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + answer + "' are no rows; write JSON, for instance [{\"inside\":1}]");
        }
    }

    private static EndpointReply code(Kind kind, Protocol protocol, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "'" + code + "' is no code; write error, or a code of " + kind + " from docs/failures.md");
        }
        return (address, exchange) -> {
            throw new AnswerException(protocol, code, kind + " " + code + ", as --answer says");
        };
    }
}

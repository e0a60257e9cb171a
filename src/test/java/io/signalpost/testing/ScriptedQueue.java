package io.signalpost.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import org.apache.commons.codec.digest.DigestUtils;

/** Speaks the JSON protocol of SQS, MD5s included, and answers a batch as the test says: also as no SQS ever should. */
public final class ScriptedQueue implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param body as it is */
    public record Answer(int status, String body) {}

    private final BusinessSystem server;
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Answer> script = ScriptedQueue::takeAll;

    private ScriptedQueue(BusinessSystem server) {
        this.server = server;
        server.answer(this::handle);
    }

    public static ScriptedQueue start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return start(0);
    }

    /** For a client with keys of its own. @param port 0 takes any that is free */
    public static ScriptedQueue start(int port) throws IOException {
        return new ScriptedQueue(BusinessSystem.start(port));
    }

    public String endpoint() {
        return "http://localhost:" + server.port();
    }

    public String queueUrl() {
        return endpoint() + "/000000000000/events";
    }

    public void answer(int status, String body) {
        script = batch -> new Answer(status, body);
    }

    public void answer(Function<JsonNode, Answer> script) {
        this.script = script;
    }

    /** An error of the whole request, as AWS words it. */
    public void refuse(int status, String code, String message) {
        answer(status, "{\"__type\":\"com.amazonaws.sqs#" + code + "\",\"message\":\"" + message + "\"}");
    }

    public void takeAll() {
        script = ScriptedQueue::takeAll;
    }

    /** The message bodies of each request. */
    public List<List<String>> batches() {
        return batches;
    }

    /** Takes every entry that is not refused and not left out. @param refused ids of entries */
    public static Answer take(
            JsonNode batch, Set<String> leftOut, Set<String> refused, String code, boolean senderFault) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("Successful");
        answer.putArray("Failed");
        for (JsonNode entry : batch.path("Entries")) {
            String id = entry.path("Id").asText();
            if (refused.contains(id)) {
                answer.withArray("Failed")
                        .addObject()
                        .put("Id", id)
                        .put("Code", code)
                        .put("Message", "because of " + code)
                        .put("SenderFault", senderFault);
            } else if (!leftOut.contains(id)) {
                answer.withArray("Successful")
                        .addObject()
                        .put("Id", id)
                        .put("MessageId", "m-" + id)
                        .put(
                                "MD5OfMessageBody",
                                DigestUtils.md5Hex(entry.path("MessageBody").asText()))
                        .put("MD5OfMessageAttributes", md5(entry.path("MessageAttributes")));
            }
        }
        return new Answer(200, answer.toString());
    }

    /** Of text attributes: name, type, a one, and value in the order of names, each text with its length before. */
    private static String md5(JsonNode attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SortedMap<String, JsonNode> sorted = new TreeMap<>();
        attributes.fields().forEachRemaining(attribute -> sorted.put(attribute.getKey(), attribute.getValue()));
        sorted.forEach((name, value) -> {
            write(bytes, name);
            write(bytes, value.path("DataType").asText());
            bytes.write(1);
            write(bytes, value.path("StringValue").asText());
        });
        return DigestUtils.md5Hex(bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(encoded.length).array());
        bytes.writeBytes(encoded);
    }

    private static Answer takeAll(JsonNode batch) {
        return take(batch, Set.of(), Set.of(), "", false);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode batch = JSON.readTree(
                server.requests().get(server.requests().size() - 1).body());
        batches.add(batch.path("Entries").findValuesAsText("MessageBody"));
        Answer answer = script.apply(batch);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}

package io.signalpost.proof;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.ScriptedQueue;
import io.signalpost.testing.ScriptedQueue.Answer;

/** What a queue that takes nothing answers, each in turn. None of it is an event's fault. */
final class WrongAnswers implements Function<JsonNode, Answer> {

    private static final List<Function<JsonNode, Answer>> ANSWERS = List.of(
            batch -> new Answer(200, ""),
            batch -> new Answer(200, "{}"),
            batch -> new Answer(200, "<html>Please sign in</html>"),
            batch -> new Answer(200, "{\"Successful\":[{\"Id\":\"0\",\"Mess"),
            batch -> new Answer(400, "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"}"),
            batch -> new Answer(400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}"),
            batch -> ScriptedQueue.take(batch, ids(batch), Set.of("0"), "KMS.ThrottlingException", true),
            WrongAnswers::withAnotherMd5);

    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public Answer apply(JsonNode batch) {
        return ANSWERS.get(turn.getAndIncrement() % ANSWERS.size()).apply(batch);
    }

    private static Set<String> ids(JsonNode batch) {
        return Set.copyOf(batch.path("Entries").findValuesAsText("Id"));
    }

    /** As if it had taken every entry, but garbled. */
    private static Answer withAnotherMd5(JsonNode batch) {
        Answer taken = ScriptedQueue.take(batch, Set.of(), Set.of(), "", false);
        return new Answer(
                taken.status(),
                taken.body()
                        .replaceAll(
                                "\"MD5OfMessageBody\":\"\\w+\"", "\"MD5OfMessageBody\":\"" + "0".repeat(32) + "\""));
    }
}

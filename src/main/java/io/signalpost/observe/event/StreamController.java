package io.signalpost.observe.event;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.event.EventSearch.Found;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.lang.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code /observe/stream}: the events that are asked for, as they come in, as server-sent events whose id is the event's number;
 * with {@code Last-Event-ID} those behind it. The parameters are those of {@code /observe/events} without {@code from},
 * {@code to}, {@code limit} and {@code cursor}. What became of an event is not known yet when it comes.
 */
@RestController
final class StreamController implements ApplicationListener<ContextClosedEvent> {

    private static final int AT_A_TIME = 10;
    private static final List<String> OF_THE_PAST = List.of("from", "to", "limit", "cursor", "state", "destination");
    private static final List<String> NAMES = EventRequest.namesAnd("reveal").stream()
            .filter(name -> !OF_THE_PAST.contains(name))
            .toList();
    private static final long LOOK_MILLIS = 500;
    /** So that a client that is gone is noticed, and nobody between takes the connection for dead. */
    private static final long SIGN_OF_LIFE = TimeUnit.SECONDS.toNanos(15);

    private final EventReading reading;
    private final RevealAudit reveals;
    private final ObjectMapper json;
    private final Places places = new Places(AT_A_TIME, "streams");
    private final CountDownLatch closed = new CountDownLatch(1);

    StreamController(EventReading reading, RevealAudit reveals, ObjectMapper json) {
        this.reading = reading;
        this.reveals = reveals;
        this.json = json;
    }

    @GetMapping("/observe/stream")
    void stream(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletResponse response,
            @Nullable Principal operator)
            throws Exception {
        EventRequest request = request(parameters);
        long head = last == null ? reading.head() : number(last);
        places.occupy(() -> {
            if (request.reveal()) {
                reveals.note("stream", operator);
            }
            response.setContentType("text/event-stream");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            write(request, head, operator, response.getOutputStream());
        });
    }

    private void write(EventRequest request, long head, @Nullable Principal operator, OutputStream out)
            throws Exception {
        write(out, ": events as they come in\n\n");
        long quietSince = System.nanoTime();
        long position = head;
        do {
            EventReading.Range rest = reading.since(position);
            while (!rest.isEmpty()) {
                EventReading.Batch batch = reading.next(request, rest);
                for (Found found : batch.events()) {
                    EventView.Line line = EventView.Line.of(found, false, request.reveal());
                    write(
                            out,
                            "id: " + line.number() + "\nevent: event\ndata: " + json.writeValueAsString(line) + "\n\n");
                    quietSince = System.nanoTime();
                }
                rest = batch.rest();
                position = rest.from() - 1;
            }
            if (System.nanoTime() - quietSince > SIGN_OF_LIFE) {
                write(out, ":\n\n");
                quietSince = System.nanoTime();
            }
        } while (!hasEnded(operator) && !closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Whether the session is over, or the user was removed. */
    private static boolean hasEnded(@Nullable Principal operator) {
        return operator instanceof Authentication login && !login.isAuthenticated();
    }

    private static void write(OutputStream out, String text) throws Exception {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static EventRequest request(MultiValueMap<String, String> parameters) {
        for (String name : OF_THE_PAST) {
            if (parameters.containsKey(name)) {
                throw new ProblemException(400, "a stream has no " + name + ": it is of the events that come in now");
            }
        }
        return EventRequest.of(new Parameters(parameters, NAMES), parameters);
    }

    private static long number(String last) {
        if (last.matches("\\d{1,18}")) {
            return Long.parseLong(last);
        }
        throw new ProblemException(400, "Last-Event-ID must be the id of an event of this stream");
    }

    /** Else the port would wait for the streams to end. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closing) {
        closed.countDown();
    }
}

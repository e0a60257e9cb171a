package io.signalpost.observe.event;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.event.EventSearch.Found;
import io.signalpost.observe.event.EventView.Line;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/export}: all events that are asked for, the oldest first, as JSON lines with the body or as CSV without. The
 * parameters are those of {@code /observe/events}, with {@code format} and without {@code limit} and {@code cursor}.
 */
@RestController
final class ExportController {

    private static final List<String> FORMATS = List.of("jsonl", "csv");
    private static final List<String> NAMES = EventRequest.namesAnd("destination", "state", "reveal", "format");
    private static final int AT_A_TIME = 2;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final EventReading reading;
    private final RevealAudit reveals;
    private final Places places = new Places(AT_A_TIME, "exports");

    ExportController(EventReading reading, RevealAudit reveals) {
        this.reading = reading;
        this.reveals = reveals;
    }

    @GetMapping("/observe/export")
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            @Nullable Principal operator)
            throws Exception {
        String format = format(parameters);
        EventRequest request = EventRequest.of(new Parameters(parameters, NAMES), parameters);
        places.occupy(() -> {
            EventReading.Range rest = reading.range(request);
            if (request.reveal()) {
                reveals.note("export", operator);
            }
            response.setContentType(format.equals("csv") ? "text/csv" : "application/jsonl");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Content-Disposition", "attachment; filename=events." + format);
            Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
            if (format.equals("csv")) {
                out.write(Csv.HEADING);
            }
            while (!rest.isEmpty()) {
                EventReading.Batch batch = reading.next(request, rest);
                for (Found found : batch.events()) {
                    Line line = Line.of(found, true, request.reveal());
                    out.write(format.equals("csv") ? Csv.line(line) : json(found, line, request.reveal()));
                }
                out.flush();
                rest = batch.rest();
            }
        });
    }

    private static String json(Found found, Line line, boolean reveal) {
        ObjectNode object = JSON.valueToTree(line);
        if (!found.entry().isErased()) {
            object.set(
                    "body",
                    reveal
                            ? found.entry().event().json()
                            : Masking.body(found.entry().event().json()));
        }
        return object + "\n";
    }

    private static String format(MultiValueMap<String, String> parameters) {
        List<String> formats = parameters.getOrDefault("format", List.of(FORMATS.get(0)));
        if (formats.size() != 1 || !FORMATS.contains(formats.get(0))) {
            throw new ProblemException(400, "format must be one of " + String.join(", ", FORMATS));
        }
        for (String ofAPage : List.of("limit", "cursor")) {
            if (parameters.containsKey(ofAPage)) {
                throw new ProblemException(400, "an export has no " + ofAPage + ": it is all that is asked for");
            }
        }
        return formats.get(0);
    }
}

package io.signalpost.observe.destination;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.lang.Nullable;

/**
 * The route of a destination as it runs on this node.
 *
 * @param file     that it is written in; absent when that is not known
 * @param asksFor  the parameters of {@code event-log:} that say which events it wants
 * @param steps    from the first on
 * @param settings those below {@code destination.<name>}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteView(
        String id,
        @Nullable String description,
        @Nullable String file,
        Map<String, List<String>> asksFor,
        List<RouteStep> steps,
        List<ShownSetting> settings) {}

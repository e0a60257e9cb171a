package io.signalpost.destination;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import io.signalpost.destination.setting.DestinationSettings;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.catchThrowable;

/** What a destination says of its settings before any of its beans is made, as {@code check} and the start tell it. */
public final class Demanded {

    private Demanded() {}

    /** @param settings {@code key=value} without {@code destination.<name>.}, the later ones before the earlier; null when all are right */
    public static String refusal(String destination, String... settings) {
        Map<String, String> all = new TreeMap<>();
        Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> all.put("destination." + destination + "." + setting[0], setting[1]));
        Binder binder = new Binder(new MapConfigurationPropertySource(all));
        Throwable refused = catchThrowable(() -> DestinationSettings.demands().stream()
                .filter(demand -> demand.destination().equals(destination))
                .forEach(demand -> demand.check().accept(binder)));
        return refused == null
                ? null
                : ExceptionUtils.getThrowableList(refused)
                        .get(ExceptionUtils.getThrowableCount(refused) - 1)
                        .getMessage();
    }
}

package io.signalpost.http;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of the port for a test: any free port of this machine, and the defaults. */
public final class HttpSettings {

    private HttpSettings() {}

    /** @param settings {@code key=value} without {@code signalpost.}, for instance {@code max-connections=2} */
    public static HttpProperties with(String... settings) {
        Map<String, String> all = new TreeMap<>(Map.of("signalpost.port", "0", "signalpost.address", "127.0.0.1"));
        for (String setting : settings) {
            String[] keyAndValue = setting.split("=", 2);
            all.put("signalpost." + keyAndValue[0], keyAndValue[1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("signalpost", HttpProperties.class)
                .get();
    }
}

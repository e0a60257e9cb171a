package io.signalpost.observe.trace;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Where traces go.
 *
 * @param endpoint    base address of a receiver of OTLP over HTTP; blank for no traces
 * @param headers     of its requests by their names, for a receiver that wants a login; their values are secrets
 * @param ratio       of the events that are traced, 0 to 1
 * @param serviceName that this application has there
 */
@ConfigurationProperties("signalpost.traces")
public record TracesProperties(
        String endpoint,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("1") double ratio,
        @DefaultValue("signalpost") String serviceName) {

    public TracesProperties {
        if (StringUtils.hasText(endpoint) && !isAddress(endpoint)) {
            throw new IllegalArgumentException(
                    "signalpost.traces.endpoint is not an http or https address with a host and"
                            + " nothing behind its path; write for instance http://localhost:4318");
        }
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException(
                    "signalpost.traces.ratio is " + ratio + ", write a number from 0 to 1, for instance 0.1");
        }
    }

    private static boolean isAddress(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where OTLP has traces posted to. */
    String address() {
        return endpoint.replaceFirst("/+$", "") + "/v1/traces";
    }

    /** Without the headers. */
    @Override
    public String toString() {
        return "TracesProperties[" + endpoint + "]";
    }
}

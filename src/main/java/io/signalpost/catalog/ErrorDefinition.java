package io.signalpost.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One error Smartcar documents.
 *
 * @param code       null where Smartcar sends none, as for {@code PERMISSION}
 * @param resolution what Smartcar says cures it
 * @param docUrl     the page that explains it
 * @param httpStatus with which Smartcar's REST API answers
 */
public record ErrorDefinition(
        String type,
        String code,
        String description,
        Resolution resolution,
        @JsonProperty("docURL_pattern") String docUrl,
        @JsonProperty("http_status_in_rest_api") int httpStatus) {

    /** @param type for instance {@code REAUTHENTICATE}; null when nobody can do anything */
    public record Resolution(String type) {}

    public String resolutionType() {
        return resolution == null ? null : resolution.type();
    }
}

package io.signalpost.catalog;

/**
 * One error Smartcar documents.
 *
 * @param code       null where Smartcar sends none, as for {@code PERMISSION}
 * @param resolution what Smartcar says cures it
 */
public record ErrorDefinition(String type, String code, String description, Resolution resolution) {

    /** @param type for instance {@code REAUTHENTICATE}; null when nobody can do anything */
    public record Resolution(String type) {}

    public String resolutionType() {
        return resolution == null ? null : resolution.type();
    }
}

package io.signalpost.event;

/**
 * The owner who granted access. Anything may be null.
 *
 * @param id         Smartcar's id
 * @param externalId the id that the application gave the owner
 */
public record User(String id, String externalId) {

    /** Without the external id, which may be an e-mail address, so that it may be logged. */
    @Override
    public String toString() {
        return "User[id=" + id + "]";
    }
}

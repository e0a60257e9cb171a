package io.signalpost.observe;

/** A request that is refused, and why: what was expected, and what to write instead. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP */
    public ProblemException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }
}

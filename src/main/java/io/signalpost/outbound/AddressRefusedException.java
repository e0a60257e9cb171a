package io.signalpost.outbound;

import java.net.UnknownHostException;

/** The host has addresses, and none that may be connected to. The message says why, and what to do. */
public final class AddressRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1;

    AddressRefusedException(String message) {
        super(message);
    }
}

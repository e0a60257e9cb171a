package io.signalpost.observe.vehicle;

import org.apache.commons.codec.digest.DigestUtils;

/** What the audit has of a vehicle: who knows its id can tell that it was this one, and nobody can tell the id. */
final class VehicleDigest {

    static final String NAME = "vehicleDigest";

    private static final int LENGTH = 12;

    private VehicleDigest() {}

    static String of(String vehicleId) {
        return DigestUtils.sha256Hex(vehicleId).substring(0, LENGTH);
    }
}

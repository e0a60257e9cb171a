package io.signalpost.simulator.vehicle;

import java.time.Instant;

/** A charging session that is over. */
record ChargeRecord(
        int number,
        Place place,
        boolean fast,
        Instant start,
        Instant end,
        double kwh,
        int startPercent,
        int endPercent) {}

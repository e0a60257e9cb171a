package io.signalpost.simulator.vehicle;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Four tyres, row by row from the left, that lose air slowly, one of them faster, and warm up on the road. */
final class Tyres {

    static final int COUNT = 4;

    private static final double LOSS_PER_HOUR = 0.0005;
    private static final double WARM = 0.2;

    private final double[] cold = new double[COUNT];
    private final double[] lossPerHour = new double[COUNT];
    private final double nominal;
    private double warmth;

    Tyres(double nominal, RandomGenerator random) {
        this.nominal = nominal;
        pump();
        Arrays.fill(lossPerHour, LOSS_PER_HOUR);
        lossPerHour[random.nextInt(COUNT)] = random.nextDouble(4, 12) * LOSS_PER_HOUR;
    }

    void live(double hours, boolean driving) {
        warmth += ((driving ? 1 : 0) - warmth) * (1 - Math.exp(-hours / 0.4));
        for (int tyre = 0; tyre < COUNT; tyre++) {
            cold[tyre] -= lossPerHour[tyre] * hours;
        }
    }

    void pump() {
        Arrays.fill(cold, nominal);
    }

    /** In bar. */
    double pressure(int tyre) {
        return cold[tyre] + WARM * warmth;
    }

    /** So that a lamp tells of it. */
    boolean low() {
        return Arrays.stream(cold).anyMatch(pressure -> pressure < 0.8 * nominal);
    }
}

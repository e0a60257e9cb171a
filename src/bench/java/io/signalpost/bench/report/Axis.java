package io.signalpost.bench.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Where a value is between the bottom (0) and the top (1) of a chart, and which values have a line. */
sealed interface Axis {

    double position(double value);

    List<Double> lines();

    /** From zero, with some five lines at round values. */
    record Linear(double step, int steps) implements Axis {

        static Linear of(double highest) {
            double rough = Math.max(highest, 1e-9) / 5;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double step = DoubleStream.of(1, 2, 2.5, 5, 10)
                    .map(it -> it * power)
                    .filter(it -> it >= rough * 0.999)
                    .findFirst()
                    .orElseThrow();
            return new Linear(step, (int) Math.ceil(highest / step - 1e-9));
        }

        @Override
        public double position(double value) {
            return value / (step * Math.max(1, steps));
        }

        @Override
        public List<Double> lines() {
            return IntStream.rangeClosed(0, steps).mapToObj(i -> i * step).toList();
        }
    }

    /** From a power of ten to another. */
    record Logarithmic(int lowest, int highest) implements Axis {

        static Logarithmic of(double low, double high) {
            int bottom = (int) Math.floor(Math.log10(low));
            return new Logarithmic(bottom, Math.max(bottom + 1, (int) Math.ceil(Math.log10(high))));
        }

        @Override
        public double position(double value) {
            return (Math.log10(value) - lowest) / (highest - lowest);
        }

        @Override
        public List<Double> lines() {
            return IntStream.rangeClosed(lowest, highest)
                    .mapToObj(power -> Math.pow(10, power))
                    .toList();
        }
    }
}

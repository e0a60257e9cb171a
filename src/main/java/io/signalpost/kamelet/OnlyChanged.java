package io.signalpost.kamelet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import io.signalpost.event.Signal;
import io.signalpost.eventlog.passed.Passed;
import org.apache.camel.Exchange;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Kamelet {@code only-changed}: lets through what differs from what the destination was told last.
 *
 * <p>What counts is what the destination has been told, be that older. When what was told last has come with an event that comes
 * after this one in the log, this one was overtaken, or is delivered again: it passes.
 */
public final class OnlyChanged {

    /** Exchange property: by how much the number differs, in the unit of the threshold. Double, as Simple compares no other decimals. */
    static final String CHANGE = "KameletChange";

    private static final String ANY = "any";

    /**
     * @param threshold by how much a number has to differ; 0 for at all
     * @param unit      of the threshold; {@code any} for whatever the readings have
     */
    public void apply(Exchange exchange, String signal, String threshold, String unit) {
        Rule rule = new Rule(new BigDecimal(threshold.strip()), ANY.equals(unit) ? "" : unit.strip());
        LastValueFilter.apply(exchange, rule, signal.strip());
        boolean single = !(exchange.getMessage().getBody() instanceof List<?>);
        exchange.setProperty(CHANGE, single && rule.change != null ? rule.change.doubleValue() : null);
    }

    private static final class Rule implements LastValueRule {

        private final BigDecimal threshold;
        private final String unit;
        private BigDecimal change;

        Rule(BigDecimal threshold, String unit) {
            this.threshold = threshold;
            this.unit = unit;
        }

        @Override
        public String name() {
            return ("only-changed " + threshold.stripTrailingZeros().toPlainString() + " " + unit).strip();
        }

        @Override
        public Passed passed(SignalOfEvent reading) {
            return new Passed(value(reading), reading.readAt(), reading.event().logNumber(), false);
        }

        @Override
        public boolean isNews(SignalOfEvent reading, Passed last) {
            BigDecimal now = number(reading);
            BigDecimal before = number(last.value());
            if (now == null || before == null) {
                return !value(reading).equals(last.value());
            }
            change = now.subtract(before);
            return change.signum() != 0 && change.abs().compareTo(threshold) >= 0;
        }

        @Override
        public boolean isAgain(SignalOfEvent reading, Passed last) {
            return last.seq() > 0 && last.seq() >= reading.event().logNumber();
        }

        @Override
        public String why(SignalOfEvent reading) {
            return reading.signal().code() + " has not changed"
                    + (threshold.signum() == 0 ? "" : " by " + threshold.toPlainString() + " " + unit).stripTrailing();
        }

        /** A number in the unit of the threshold; of anything else a digest, which says nothing of a place or a person. */
        private String value(SignalOfEvent reading) {
            BigDecimal number = number(reading);
            return number == null
                    ? digest(reading.signal())
                    : number.stripTrailingZeros().toString();
        }

        private BigDecimal number(SignalOfEvent reading) {
            BigDecimal number = reading.signal().number();
            if (number == null) {
                return null;
            }
            BigDecimal bounded = number.round(MathContext.DECIMAL128);
            return unit.isEmpty() ? bounded : MeasuringUnit.convert(bounded, reading.signal(), unit);
        }

        private static BigDecimal number(String kept) {
            return kept.startsWith("sha256:") ? null : new BigDecimal(kept);
        }

        private static String digest(Signal signal) {
            return "sha256:" + DigestUtils.sha256Hex(String.valueOf(signal.value()));
        }
    }
}

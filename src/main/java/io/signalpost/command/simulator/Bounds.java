package io.signalpost.command.simulator;

import java.math.BigDecimal;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the number of an option may be. */
final class Bounds {

    private Bounds() {}

    /** @throws ParameterException when it is not within, both ends included */
    static void require(CommandSpec command, String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) { // NaN is not
            throw new ParameterException(
                    command.commandLine(),
                    option + ": expected " + plain(least) + " to " + plain(most) + " but was " + value);
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}

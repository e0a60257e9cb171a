package io.signalpost.authoring.simple;

/** Two sides and an operator, for instance {@code <} or {@code contains}. */
public record Comparison(Operand left, String operator, Operand right) {

    /** True also when a side is missing: {@code !=} and the operators with a "not" in them. */
    public boolean isNegated() {
        return operator.startsWith("!") || operator.startsWith("not ");
    }

    /** Whether it asks which is larger. */
    public boolean isOrder() {
        return operator.matches("[<>]=?");
    }
}

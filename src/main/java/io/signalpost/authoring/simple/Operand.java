package io.signalpost.authoring.simple;

import java.util.Optional;

import org.apache.camel.language.simple.ast.LiteralNode;
import org.apache.camel.language.simple.ast.NullExpression;
import org.apache.camel.language.simple.ast.NumericExpression;
import org.apache.camel.language.simple.ast.SimpleFunctionStart;
import org.apache.camel.language.simple.ast.SimpleNode;
import org.apache.camel.language.simple.ast.SingleQuoteStart;

/**
 * One side of a comparison.
 *
 * @param kind of what it is
 * @param text of a function what is in its braces, else as it is written, without quotes
 */
public record Operand(Kind kind, String text) {

    /** What it is. */
    public enum Kind {
        FUNCTION,
        NUMBER,
        /** Text in quotes. */
        TEXT,
        NULL,
        /** Text in quotes with functions in it, {@code true}, or a sum. */
        OTHER
    }

    static Operand of(SimpleNode node) {
        if (node instanceof SimpleFunctionStart function) {
            return new Operand(Kind.FUNCTION, SimpleText.text(function));
        }
        if (node instanceof NumericExpression number) {
            return new Operand(Kind.NUMBER, number.toString());
        }
        if (node instanceof NullExpression) {
            return new Operand(Kind.NULL, "null");
        }
        if (node instanceof SingleQuoteStart quoted
                && quoted.getBlock().getChildren().stream().allMatch(inner -> inner instanceof LiteralNode)) {
            StringBuilder text = new StringBuilder();
            quoted.getBlock().getChildren().forEach(inner -> text.append(((LiteralNode) inner).getText()));
            return new Operand(Kind.TEXT, text.toString());
        }
        return new Operand(Kind.OTHER, String.valueOf(node));
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Empty unless it is a function that is well-formed. */
    public Optional<Function> function() {
        return kind == Kind.FUNCTION ? Function.of(text) : Optional.empty();
    }
}

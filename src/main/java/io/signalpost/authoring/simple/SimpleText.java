package io.signalpost.authoring.simple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.camel.language.simple.SimpleExpressionParser;
import org.apache.camel.language.simple.SimplePredicateParser;
import org.apache.camel.language.simple.ast.BinaryExpression;
import org.apache.camel.language.simple.ast.DoubleQuoteStart;
import org.apache.camel.language.simple.ast.LiteralNode;
import org.apache.camel.language.simple.ast.LogicalExpression;
import org.apache.camel.language.simple.ast.SimpleFunctionStart;
import org.apache.camel.language.simple.ast.SimpleNode;
import org.apache.camel.language.simple.ast.SingleQuoteStart;
import org.apache.camel.language.simple.ast.UnaryExpression;
import org.apache.camel.language.simple.types.SimpleParserException;

/**
 * A text in Camel's Simple language, taken apart by Camel's own parser.
 *
 * @param functions   texts of all <code>${…}</code> in it, the inner ones too
 * @param comparisons what is compared in it; empty unless it is a predicate
 * @param single      the function that it consists of; empty when there is anything else in it
 * @param error       what the parser does not understand; null when it understands all
 */
public record SimpleText(
        List<String> functions, List<Comparison> comparisons, Optional<String> single, SimpleParserException error) {

    public static SimpleText expression(String text) {
        try {
            return of(new Expressions(text).nodes());
        } catch (SimpleParserException e) {
            return new SimpleText(List.of(), List.of(), Optional.empty(), e);
        }
    }

    public static SimpleText predicate(String text) {
        try {
            return of(new SimplePredicateParser(null, text.strip(), true, false, null).parseTokens());
        } catch (SimpleParserException e) {
            return new SimpleText(List.of(), List.of(), Optional.empty(), e);
        }
    }

    private static SimpleText of(List<SimpleNode> nodes) {
        List<String> functions = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        nodes.forEach(node -> collect(node, functions, comparisons));
        Optional<String> single = nodes.size() == 1 && nodes.get(0) instanceof SimpleFunctionStart only
                ? Optional.of(text(only))
                : Optional.empty();
        return new SimpleText(functions, comparisons, single, null);
    }

    private static void collect(SimpleNode node, List<String> functions, List<Comparison> comparisons) {
        if (node instanceof SimpleFunctionStart function) {
            functions.add(text(function));
            function.getBlock().getChildren().forEach(inner -> collect(inner, functions, comparisons));
        } else if (node instanceof SingleQuoteStart quoted) {
            quoted.getBlock().getChildren().forEach(inner -> collect(inner, functions, comparisons));
        } else if (node instanceof BinaryExpression binary) {
            comparisons.add(new Comparison(
                    Operand.of(binary.getLeft()), binary.getOperator().toString(), Operand.of(binary.getRight())));
            collect(binary.getLeft(), functions, comparisons);
            collect(binary.getRight(), functions, comparisons);
        } else if (node instanceof LogicalExpression logical) {
            collect(logical.getLeft(), functions, comparisons);
            collect(logical.getRight(), functions, comparisons);
        } else if (node instanceof UnaryExpression || node instanceof DoubleQuoteStart) {
            functions.addAll(expression(node.toString()).functions());
        }
    }

    /** What stands between the braces; inner functions included. */
    static String text(SimpleFunctionStart function) {
        StringBuilder text = new StringBuilder();
        for (SimpleNode inner : function.getBlock().getChildren()) {
            text.append(
                    inner instanceof SimpleFunctionStart nested
                            ? "${" + text(nested) + "}"
                            : inner instanceof LiteralNode literal ? literal.getText() : inner.toString());
        }
        return text.toString();
    }

    /** Lets the tree be seen that the parser makes. */
    private static final class Expressions extends SimpleExpressionParser {

        Expressions(String text) {
            super(null, text.strip(), true, false, null);
        }

        List<SimpleNode> nodes() {
            return parseTokens();
        }
    }
}

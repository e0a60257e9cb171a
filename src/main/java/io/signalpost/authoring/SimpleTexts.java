package io.signalpost.authoring;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.simple.Function;
import io.signalpost.authoring.simple.Text;
import io.signalpost.authoring.simple.Types;
import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import org.apache.camel.language.simple.types.SimpleParserException;

/** Texts in Simple are understood by Camel's own parser, and ask for functions that it has. */
final class SimpleTexts implements Check {

    private static final String RULE = "simple";
    private static final Pattern OPERATOR = Pattern.compile(
            "(?s)(.*?\\S)\\s+(==|!=|<=|>=|<|>|&&|\\|\\||=~|contains|in|regex|is|range|startsWith|endsWith)\\s+(.*)");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.texts().forEach(it -> check(setup, it.text(), findings));
    }

    private static void check(Setup setup, Text text, Consumer<SetupFinding> findings) {
        if (text.simple().error() != null) {
            findings.accept(syntax(text));
            return;
        }
        for (String function : text.simple().functions()) {
            Element at = text.element();
            Matcher comparison = OPERATOR.matcher(function);
            boolean plain = function.matches("(?s)\\??(body|header|variable|exchangeProperty)\\b.*");
            if (plain && comparison.matches()) {
                findings.accept(SetupFinding.error(
                        RULE,
                        at.placeOf(function.lines().findFirst().orElse("")),
                        "'" + comparison.group(2) + "' stands inside the braces of ${…}",
                        "write ${" + comparison.group(1) + "} " + comparison.group(2) + " " + comparison.group(3)));
            } else if (plain && Function.of(function).isEmpty()) {
                findings.accept(SetupFinding.error(
                        RULE,
                        at.placeOf(function.lines().findFirst().orElse("")),
                        "${" + function + "} is not well-formed",
                        "write properties as .name, methods as .name('…'), elements as [0]"));
            } else {
                Languages.simpleError(function)
                        .ifPresent(error -> findings.accept(
                                SetupFinding.error(RULE, at.placeOf(function), error, meant(setup, function))));
            }
        }
    }

    private static SetupFinding syntax(Text text) {
        SimpleParserException error = text.simple().error();
        String written = text.element().text().strip();
        int at = Math.max(0, Math.min(error.getIndex(), written.length()));
        String problem = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        return SetupFinding.error(
                RULE,
                text.element().placeOf(written.substring(at).lines().findFirst().orElse(written)),
                "not an expression of the Simple language: " + problem,
                remedy(problem, written, written.substring(at)));
    }

    private static String remedy(String problem, String written, String rest) {
        if (problem.contains("functionEnd")) {
            return "close ${ with }";
        }
        if (rest.matches("(?s)=[^=~].*")) {
            return "write == to compare";
        }
        if (rest.startsWith("<>")) {
            return "write != to compare";
        }
        if (rest.matches("(?is)(and|or)\\b.*")) {
            return "write && or ||";
        }
        if (rest.matches("(?s)(&|\\|)[^&|].*")) {
            return "write && or || with a blank on either side";
        }
        if (rest.startsWith("!") && rest.contains("${")) {
            return "write ${…} == false";
        }
        if (!written.contains("${")) {
            return "write what is asked of the message as ${…}, for instance ${body.type} == 'VEHICLE_STATE'";
        }
        return "write ${…}, one of == != < <= > >= contains in regex, and a number, a 'text' or another ${…}, "
                + "with a blank around the operator";
    }

    /** What an unknown function was probably meant to be. */
    private static String meant(Setup setup, String function) {
        String head = function.split("[.:(\\[?]", 2)[0].strip();
        if (setup.settings().value(function).isPresent()
                || function.matches("(destination|signalpost|smartcar)\\..+")) {
            return "settings are written {{" + function + "}}";
        }
        Optional<String> header =
                EventHeaders.ALL.stream().filter(head::equalsIgnoreCase).findFirst();
        if (header.isPresent()) {
            return "write ${header." + header.get() + "}";
        }
        if (Types.names(VehicleEvent.class).contains(head)) {
            return "write ${body." + function + "}";
        }
        if (head.startsWith("date")) {
            return "write for instance ${date:now:yyyy-MM-dd'T'HH:mm:ss}, with letters that mean themselves in quotes";
        }
        return Languages.nearestSimpleFunction(head);
    }
}

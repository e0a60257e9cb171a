package io.signalpost.authoring;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.SetupFinding;

/** Numbers that an editor such as Kaoto writes anew when it saves the file: {@code 010} becomes 10, {@code 75.0} becomes 75. */
final class NumericConstants implements Check {

    private static final Pattern CHANGED =
            Pattern.compile("[-+]?0\\d+(\\.\\d+)?|[-+]?\\d+(\\.\\d+)?[eE][-+]?\\d+|0[xo][0-9a-fA-F]+"
                    + "|[-+]?\\d*\\.\\d*0|[-+]?\\d+\\.|[-+]?\\.\\d+|\\+\\d[\\d.]*|-?\\d{17,}");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own()
                .elements()
                .filter(Element::isPlain)
                .filter(element -> CHANGED.matcher(element.text()).matches())
                .forEach(element -> findings.accept(SetupFinding.warning(
                        "number-without-quotes",
                        element.place(),
                        element.text() + " has no quotes: editors write it as another text when they save the file",
                        "write \"" + element.text() + "\"")));
    }
}

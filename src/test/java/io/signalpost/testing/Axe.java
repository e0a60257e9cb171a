package io.signalpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.springframework.core.io.ClassPathResource;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Looks with axe-core for what keeps people out of a page. */
public final class Axe {

    private static final String RUN = "const done = arguments[arguments.length - 1];"
            + "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
            + " 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => done(violations.map(each =>"
            + " `${each.id}: ${each.nodes.map(node => `${node.target} ${node.failureSummary}`).join('; ')}`)));";

    private Axe() {}

    /** What is against WCAG AA, or else bad practice, in the page as it stands. */
    public static List<?> violations(Browser browser) {
        if (browser.run("return typeof axe").equals("undefined")) {
            browser.run(script());
        }
        return (List<?>) browser.runAsync(RUN);
    }

    private static String script() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.signalpost.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every link of the project's own pages to a file or a heading of the project leads there. Nothing is fetched. */
class LinksTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    /** Of the top folder; others write there meanwhile. */
    private static final Set<String> NOT_OURS = Set.of(".git", "data", "target");

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *(```+|~~~+).*?^ *\\1 *$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("]\\(<?([^()\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^\\[[^\\]]+]:\\s*(\\S+)");
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z+.-]*:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path top : list(ROOT)) {
            if (!NOT_OURS.contains(top.getFileName().toString())) {
                try (Stream<Path> files = Files.walk(top)) {
                    files.filter(file -> file.toString().endsWith(".md")
                                    && !file.toString().contains("node_modules"))
                            .map(ROOT::relativize)
                            .forEach(pages::add);
                }
            }
        }
        return pages;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void looksAtThePagesThatThereAre() throws IOException {
        assertThat(pages()).contains(Path.of("README.md"), Path.of("docs/event-log.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeading(Path page) throws IOException {
        assertThat(links(Files.readString(page)).filter(link -> !leadsSomewhere(page, link)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docs/absent.md", "docs/event-log.md#absent", "#absent", "docs/Event-Log.md", "../outside.md"})
    void aLinkThatLeadsNowhereIsFound(String link) throws IOException {
        assertThat(links("See [there](" + link + ").")).containsExactly(link);
        assertThat(leadsSomewhere(Path.of("README.md"), link)).isFalse();
    }

    @Test
    void headingsAreNamedAsOnGitHub() {
        String page =
                "# What is lost if … dies now?\n## `event-log:` & more\n## Twice\n## Twice\n```sh\n# no heading\n```\n";

        assertThat(anchors(page))
                .containsExactlyInAnyOrder("what-is-lost-if--dies-now", "event-log--more", "twice", "twice-1");
    }

    /** Without those to other sites, and without what only looks like one in code. */
    private static Stream<String> links(String page) {
        String text = CODE.matcher(FENCE.matcher(page).replaceAll("")).replaceAll("");
        return Stream.concat(
                        LINK.matcher(text).results(), REFERENCE.matcher(text).results())
                .map(link -> link.group(1))
                .filter(link -> !SCHEME.matcher(link).matches());
    }

    private static boolean leadsSomewhere(Path page, String link) {
        URI target = URI.create(link);
        try {
            Path file = target.getPath().isEmpty()
                    ? ROOT.resolve(page)
                    : ROOT.resolve(page).resolveSibling(target.getPath()).normalize();
            return file.startsWith(ROOT)
                    && Files.exists(file)
                    && file.toRealPath().endsWith(ROOT.relativize(file)) // also where a file system ignores case
                    && (target.getFragment() == null
                            || anchors(Files.readString(file)).contains(target.getFragment()));
        } catch (IOException notReadable) {
            return false;
        }
    }

    /** GitHub's names for the headings of a page. */
    private static Set<String> anchors(String page) {
        Set<String> anchors = new HashSet<>();
        for (String heading : HEADING.matcher(FENCE.matcher(page).replaceAll(""))
                .results()
                .map(match -> anchor(match.group(1)))
                .toList()) {
            String unique = heading;
            for (int again = 1; !anchors.add(unique); again++) {
                unique = heading + "-" + again;
            }
        }
        return anchors;
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
    }
}

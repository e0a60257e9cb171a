package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of guarantees names tests that are there, and names every test of a fault. */
class GuaranteesTest {

    private static final Path PAGE = Path.of("docs/guarantees.md");
    /** Commands, and what the proof has printed. */
    private static final Pattern PRINTED = Pattern.compile("(?ms)^```.*?^```$");

    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void everyGuaranteeHasATest() throws IOException {
        List<String> without = PRINTED.matcher(Files.readString(PAGE))
                .replaceAll("")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.endsWith("| test |"))
                .filter(line -> !line.matches(".*`\\w+#\\w+` \\|"))
                .toList();

        assertThat(without).isEmpty();
    }

    @Test
    void everyTestThatIsNamedIsThere() throws Exception {
        Set<String> there = new TreeSet<>();
        for (String name :
                named().stream().map(test -> test.split("#")[0]).distinct().toList()) {
            there.addAll(testsOf(name));
        }

        assertThat(named()).isNotEmpty().isSubsetOf(there);
    }

    @Test
    void everyTestOfAFaultIsNamed() throws Exception {
        try (Stream<Path> files = Files.list(TESTS.resolve("io/signalpost/faults"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith("IT.java")).toList()) {
                assertThat(named())
                        .containsAll(testsOf(file.getFileName().toString().replace(".java", "")));
            }
        }
    }

    private static Set<String> named() throws IOException {
        return Pattern.compile("`(\\w+#\\w+)`")
                .matcher(Files.readString(PAGE))
                .results()
                .map(test -> test.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As {@code Class#method}; a test that a class inherits counts as its own. */
    private static Set<String> testsOf(String simpleName) throws Exception {
        Path file;
        try (Stream<Path> files = Files.walk(TESTS)) {
            file = files.filter(it -> it.endsWith(simpleName + ".java"))
                    .findFirst()
                    .orElse(null);
        }
        if (file == null) {
            return Set.of();
        }
        String name = TESTS.relativize(file).toString().replace(".java", "").replace('/', '.');
        return Stream.<Class<?>>iterate(Class.forName(name), type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .map(method -> simpleName + "#" + method.getName())
                .collect(Collectors.toSet());
    }
}

package io.signalpost.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the versions of {@code docs/security.md} to the bill of materials of the packaged jar, and that to the jar. */
class ShippedVersionsIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** {@code | Netty | `io.netty:*` | 4.2.19.Final |}: the second cell has one or more of {@code group:name}. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| (`[\\w.-]+:[^|]+`) \\| ([^| ]+) \\|");

    private static final Pattern COORDINATES = Pattern.compile("`([\\w.-]+:[\\w.*-]+)`");

    /** Version by {@code group:name}. */
    private static final Map<String, String> SHIPPED = new TreeMap<>();

    /** Version by {@code group:name}, or by {@code group:*} for what of a group has no line of its own. */
    private static final Map<String, String> LISTED = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (JarFile jar = jar();
                InputStream bill = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))) {
            for (JsonNode component : new ObjectMapper().readTree(bill).get("components")) {
                SHIPPED.put(
                        component.get("group").asText() + ":"
                                + component.get("name").asText(),
                        component.get("version").asText());
            }
        }
        ROW.matcher(Files.readString(Path.of("docs/security.md"))).results().forEach(row -> COORDINATES
                .matcher(row.group(1))
                .results()
                .forEach(coordinates -> LISTED.put(coordinates.group(1), row.group(2))));
    }

    @Test
    void theSecurityPageHasTheVersionsOfTheJar() {
        Map<String, String> shipped = new TreeMap<>(SHIPPED);
        shipped.keySet().removeIf(library -> listed(library) == null);
        Map<String, String> onThePage = new TreeMap<>(shipped);
        onThePage.replaceAll((library, version) -> listed(library));

        assertThat(onThePage).hasSizeGreaterThan(100).containsAllEntriesOf(shipped);
    }

    @Test
    void theSecurityPageListsNothingThatIsNotInTheJar() {
        assertThat(LISTED.keySet()).hasSizeGreaterThan(15).allSatisfy(coordinates -> assertThat(SHIPPED.keySet())
                .anyMatch(
                        library -> library.equals(coordinates) || group(library).equals(coordinates)));
    }

    @Test
    void theBillOfMaterialsHasEveryLibraryOfTheJar() throws IOException {
        try (JarFile jar = jar()) {
            Stream<String> libraries = jar.stream()
                    .map(entry -> StringUtils.substringBetween(entry.getName(), LIBRARIES, ".jar"))
                    .filter(StringUtils::isNotEmpty)
                    .filter(library -> !library.startsWith("spring-boot-jarmode-tools-")); // added when it is packaged

            assertThat(SHIPPED.entrySet().stream()
                            .map(library ->
                                    StringUtils.substringAfter(library.getKey(), ":") + "-" + library.getValue()))
                    .containsAll(libraries.toList());
        }
    }

    private static String listed(String library) {
        return LISTED.getOrDefault(library, LISTED.get(group(library)));
    }

    private static String group(String library) {
        return StringUtils.substringBefore(library, ":") + ":*";
    }

    private static JarFile jar() throws IOException {
        return new JarFile(System.getProperty("signalpost.jar"));
    }
}

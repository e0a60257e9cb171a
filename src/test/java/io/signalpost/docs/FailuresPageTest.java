package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.signalpost.eventlog.failure.Protocol;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/failures.md} says what the code does. */
class FailuresPageTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @EnumSource
    void theTableOfEachProtocolIsThatOfTheCode(Protocol protocol) throws IOException {
        Map<String, String> inTheCode = new TreeMap<>();
        protocol.table().kinds().forEach((code, kind) -> inTheCode.put(code, kind.toString()));

        assertThat(onThePage(protocol)).isEqualTo(inTheCode);
    }

    /** Kinds by code. */
    private static Map<String, String> onThePage(Protocol protocol) throws IOException {
        Map<String, String> kinds = new TreeMap<>();
        boolean inSection = false;
        for (String line : Files.readAllLines(Path.of("docs/failures.md"))) {
            inSection = line.startsWith("## ") ? line.substring(3).equalsIgnoreCase(protocol.name()) : inSection;
            if (inSection && line.startsWith("| `")) {
                String[] cells = line.split(" \\| ");
                String kind = StringUtils.substringBetween(cells[0], "`");
                CODE.matcher(cells[1]).results().forEach(code -> kinds.put(code.group(1), kind));
            }
        }
        return kinds;
    }
}

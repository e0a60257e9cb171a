package io.signalpost.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What systemd itself says of the units that ship. */
class UnitsTest {

    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
    private static final Path UNITS = Path.of("deploy/systemd");
    private static final String SERVICE = "signalpost.service";
    private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level for .*: (\\d+\\.\\d)");

    /** Ten times the exposure of 2.5 that may not be exceeded, as the tool wants it. */
    private static final int LIMIT = 25;

    private record Outcome(int status, String output) {

        double exposure() {
            Matcher told = EXPOSURE.matcher(output);
            assertThat(told.find()).as(output).isTrue();
            return Double.parseDouble(told.group(1));
        }
    }

    private static Outcome analyze(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(ANALYZE), "systemd is not installed");
        List<String> command = new ArrayList<>(List.of(ANALYZE.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static Outcome security(Path unit) throws IOException, InterruptedException {
        return analyze("security", "--offline=true", "--threshold=" + LIMIT, unit.toString());
    }

    /** As the page installs them, with what extends the service. */
    @Test
    void theUnitsAreRight(@TempDir Path installed) throws Exception {
        Path extension = Files.createDirectory(installed.resolve(SERVICE + ".d"));
        Files.copy(UNITS.resolve("credentials.conf"), extension.resolve("credentials.conf"));
        List<String> units = new ArrayList<>(List.of("verify"));
        for (String unit : List.of(SERVICE, "signalpost-backup.service", "signalpost-backup.timer")) {
            units.add(Files.copy(UNITS.resolve(unit), installed.resolve(unit)).toString());
        }

        Outcome verified = analyze(units.toArray(String[]::new));

        assertThat(verified.output()).isEmpty();
        assertThat(verified.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE, "signalpost-backup.service"})
    void theyExposeNoMoreThanTheyMay(String unit) throws Exception {
        Outcome rated = security(UNITS.resolve(unit));

        assertThat(rated.status()).as(rated.output()).isZero();
        assertThat(rated.exposure()).isLessThanOrEqualTo(LIMIT / 10.0);
    }

    @Test
    void thePageTellsTheRating() throws Exception {
        double rating = security(UNITS.resolve(SERVICE)).exposure();

        assertThat(Files.readString(Path.of("docs/machine.md"))).contains("rates it " + rating + " ");
    }

    @Test
    void aUnitWithoutItsHardeningIsFound(@TempDir Path folder) throws Exception {
        String weak =
                Files.readString(UNITS.resolve(SERVICE)).replaceAll("(?m)^(Protect|Private|SystemCall|Cap).*", "");

        assertThat(security(Files.writeString(folder.resolve(SERVICE), weak)).status())
                .isNotZero();
    }

    @Test
    void thereIsMoreMemoryThanTheHeapAndMoreTimeThanAStopTakes() throws IOException {
        String unit = Files.readString(UNITS.resolve(SERVICE));

        assertThat(number(unit, "MemoryMax=(\\d+)M")).isGreaterThanOrEqualTo(number(unit, "-Xmx(\\d+)m") + 512);
        assertThat(number(unit, "TimeoutStopSec=(\\d+)s"))
                .as("what ARCHITECTURE.md promises")
                .isGreaterThan(30);
    }

    /** Else an update's copy, or what came in with a newer release, would be gone after two weeks without a word. */
    @Test
    void onlyNightlyBackupsGoByThemselves() throws IOException {
        List<String> aging = Files.readAllLines(UNITS.resolve("signalpost.tmpfiles")).stream()
                .filter(line -> line.startsWith("d ") && !line.endsWith(" -"))
                .map(line -> line.split(" +")[1])
                .toList();

        assertThat(aging).singleElement().satisfies(folder -> {
            assertThat(Files.readString(UNITS.resolve("signalpost-backup.service")))
                    .contains("to=" + folder + "/");
            assertThat(Files.readString(Path.of("docs/machine.md")).lines())
                    .filteredOn(line -> line.matches("(mv|cp) .*"))
                    .isNotEmpty()
                    .noneMatch(line -> line.replaceFirst(".* ", "").contains(folder));
        });
    }

    private static int number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Integer.parseInt(found.group(1));
    }
}

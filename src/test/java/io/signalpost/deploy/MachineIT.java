package io.signalpost.deploy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KeptBodies;
import io.signalpost.testing.PostgresqlServer;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Does what docs/machine.md tells, from top to bottom, with its own words. */
class MachineIT {

    private static final Path PAGE = Path.of("docs/machine.md");
    private static final String LOG = "/var/lib/signalpost/event-log.db";
    private static final String OTHER_TOKEN = "another${user.name}token";
    private static final String STOP = "systemctl stop signalpost\n";
    private static final int PAGE_SIZE = 4_096;

    @TempDir
    private Path folder;

    private PostgresqlServer database;
    private Machine machine;
    private String installed;

    @Test
    void thePageLeadsFromAnEmptyMachineThroughAllThatMayCome() throws Exception {
        assumeTrue(
                System.getProperty("user.name").equals("root")
                        && Files.isExecutable(Path.of("/usr/sbin/nginx"))
                        && Files.isExecutable(Path.of("/usr/bin/systemd-sysusers")),
                "needs root, nginx and systemd's tools");
        try (PostgresqlServer started = PostgresqlServer.start(folder.resolve("postgresql"));
                Machine made = new Machine(folder, Map.of("db.example.com:5432", started.address()))) {
            database = started;
            machine = made;
            database.query().execute("CREATE ROLE signalpost LOGIN");
            database.query().execute("CREATE DATABASE signalpost OWNER signalpost");
            for (String section : sections()) {
                follow(section);
            }
        }
    }

    private static List<String> sections() throws Exception {
        return List.of(Files.readString(PAGE).split("(?m)^## ")).stream()
                .skip(1)
                .toList();
    }

    private void follow(String section) throws Exception {
        String heading = section.lines().findFirst().orElseThrow();
        String typed = heading.equals("Secrets as credentials") ? OTHER_TOKEN : Examples.TOKEN;
        StringBuilder said = new StringBuilder();
        for (String block : blocks(section)) {
            if (block.startsWith(STOP) && heading.equals("A damaged file")) {
                machine.run(STOP, "");
                damage(machine.path(LOG));
                block = block.substring(STOP.length());
            }
            said.append(machine.run(block, typed + "\n"));
        }
        assertSo(heading, section, said.toString());
    }

    private static List<String> blocks(String section) {
        return Pattern.compile("(?s)```sh\n(.*?)```")
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** What is so after a section. None is left out. */
    private void assertSo(String heading, String section, String said) throws Exception {
        switch (heading) {
            case "Install" -> installed = running();
            case "Settings and secrets" -> {
                assertThat(said).contains("no errors");
                assertThat(Files.getPosixFilePermissions(machine.path("/etc/signalpost/signalpost.env")))
                        .hasSize(2);
                assertThat(machine.path("/etc/signalpost/access/users")).isNotEmptyFile();
            }
            case "Start" -> {
                assertThat(said)
                        .contains(
                                "is ready", machine.path("/var/lib/signalpost").toString());
                assertThat(post("first", OTHER_TOKEN)).isEqualTo(200);
                assertThat(post("by the token of the file", Examples.TOKEN)).isEqualTo(401);
                Files.delete(machine.path("/etc/systemd/system/signalpost.service.d/credentials.conf"));
            }
            case "nginx and TLS" -> assertThat(said).contains("{\"challenge\":\"");
            case "Backup" -> {
                assertThat(said).containsPattern("event-log.db is sound").containsPattern("(?m)^event +1$");
                assertThat(post("after the backup", OTHER_TOKEN)).isEqualTo(200);
            }
            case "Restore" -> {
                assertThat(kept("first")).isTrue();
                assertThat(kept("after the backup")).isFalse();
                assertThat(post("by the token of the file", Examples.TOKEN)).isEqualTo(200);
            }
            case "Upgrade" -> {
                assertThat(running()).startsWith("signalpost-").isNotEqualTo(installed);
                assertThat(post("after the upgrade", Examples.TOKEN)).isEqualTo(200);
            }
            case "Rollback" -> {
                assertThat(running()).isEqualTo(installed);
                assertThat(kept("first")).isTrue();
                assertThat(kept("after the upgrade")).isFalse();
            }
            case "A damaged file" -> {
                assertThat(said).contains("is damaged", "see below", "event-log.db is sound");
                assertThat(kept("first")).isTrue();
            }
            case "Secrets as credentials" ->
                assertThat(machine.path("/etc/signalpost/credentials/smartcar.management-token"))
                        .hasContent(OTHER_TOKEN);
            case "From SQLite to PostgreSQL" -> {
                assertThat(said).contains("The database will do.", "event-log.db is moved, ");
                assertThat(post("after the move", Examples.TOKEN)).isEqualTo(200);
                assertThat(kept("after the move")).as("in the file").isFalse();
                assertThat(keptThere()).contains("first", "after the move");
            }
            case "What the unit does", "What of this page is tested" ->
                assertThat(section).doesNotContain("```sh");
            default -> throw new AssertionError("what is so after " + heading + "?");
        }
    }

    private int post(String id, String token) throws Exception {
        byte[] event = Examples.withId("vehicle-state-first-delivery.json", id);
        byte[] request = HttpSocket.post("/webhooks/smartcar", event, "SC-Signature: " + Examples.sign(token, event));
        return HttpSocket.exchange(machine.port, request).status();
    }

    private boolean kept(String id) {
        return !KeptBodies.of(SqliteFile.query(machine.path(LOG)), id).isEmpty();
    }

    private List<String> keptThere() {
        String url = "jdbc:postgresql://" + database.address() + "/signalpost?user=postgres";
        return new JdbcTemplate(new DriverManagerDataSource(url))
                .queryForList("SELECT event_id FROM event", String.class);
    }

    private String running() throws Exception {
        return Files.readSymbolicLink(machine.path("/opt/signalpost/signalpost.jar"))
                .toString();
    }

    /** An index: what it is made of is still there. */
    private static void damage(Path log) throws Exception {
        int page = SqliteFile.query(log)
                .queryForObject("SELECT rootpage FROM sqlite_schema WHERE name = 'refused_received_at'", Integer.class);
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek((page - 1L) * PAGE_SIZE);
            file.write(new byte[PAGE_SIZE]);
        }
    }
}

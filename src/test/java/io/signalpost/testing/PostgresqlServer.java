package io.signalpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL that can be restarted on its port, with what it holds, frozen, and followed by a standby. */
public final class PostgresqlServer implements AutoCloseable {

    private final Path data;
    private final int port = Ports.lasting();
    private EmbeddedPostgres server;

    /** @param data a folder that need not exist */
    public PostgresqlServer(Path data) {
        this.data = data;
    }

    /** @param data a folder that need not exist */
    public static PostgresqlServer start(Path data) throws IOException {
        PostgresqlServer server = new PostgresqlServer(data);
        server.start();
        return server;
    }

    /** Begins anew as a standby of the other, which stops for as long as it takes to copy it. */
    public void follow(PostgresqlServer primary) throws IOException {
        primary.stop();
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.copyRecursively(primary.data, data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost user=postgres port=" + primary.port + "'\n",
                StandardOpenOption.APPEND);
        primary.start();
        start();
    }

    /** Returns when what was a standby can be written to. */
    public void promote() {
        query().execute("SELECT pg_promote()");
    }

    public String address() {
        return "localhost:" + port;
    }

    public String url() {
        return "jdbc:postgresql://" + address() + "/postgres?user=postgres";
    }

    public JdbcTemplate query() {
        return new JdbcTemplate(new DriverManagerDataSource(url()));
    }

    public void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on") // the embedded one's default is off
                .setServerConfig("synchronous_commit", "off") // a receiver must not rely on the server's default
                .start();
    }

    public void stop() throws IOException {
        server.close();
    }

    /** SIGSTOP: connections stay open and nobody answers. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** SIGKILL, as when the machine is gone. */
    public void kill() throws IOException {
        signal("KILL");
        stop();
        server = null;
    }

    /** As an operator does it: sessions that begin from now on write nothing, and go on so when it is over. */
    public void refuseWrites() {
        query().execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
        query().queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }

    public void takeWrites() {
        new JdbcTemplate(new DriverManagerDataSource(url() + "&options=-c%20default_transaction_read_only=off"))
                .execute("ALTER DATABASE postgres RESET default_transaction_read_only");
    }

    private void signal(String name) {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            String[] pids = Stream.concat(
                            Stream.of(ProcessHandle.of(postmaster).orElseThrow()),
                            ProcessHandle.of(postmaster).orElseThrow().descendants())
                    .map(process -> String.valueOf(process.pid()))
                    .toArray(String[]::new);
            String[] command = Stream.concat(Stream.of("kill", "-" + name), Stream.of(pids))
                    .toArray(String[]::new);
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            thaw();
            stop();
        }
    }
}

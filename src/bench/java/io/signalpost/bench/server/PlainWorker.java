package io.signalpost.bench.server;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What a team would write instead of a destination: a Spring Boot worker whose threads take rows of a table by
 * {@code FOR UPDATE SKIP LOCKED}, post each, and mark it, with the settings that Spring Boot comes with. No order, no dead
 * letters, no signature; what it took and did not deliver, another takes after a minute.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class
})
public class PlainWorker implements CommandLineRunner {

    public static final int THREADS = 64;

    /** Has the columns of the plain controller's, and what the worker needs. */
    public static final String TABLE = "CREATE TABLE webhook_event (id bigserial PRIMARY KEY,"
            + " event_id text NOT NULL UNIQUE, event_type text NOT NULL, vehicle_id text, mode text NOT NULL,"
            + " received_at timestamptz NOT NULL DEFAULT now(), body bytea NOT NULL,"
            + " taken_at timestamptz, delivered_at timestamptz);"
            + " CREATE INDEX ON webhook_event (id) WHERE delivered_at IS NULL";

    private static final String TAKE =
            "UPDATE webhook_event SET taken_at = now() WHERE id IN (SELECT id FROM webhook_event"
                    + " WHERE delivered_at IS NULL AND (taken_at IS NULL OR taken_at < now() - interval '1 minute')"
                    + " ORDER BY id LIMIT 10 FOR UPDATE SKIP LOCKED) RETURNING id, body";
    private static final String DELIVERED = "UPDATE webhook_event SET delivered_at = now() WHERE id = ?";
    private static final long PAUSE_MILLIS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(PlainWorker.class);

    private record Row(long id, byte[] body) {}

    private final JdbcTemplate database;
    private final RestClient client;

    PlainWorker(JdbcTemplate database, @Value("${recipient}") String recipient) {
        this.database = database;
        this.client = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory()) // Spring's choice where no other client is at hand
                .baseUrl(recipient)
                .build();
    }

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(PlainWorker.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run(arguments);
    }

    @Override
    public void run(String... arguments) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.submit(this::work);
        }
    }

    private Void work() throws InterruptedException {
        while (true) {
            boolean some = false;
            try {
                List<Row> rows = database.query(TAKE, (row, i) -> new Row(row.getLong("id"), row.getBytes("body")));
                rows.forEach(this::deliver);
                some = !rows.isEmpty();
            } catch (DataAccessException | RestClientException e) {
                log.warn("Not delivered, or not marked", e);
            }
            if (!some) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void deliver(Row row) {
        client.post()
                .contentType(MediaType.APPLICATION_JSON)
                .body(row.body())
                .retrieve()
                .toBodilessEntity();
        database.update(DELIVERED, row.id());
    }
}

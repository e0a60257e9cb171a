package io.signalpost.bench.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a team would write instead: a Spring Boot controller on Tomcat that checks the signature, reads the body with
 * Jackson and inserts a row per request, with the settings that Spring Boot comes with. The table has the columns of
 * Signalpost's. No destination, no retries.
 */
@RestController
@Profile("plain") // else the tests' Signalpost, which has it on its class path, would take it for its own
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class
})
class PlainController {

    private static final String TABLE = "CREATE TABLE IF NOT EXISTS webhook_event (id bigserial PRIMARY KEY,"
            + " event_id text NOT NULL UNIQUE, event_type text NOT NULL, vehicle_id text, mode text NOT NULL,"
            + " received_at timestamptz NOT NULL DEFAULT now(), body bytea NOT NULL)";
    private static final String INSERT = "INSERT INTO webhook_event (event_id, event_type, vehicle_id, mode, body)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING";

    private final JdbcTemplate database;
    private final JsonMapper json;
    private final SecretKeySpec token;

    PlainController(JdbcTemplate database, JsonMapper json, @Value("${smartcar.management-token}") String token) {
        this.database = database;
        this.json = json;
        this.token = new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        database.execute(TABLE);
    }

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(PlainController.class);
        application.setAdditionalProfiles("plain"); // none of the settings of Signalpost
        application.run(arguments);
    }

    @PostMapping("/webhooks/smartcar")
    ResponseEntity<Void> receive(@RequestHeader("SC-Signature") String signature, @RequestBody byte[] body)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(token);
        if (!MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(signature))) {
            return ResponseEntity.status(401).build();
        }
        JsonNode event = json.readTree(body);
        database.update(
                INSERT,
                event.path("eventId").asString(),
                event.path("eventType").asString(),
                event.at("/data/vehicle/id").asString(null),
                event.at("/meta/mode").asString("LIVE"),
                body);
        return ResponseEntity.ok().build();
    }
}

package io.signalpost.observe.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.account.Account;
import io.signalpost.account.PasswordHash;
import io.signalpost.account.Role;
import io.signalpost.account.UsersFile;
import io.signalpost.testing.MovedClock;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.ArrayUtils;

import static org.awaitility.Awaitility.await;

/** The application with some users, whose names are those of their roles. */
final class LoginApp implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private static final String HASH = PasswordHash.of(PASSWORD);

    final MovedClock clock = new MovedClock(Clock.systemUTC());
    final RunningApp app;
    final Path file;

    /** @param folder for its data and its users */
    LoginApp(Path folder, String... settings) {
        file = folder.resolve("users");
        for (Role role : Role.values()) {
            UsersFile.read(file).put(new Account(role.word(), HASH, EnumSet.of(role)));
        }
        app = RunningApp.start(
                clock, folder.resolve("data"), ArrayUtils.add(settings, "signalpost.management-users-file=" + file));
    }

    /** Adds or changes somebody, and waits until that is known. */
    void put(String name, Role role, Role... more) {
        Account user = new Account(name, HASH, EnumSet.of(role, more));
        UsersFile.read(file).put(user);
        await("the file is read again").until(() -> app.bean(Users.class).has(user));
    }

    /** Until everybody's wrong logins are forgiven. */
    void forgive() {
        clock.passes(Duration.ofMinutes(16));
    }

    URI origin() {
        return URI.create("http://localhost:" + app.management("/").getPort());
    }

    static String basic(String name, String password) {
        byte[] login = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    HttpResponse<String> ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.management(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningApp.send(request.build());
    }

    HttpResponse<String> as(String name, String method, String path, String body) {
        return ask(method, path, body, "Authorization", basic(name, PASSWORD));
    }

    HttpResponse<String> logIn(String name, String password, String... headers) {
        String body = "{\"user\":\"" + name + "\",\"password\":\"" + password + "\"}";
        return ask("POST", "/observe/session", body, headers);
    }

    /** As a page sends its requests, with the cookie and the token that the login was answered with. */
    final class Page {

        final Map<String, String> headers = new TreeMap<>();
        final HttpResponse<String> login;

        Page(String name) {
            login = logIn(name, PASSWORD, "Origin", origin().toString());
            headers.put("Origin", origin().toString());
            headers.put("Sec-Fetch-Site", "same-origin");
            headers.put("Sec-Fetch-Mode", "cors");
            headers.put(
                    "Cookie",
                    login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0]);
            headers.put("X-CSRF-Token", json(login).path("csrfToken").asText());
        }

        HttpResponse<String> ask(String method, String path, String body) {
            return LoginApp.this.ask(
                    method,
                    path,
                    body,
                    headers.entrySet().stream()
                            .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                            .toArray(String[]::new));
        }

        HttpResponse<String> get(String path) {
            return ask("GET", path, "");
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest that somebody has done, of the audit: sessions of other tests may end at any time. */
    JsonNode deed() {
        return deeds().filter(each -> !each.path("action").asText().equals("session-end"))
                .findFirst()
                .orElseThrow();
    }

    /** The newest of the audit, the newest first. */
    Stream<JsonNode> deeds() {
        return StreamSupport.stream(
                json(as("viewer", "GET", "/observe/audit?limit=100", ""))
                        .path("deeds")
                        .spliterator(),
                false);
    }

    @Override
    public void close() {
        app.close();
    }
}

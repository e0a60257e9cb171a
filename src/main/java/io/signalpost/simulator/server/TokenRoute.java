package io.signalpost.simulator.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import io.signalpost.simulator.webhook.Application;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code POST /oauth2/token}: the client credentials grant, answered as RFC 6749 says. */
final class TokenRoute {

    private static final String GRANT = "client_credentials";

    private final Application application;
    private final AccessTokens tokens;

    private record Client(String id, String secret) {}

    TokenRoute(Application application, AccessTokens tokens) {
        this.application = application;
        this.tokens = tokens;
    }

    Route route() {
        return Route.post("/oauth2/token", this::grant);
    }

    private ServerResponse grant(ServerRequest request) {
        MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        if (!MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
            return invalidRequest("send a form, with Content-Type: application/x-www-form-urlencoded");
        }
        if (request.servletRequest().getQueryString() != null) {
            return invalidRequest("parameters belong in the body: the query ends up in logs");
        }
        if (request.params().values().stream().anyMatch(values -> values.size() > 1)) {
            return invalidRequest("a parameter is given more than once");
        }
        String grant = request.params().getFirst("grant_type");
        if (grant == null) {
            return invalidRequest("grant_type is missing: send grant_type=" + GRANT);
        }
        if (!grant.equals(GRANT)) {
            return error(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "expected grant_type=" + GRANT);
        }
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && request.params().containsKey("client_secret")) {
            return invalidRequest("send the client's secret in the Authorization header or in the form, not in both");
        }
        Optional<Client> client = authorization == null ? ofForm(request) : ofHeader(authorization);
        return client.filter(this::known).map(known -> token()).orElseGet(TokenRoute::invalidClient);
    }

    private boolean known(Client client) {
        return application.clientId().equals(client.id()) && application.hasSecret(client.secret());
    }

    private ServerResponse token() {
        return JsonAnswer.ok(Map.of(
                "access_token", tokens.issue(),
                "token_type", "Bearer",
                "expires_in", AccessTokens.LIFETIME.toSeconds()));
    }

    private static Optional<Client> ofForm(ServerRequest request) {
        String id = request.params().getFirst("client_id");
        String secret = request.params().getFirst("client_secret");
        return id == null || secret == null ? Optional.empty() : Optional.of(new Client(id, secret));
    }

    private static Optional<Client> ofHeader(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 ? Optional.of(new Client(pair[0], pair[1])) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static ServerResponse invalidRequest(String description) {
        return error(HttpStatus.BAD_REQUEST, "invalid_request", description);
    }

    private static ServerResponse invalidClient() {
        return error(
                HttpStatus.UNAUTHORIZED,
                "invalid_client",
                "the client's id or secret is missing or wrong: send them with HTTP Basic, or as client_id and client_secret");
    }

    private static ServerResponse error(HttpStatus status, String error, String description) {
        ServerResponse.BodyBuilder answer = ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Smartcar\"");
        }
        return answer.body(Map.of("error", error, "error_description", description));
    }
}

package io.signalpost.subscriptions;

import java.net.URI;
import java.util.Set;

import org.apache.commons.lang3.StringUtils;

/**
 * Where Smartcar's APIs are.
 *
 * @param management base of webhooks and subscriptions
 * @param vehicle    base of connections
 * @param token      OAuth 2.0 token endpoint
 */
public record Endpoints(URI management, URI vehicle, URI token) {

    public static final String MANAGEMENT_URL = "SMARTCAR_MANAGEMENT_URL";
    public static final String VEHICLE_URL = "SMARTCAR_VEHICLE_URL";
    public static final String TOKEN_URL = "SMARTCAR_TOKEN_URL";

    /** Of Smartcar itself (smartcar.com/docs/api-reference). */
    public static final Endpoints SMARTCAR = new Endpoints(
            URI.create("https://management.api.smartcar.com/v3"),
            URI.create("https://vehicle.api.smartcar.com/v3"),
            URI.create("https://iam.smartcar.com/oauth2/token"));

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException when a secret would travel in the clear, or nowhere */
    public Endpoints {
        management = checked("the management API", management);
        vehicle = checked("the vehicle API", vehicle);
        token = checked("the token endpoint", token);
    }

    private static URI checked(String what, URI uri) {
        boolean local = "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
        boolean safe = "https".equals(uri.getScheme()) && uri.getHost() != null;
        if (!(local || safe) || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("the address of " + what + " must be https://<host>/<path>,"
                    + " or http://localhost:<port>/<path> when it is a simulator's");
        }
        return URI.create(StringUtils.removeEnd(uri.toString(), "/"));
    }
}

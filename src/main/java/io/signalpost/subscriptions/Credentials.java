package io.signalpost.subscriptions;

import java.util.Map;

/** What the application asks for access tokens with. Of the environment alone, where no list of processes shows it. */
public record Credentials(String clientId, String clientSecret) {

    public static final String CLIENT_ID = "SMARTCAR_CLIENT_ID";
    public static final String CLIENT_SECRET = "SMARTCAR_CLIENT_SECRET";

    /** @throws IllegalArgumentException saying which variable is missing and where Smartcar shows its value */
    public static Credentials from(Map<String, String> environment) {
        return new Credentials(
                required(environment, CLIENT_ID, "the Client ID"),
                required(environment, CLIENT_SECRET, "the Client Secret, which is shown once when it is made"));
    }

    private static String required(Map<String, String> environment, String variable, String what) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the environment variable " + variable + " is not set; give it " + what
                    + ", from the tab API Credentials of your application in the Smartcar Dashboard");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Credentials[of the environment]";
    }
}

package io.signalpost.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Smartcar's secrets.
 *
 * @param managementToken  the one token of a plain set-up, under the name {@code default}; blank is none
 * @param managementTokens application management tokens by name
 */
@ConfigurationProperties("smartcar")
public record SmartcarProperties(
        String managementToken, @DefaultValue Map<String, String> managementTokens) {

    /** All tokens by name, the one of {@code smartcar.management-token} first. */
    public Map<String, String> tokensByName() {
        Map<String, String> all = new LinkedHashMap<>();
        if (managementToken != null && !managementToken.isBlank()) {
            all.put("default", managementToken);
        }
        managementTokens.forEach((name, token) -> {
            String other = all.putIfAbsent(name, token);
            if (other != null && !other.equals(token)) {
                throw new IllegalArgumentException("SMARTCAR_MANAGEMENT_TOKEN (smartcar.management-token) and"
                        + " smartcar.management-tokens." + name + " differ: write only one of them");
            }
        });
        return all;
    }

    /** Names only: tokens are never shown. */
    @Override
    public String toString() {
        return "SmartcarProperties" + tokensByName().keySet();
    }
}

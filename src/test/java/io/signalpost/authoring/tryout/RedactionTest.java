package io.signalpost.authoring.tryout;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

    private final Redaction redaction =
            new Redaction(List.of("s3cr3t-of-mine", "short"), Map.of("/tmp/trial", "./data"));

    @ParameterizedTest
    @ValueSource(
            strings = {"Authorization", "X-Api-Key", "destination.http.secret", "smartcar.management-token", "Cookie"})
    void namesOfSecretsAreKnown(String name) {
        assertThat(Redaction.isSecret(name)).isTrue();
        assertThat(redaction.value(name, "whatever")).isEqualTo("xxxxxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "Subject", "webhook-id", "destination.http.url"})
    void othersAreShown(String name) {
        assertThat(Redaction.isSecret(name)).isFalse();
        assertThat(redaction.value(name, "whatever")).isEqualTo("whatever");
    }

    @Test
    void aSecretIsHiddenWhereverItStands() {
        assertThat(redaction.text("key=s3cr3t-of-mine, and short")).isEqualTo("key=xxxxxx, and short");
    }

    @Test
    void foldersHaveTheirRealNames() {
        assertThat(redaction.text("file:/tmp/trial/files")).isEqualTo("file:./data/files");
    }

    @ParameterizedTest
    @CsvSource({
        "http:crm POST https://crm.example.com/events, http:crm POST https://crm.example.com/events",
        "https://crm.example.com/events?token=abc&v=1, https://crm.example.com/events?token=xxxxxx&v=xxxxxx",
        "https://me:pass@crm.example.com/, https://xxxxxx@crm.example.com/",
        "https://hooks.example.com/services/T0/B0/abcdefghijklmnopqrstuvwx, https://hooks.example.com/services/T0/B0/xxxxxx"
    })
    void ofAnAddressIsHiddenWhatLetsIn(String url, String shown) {
        assertThat(redaction.url(url)).isEqualTo(shown);
    }
}

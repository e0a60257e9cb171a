package io.signalpost.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderEvidenceTest {

    private static final String HEX = "ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c";

    private static Map<String, List<String>> kept(Map<String, Object> headers) {
        return HeaderEvidence.read(HeaderEvidence.of(headers));
    }

    @Test
    void whatTellsHowTheBodyCameIsKept() {
        Map<String, Object> headers = Map.of(
                "content-type", "application/json; charset=latin1",
                "Content-Encoding", "identity",
                "User-Agent", "Smartcar/1.0",
                "via", List.of("1.1 a", "1.1 b"),
                "X-Forwarded-For", "203.0.113.9",
                "Host", "example.com");

        assertThat(kept(headers))
                .containsOnlyKeys("content-type", "content-encoding", "user-agent", "via")
                .containsEntry("VIA", List.of("1.1 a", "1.1 b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX,
                "sha256=" + HEX,
                "'" + HEX + "'",
                HEX + ", " + HEX,
                "zMB8D9DWZ2vXOQegrg1v/DxuACOWN8rZbA7rtj8n+Cw=",
                "zMB8D9DWZ2vXOQegrg1v_DxuACOWN8rZbA7rtj8n-Cw"
            })
    void whateverLooksLikeASignatureIsKeptByAnyName(String value) {
        assertThat(kept(Map.of("X-Amzn-Remapped-SC-Signature", value, "X-Hmac", value)))
                .containsOnlyKeys("X-Amzn-Remapped-SC-Signature", "X-Hmac")
                .containsEntry("X-Hmac", List.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie",
                "Set-Cookie",
                "Authorization",
                "Proxy-Authorization",
                "X-Auth-Token",
                "X-Api-Key",
                "X-Client-Secret",
                "Session"
            })
    void aCredentialIsNotKept(String name) {
        assertThat(HeaderEvidence.of(Map.of(name, HEX))).isNull();
        assertThat(HeaderEvidence.of(Map.of(name.toLowerCase(), List.of(HEX, HEX))))
                .isNull();
    }

    @Test
    void aSingleSignatureIsKeptElsewhereAndARepeatedOneHere() {
        assertThat(HeaderEvidence.of(Map.of("sc-signature", "abc"))).isNull();
        assertThat(kept(Map.of("sc-signature", List.of("abc", "def"))))
                .containsEntry("SC-Signature", List.of("abc", "def"));
    }

    @Test
    void itIsBounded() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "x".repeat(8_000));
        headers.put("Via", List.of("1", "2", "3", "4", "5", "6"));
        for (int i = 0; i < 100; i++) {
            headers.put("x".repeat(200) + i, HEX);
            headers.put("y" + i, HEX);
        }

        assertThat(HeaderEvidence.of(headers)).hasSizeLessThan(12 * (64 + 256));
        assertThat(kept(headers).get("via")).hasSize(4);
        assertThat(kept(headers).get("user-agent").get(0)).hasSize(256);
    }
}

package io.signalpost.tls;

import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.List;

import io.signalpost.testing.TestCertificate;
import io.signalpost.tls.Certificates.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CertificatesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"-3, 1, EXPIRED", "2, 90, NOT_YET_VALID", "-1, 14, EXPIRES_SOON", "-1, 90, GOOD"})
    void validityIsThatOfToday(int from, int days, Validity expected) throws Exception {
        Certificates certificates = shown(TestCertificate.write(folder, from, days));

        assertThat(certificates.validity(Instant.now())).isEqualTo(expected);
    }

    @Test
    void ofAChainTheFirstToExpireCounts() throws Exception {
        TestCertificate leaf = TestCertificate.write(folder, 0, 90);
        TestCertificate issuer = TestCertificate.write(folder, 0, 30);

        assertThat(shown(leaf, issuer).expires())
                .contains(issuer.x509().getNotAfter().toInstant());
    }

    @Test
    void whoShowsNoneHasNoneThatExpires() {
        assertThat(shown().expires()).isEmpty();
        assertThat(shown().validity(Instant.now())).isEqualTo(Validity.GOOD);
    }

    private static Certificates shown(TestCertificate... certificates) {
        return new Certificates(
                List.of(certificates).stream()
                        .<Certificate>map(TestCertificate::x509)
                        .toList(),
                List.of());
    }
}

package io.signalpost.destination.http;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The address of the {@code http} destination at start. */
class HttpTargetTest {

    private static final String KEY = "destination.http.url (DESTINATION_HTTP_URL)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            null                             | is not set
            ''                               | is not set
            ftp://hidden.example.com         | is not an http or https address with a host
            hidden.example.com/webhooks      | is not an http or https address with a host
            file:///hidden                   | is not an http or https address with a host
            http:///hidden                   | is not an http or https address with a host
            http://hidden_name/              | is not an http or https address with a host
            http://hidden.example.com:0/     | is not an http or https address with a host
            http://hidden.example.com:70000/ | is not an http or https address with a host
            http://hidden example.com/       | is not a valid address
            https://user:hidden@example.com/ | holds a user name or password, which would not be sent
            https://example.com/#hidden      | has a # in it, and what is behind it is never sent
            """)
    void isRefusedWithoutRepeatingIt(String url, String expected) {
        assertThatThrownBy(() -> check(url, false))
                .hasMessageStartingWith(KEY + " " + expected + "; write where the events go")
                .message()
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/",
                "http://localhost/",
                "http://LOCALHOST/",
                "http://10.1.2.3/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[fd12::1]:9000/"
            })
    void isRefusedWhenItIsPrivateUnlessAllowed(String url) {
        assertThatThrownBy(() -> check(url, false))
                .hasMessageStartingWith(KEY)
                .hasMessageContaining("write destination.http.allow-private-addresses=true");
        assertThatCode(() -> check(url, true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:169.254.169.254]/",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://0.0.0.0/",
                "http://[::]/"
            })
    void isRefusedWhenItIsNoBusinessSystemEvenWherePrivateOnesAreAllowed(String url) {
        assertThatThrownBy(() -> check(url, true))
                .hasMessageStartingWith(KEY)
                .hasMessageContaining("link-local, multicast, metadata or reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://127.1/"})
    void isRefusedWhenItIsThisMachineInDisguise(String url) {
        assertThatThrownBy(() -> check(url, false)).hasMessageStartingWith(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fleet.example.com",
                "HTTPS://fleet.example.com:8443/webhooks?sig=a%2Bb",
                "http://1.1.1.1/",
                "https://[2606:4700:4700::1111]/"
            })
    void isTaken(String url) {
        assertThatCode(() -> check(url, false)).doesNotThrowAnyException();
    }

    @Test
    void isTakenWhenItsNameIsUnknownToday() {
        assertThatCode(() -> check("https://no-such-host.invalid/", false)).doesNotThrowAnyException();
    }

    private static void check(String url, boolean allowPrivate) {
        new HttpDestinationProperties(url, null, Duration.ofSeconds(1), allowPrivate).checkUrl();
    }
}

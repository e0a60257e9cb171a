package io.signalpost.simulator.webhook;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example.com/webhooks/smartcar",
                "https://receiver.example.com:8443/a?b=c",
                "https://8.8.8.8/hook",
                "https://[2606:4700::1111]/hook"
            })
    void takesWhatTheInternetReaches(String uri) {
        assertThat(CallbackUri.problem(uri, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/hook",
                "https://LOCALHOST:8443/hook",
                "https://app.localhost/hook",
                "https://127.0.0.1/hook",
                "https://10.1.2.3/hook",
                "https://172.16.0.1/hook",
                "https://192.168.1.1/hook",
                "https://169.254.169.254/latest",
                "https://[::1]/hook",
                "https://[fd00::1]/hook"
            })
    void refusesWhatItDoesNotReachUnlessAllowed(String uri) {
        assertThat(CallbackUri.problem(uri, false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("private network", "allow local targets"));
        assertThat(CallbackUri.problem(uri, true)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void asksForAnAddress(String nothing) {
        assertThat(CallbackUri.problem(nothing, true))
                .hasValueSatisfying(problem -> assertThat(problem).contains("https://"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    http://receiver.example.com/hook, is plain http
                    receiver.example.com/hook, begins with neither
                    ftp://receiver.example.com/hook, begins with neither
                    https:///hook, has no host
                    https://receiver.example.com:0/hook, has port 0; write one from 1 to 65535
                    https://receiver.example.com:99999/hook, has port 99999; write one from 1 to 65535
                    https://[::1]:65536/hook, has port 65536; write one from 1 to 65535
                    https://receiver.example.com:9999999999/hook, has port 9999999999; write
                    https://my_receiver.example.com/hook, has a host name with _
                    https://user:secret@my_receiver.example.com/hook, has a host name with _
                    https://bücher.example.com/hook, letters beyond a to z
                    https://user:secret@receiver.example.com/hook, has a user name
                    https://receiver.example.com/hook#here, has a user name or a #fragment
                    https://receiver.example.com/a b, is not a URI
                    """)
    void saysWhatIsWrong(String uri, String problem) {
        assertThat(CallbackUri.problem(uri, false))
                .hasValueSatisfying(text -> assertThat(text).contains(problem).doesNotContain("secret"));
    }
}

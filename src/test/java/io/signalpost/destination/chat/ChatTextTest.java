package io.signalpost.destination.chat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChatTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KIA EV6: Stored login rejected. | KIA EV6: Stored login rejected.
            <!channel> look                 | ‹!channel› look
            @all, @here                     | ＠all, ＠here
            &lt;!here&gt;                   | ＆lt;!here＆gt;
            [Sign in](https://evil.example) | ［Sign in］(https://evil.example)
            """)
    void wordsCallNobodyAndHideNoLink(String text, String plain) {
        assertThat(ChatText.plain(text)).isEqualTo(plain);
    }

    @Test
    void nothingInATextEndsTheMessage() throws Exception {
        assertThat(ChatText.json("a \"b\" \\ {\n${c}\u0000\u202e\n")).isEqualTo("\"a \\\"b\\\" \\\\ {\\n${c}\"");
    }

    @Test
    void linesStayAndALongTextEnds() {
        assertThat(ChatText.plain("one\ntwo")).isEqualTo("one\ntwo");
        assertThat(ChatText.plain("x".repeat(5_000))).hasSize(2_000).endsWith("…");
        assertThat(ChatText.plain(null)).isEmpty();
    }
}

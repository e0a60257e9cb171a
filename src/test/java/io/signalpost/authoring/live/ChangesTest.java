package io.signalpost.authoring.live;

import java.util.List;

import io.signalpost.authoring.route.Routes.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesTest {

    private static final Source CHAT = own("chat", "- route:");
    private static final Source HTTP = new Source("routes/http.camel.yaml", "- route:", true);

    @Test
    void nothingHasChangedWhenTheTextsAreTheSame() {
        assertThat(Changes.between(List.of(CHAT, HTTP), List.of(CHAT, HTTP)).areNone())
                .isTrue();
    }

    @Test
    void tellsWhatBecameOfEachFile() {
        Source edited = own("chat", "- route: # edited");
        Source http = own("http", "- route: # mine");
        Source other = own("other", "- route:");

        assertThat(Changes.between(List.of(CHAT, HTTP), List.of(edited, HTTP))).hasToString("chat");
        assertThat(Changes.between(List.of(CHAT), List.of(CHAT, other))).hasToString("other (new)");
        assertThat(Changes.between(List.of(CHAT, other), List.of(CHAT))).hasToString("other (removed)");
        assertThat(Changes.between(List.of(CHAT, HTTP), List.of(CHAT, http))).hasToString("http");
        assertThat(Changes.between(List.of(CHAT, http), List.of(CHAT, HTTP))).hasToString("http (packaged)");
        assertThat(Changes.between(List.of(CHAT, http), List.of(edited, other)))
                .hasToString("chat, http (removed), other (new)");
    }

    @ParameterizedTest
    @CsvSource({"route, false", "from, false", "beans, true", "routeConfiguration, true", "onException, true"})
    void concernOtherRoutesWhenAFileHasMoreThanRoutes(String key, boolean others) {
        Source before = own("mine", "- route:\n- " + key + ":\n");
        Source after = own("mine", "- route:\n");

        assertThat(Changes.between(List.of(before), List.of(after)).concernOthers())
                .isEqualTo(others);
        assertThat(Changes.between(List.of(after), List.of(before)).concernOthers())
                .isEqualTo(others);
    }

    private static Source own(String name, String text) {
        return new Source("routes/" + name + ".camel.yaml", text, false);
    }
}

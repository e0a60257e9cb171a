package io.signalpost.observe;

import java.sql.SQLException;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** What is answered when the event log fails under a controller. */
class ProblemsTest {

    @RestController
    static class Failing {

        @GetMapping("/read")
        String read() {
            throw new IllegalStateException("cannot read the event log", new SQLException("insides"));
        }

        @GetMapping("/write")
        String write() {
            throw new IllegalStateException(new EventLogUnavailableException("insides"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/read", "/write"})
    void aLogThatDoesNotAnswerIsToldAsSuchWithoutItsInsides(String path) throws Exception {
        MockHttpServletResponse answer = MockMvcBuilders.standaloneSetup(new Failing())
                .setControllerAdvice(new Problems())
                .build()
                .perform(get(path))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString())
                .contains("\"detail\":\"the event log cannot be read or written now\"")
                .doesNotContain("insides");
    }
}

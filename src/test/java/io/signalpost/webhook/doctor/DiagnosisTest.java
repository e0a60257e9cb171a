package io.signalpost.webhook.doctor;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosisTest {

    @Test
    void wordsAreTagsAndSentencesAreOne() {
        for (Diagnosis diagnosis : Diagnosis.values()) {
            assertThat(diagnosis.word()).matches("[a-z0-9-]+");
            assertThat(diagnosis.happened()).endsWith(".");
            assertThat(diagnosis.advice()).endsWith(".");
        }
        assertThat(Stream.of(Diagnosis.values()).map(Diagnosis::word)).doesNotHaveDuplicates();
    }
}

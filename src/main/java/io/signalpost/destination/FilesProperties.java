package io.signalpost.destination;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the {@code files} destination writes.
 *
 * @param folder  created when missing
 * @param maxSize of a file; the day goes on in another one
 */
@ConfigurationProperties("destination.files")
public record FilesProperties(
        Path folder,
        @DefaultValue("jsonl") Format format,
        @DefaultValue("256MB") DataSize maxSize) {

    /** {@code JSONL}: what Smartcar sent, a line each; {@code CSV}: a line for each signal and each fault. */
    public enum Format {
        JSONL,
        CSV
    }
}

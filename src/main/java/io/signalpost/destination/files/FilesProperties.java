package io.signalpost.destination.files;

import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.destination.WrongSetting;
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

    /** @throws IllegalArgumentException saying what to write */
    public void check() {
        if (folder == null || folder.toString().isBlank()) {
            throw wrong("folder", "is not set; write where the files go, for instance ./data/files");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw wrong("folder", "is a file; write a folder, for instance ./data/files");
        }
        if (maxSize.toBytes() < 1) {
            throw wrong("max-size", "must be above zero; write for instance 256MB");
        }
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return WrongSetting.of("destination.files." + name, what);
    }
}

package io.signalpost.destination;

import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code routes/files.camel.yaml} refers to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.files.enabled")
class FilesConfiguration {

    @Bean("destination-files")
    DailyFiles files(FilesProperties properties) {
        check(properties);
        return new DailyFiles(
                properties.folder(),
                properties.format() == FilesProperties.Format.CSV ? new CsvLines() : new JsonLines(),
                properties.maxSize().toBytes());
    }

    /** @throws IllegalArgumentException saying what to write */
    static void check(FilesProperties properties) {
        Path folder = properties.folder();
        if (folder == null || folder.toString().isBlank()) {
            throw wrong("folder", "is not set; write where the files go, for instance ./data/files");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw wrong("folder", "is a file; write a folder, for instance ./data/files");
        }
        if (properties.maxSize().toBytes() < 1) {
            throw wrong("max-size", "must be above zero; write for instance 256MB");
        }
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return WrongSetting.of("destination.files." + name, what);
    }
}

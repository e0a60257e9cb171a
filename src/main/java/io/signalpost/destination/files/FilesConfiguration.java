package io.signalpost.destination.files;

import io.signalpost.destination.line.CsvLines;
import io.signalpost.destination.line.JsonLines;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code routes/files.camel.yaml} refers to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.files.enabled")
class FilesConfiguration {

    @Bean("destination-files")
    DailyFiles files(FilesProperties properties) {
        properties.check();
        return new DailyFiles(
                properties.folder(),
                properties.format() == FilesProperties.Format.CSV ? new CsvLines() : new JsonLines(),
                properties.maxSize().toBytes());
    }
}

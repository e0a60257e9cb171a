package io.signalpost.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.signalpost.authoring.CamelParts.Kind;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever Camel has, the artifact that has it is known. */
class CamelArtifactsTest {

    /** The catalog that we have is a little older than the Camel that we run: these have gone, or moved, since. */
    private static final Set<String> GONE = Set.of(
            "github",
            "google-pubsub-lite",
            "grape",
            "groovyXml",
            "guava-eventbus",
            "nitrite",
            "service",
            "spring-ai-tools",
            "stomp",
            "torchserve");

    private static final CamelCatalog CATALOG = new DefaultCamelCatalog();

    @Test
    void eachComponentOfTheCatalogHasItsArtifact() {
        assertThat(CATALOG.findComponentNames())
                .filteredOn(name -> !GONE.contains(name))
                .hasSizeGreaterThan(300)
                .allSatisfy(name -> assertThat(CamelParts.artifacts(Kind.COMPONENT))
                        .containsEntry(name, CATALOG.componentModel(name).getArtifactId()));
    }

    @Test
    void eachDataFormatAndLanguageOfTheCatalogHasItsArtifact() {
        assertThat(CATALOG.findDataFormatNames())
                .filteredOn(name -> !GONE.contains(name))
                .allSatisfy(name -> assertThat(CamelParts.artifacts(Kind.DATA_FORMAT))
                        .containsEntry(name, CATALOG.dataFormatModel(name).getArtifactId()));
        assertThat(CATALOG.findLanguageNames()).allSatisfy(name -> assertThat(CamelParts.artifacts(Kind.LANGUAGE))
                .containsEntry(name, CATALOG.languageModel(name).getArtifactId()));
    }

    @Test
    void oneThatIsNotThereIsToldAsAFileOfTheVersionThatRunsAndThePageNamesIt() throws IOException {
        String version = new DefaultCamelContext().getVersion();

        assertThat(CamelParts.remedy(Kind.COMPONENT, "jdbc", List.of()))
                .startsWith("put camel-jdbc-" + version + ".jar, with what it needs, into lib/");
        assertThat(Path.of("docs/authoring.md"))
                .content()
                .contains("runs on Camel " + version, "`camel-jdbc-" + version + ".jar`");
    }

    @Test
    void aComponentOfTheClassPathNeedsNothing() {
        assertThat(List.of("http", "sql", "event-log")).allMatch(name -> CamelParts.isThere(Kind.COMPONENT, name));
        assertThat(CamelParts.isThere(Kind.COMPONENT, "ftp")).isFalse();
    }
}

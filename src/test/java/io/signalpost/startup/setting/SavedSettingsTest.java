package io.signalpost.startup.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import io.signalpost.startup.route.RouteFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

/** What a reload takes of settings that were saved since the start. */
class SavedSettingsTest {

    private static final Set<String> OF_ROUTES = Set.of("destination.old.url", "destination.new.url");

    @TempDir
    Path folder;

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void routesGetWhatIsNewAndKeepWhatTheStartHad() throws IOException {
        environment.getPropertySources().addFirst(new MapPropertySource("start", of("destination.old.url", "first")));

        saved("destination.old.url=second\ndestination.new.url=new\nsignalpost.port=1\n")
                .offer(environment, OF_ROUTES);

        assertThat(environment.getProperty("destination.new.url")).isEqualTo("new");
        assertThat(environment.getProperty("destination.old.url")).isEqualTo("first");
        assertThat(environment.getProperty("signalpost.port")).isNull();
    }

    @Test
    void whatIsSavedAgainCounts() throws IOException {
        saved("destination.new.url=new\n").offer(environment, OF_ROUTES);
        saved("destination.new.url=newer\n").offer(environment, OF_ROUTES);
        assertThat(environment.getProperty("destination.new.url")).isEqualTo("newer");

        Files.delete(folder.resolve("application.properties"));
        SavedSettings.read(folder.resolve("application.properties")).offer(environment, OF_ROUTES);
        assertThat(environment.getProperty("destination.new.url")).isNull();
    }

    @Test
    void whatAProfileIsNeededForIsLeftOut() throws IOException {
        saved("a=b\n#---\nspring.config.activate.on-profile=prod\ndestination.new.url=new\n")
                .offer(environment, OF_ROUTES);

        assertThat(environment.getProperty("destination.new.url")).isNull();
    }

    @Test
    void whatNobodyReadsIsAWarningWithItsLine() throws IOException {
        KnownKeys known = KnownKeys.of(RouteFiles.matching(RouteFiles.defaultPattern()));

        assertThat(saved("# mine\ndestination.gone.url=x\nsignalpost.prot=1\nsignalpost.port=1\n")
                        .unread(known))
                .noneMatch(finding -> finding.isError())
                .extracting(finding -> finding.place().line() + " " + finding.message())
                .containsExactlyInAnyOrder(
                        "2 unknown key 'destination.gone.url'; remove or mend it before the next start, which would refuse it",
                        "3 unknown key 'signalpost.prot'; remove or mend it before the next start, which would refuse it");
    }

    private SavedSettings saved(String text) throws IOException {
        return SavedSettings.read(Files.writeString(folder.resolve("application.properties"), text));
    }
}

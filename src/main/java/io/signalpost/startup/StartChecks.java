package io.signalpost.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.startup.setting.FormerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Looks through routes and settings when it is known which beans there will be, and before any of them is made. */
final class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(StartChecks.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        requireTemporaryFolder();
        FormerSettings.tell(context.getEnvironment());
        SetupCheck check = new SetupCheck(context.getEnvironment(), true);
        if (check.stopsSpring()) {
            tell(check.findings(null));
        }
        context.addBeanFactoryPostProcessor(beans -> tell(check.findings(beans)));
    }

    private static void tell(List<SetupFinding> findings) {
        findings.stream().filter(finding -> !finding.isError()).forEach(finding -> log.warn("{}", finding));
        List<String> errors = findings.stream()
                .filter(SetupFinding::isError)
                .map(SetupFinding::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new StartRefused(errors);
        }
    }

    /** Where the management port and SQLite unpack what they need. */
    private static void requireTemporaryFolder() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new StartRefused("java.io.tmpdir: " + folder + " is no folder that can be written to; start with"
                    + " -Djava.io.tmpdir=<a folder that can>");
        }
    }
}

package io.signalpost.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/** As the build has noted it for Spring Boot. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
            build.load(in);
        }
        return new String[] {"Signalpost " + build.getProperty("build.version")};
    }
}

package io.signalpost.startup.setting;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A wrong value stops the start with one line that says where it is and what is expected, but not the value. */
@ExtendWith(OutputCaptureExtension.class)
class WrongValueTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            signalpost.prot=80               | command line: unknown key 'signalpost.prot'; did you mean 'signalpost.port'?
            signalpost.port=80a              | command line: 'signalpost.port' must be a whole number; write for instance 8080
            signalpost.port=80000            | command line: signalpost.port is 80000; write a number from 0 to 65535, for instance 8080
            signalpost.management-port=x     | command line: 'signalpost.management-port' must be a whole number; write for instance 9876
            signalpost.management-port=99999 | command line: signalpost.management-port is 99999; write a number from 0 to 65535, for instance 9876
            signalpost.event-log.compression=gzip | command line: 'signalpost.event-log.compression' must be one of ZSTD, NONE; write for instance zstd
            signalpost.management-address=no such host | command line: 'signalpost.management-address' must be a host name or an IP address; write for instance 127.0.0.1
            signalpost.event-log.retention=7x | command line: 'signalpost.event-log.retention' must be a duration such as 500ms, 10s, 5m or 7d; write for instance 7d
            signalpost.max-body-size=big     | command line: 'signalpost.max-body-size' must be a size such as 256KB, 16MB or 10GB; write for instance 256KB
            signalpost.max-body-size=17MB    | command line: signalpost.max-body-size is 17825792B; write a size from 1B to 16MB, for instance 256KB
            destination.database.enabled=ture | command line: 'destination.database.enabled' must be true or false
            destination.http.enabled=true | command line: destination.http.url (DESTINATION_HTTP_URL) is not set; write where the events go, for instance https://fleet.example.com/webhooks
            destination.http.timeout=0s | command line: destination.http.timeout is PT0S; write a time above zero, for instance 10s
            destination.database.batch-size=many | command line: 'destination.database.batch-size' must be a whole number
            """)
    void isRefused(String setting, String expected, CapturedOutput output) {
        assertRefused(setting, expected, output);
        assertThat(output).doesNotContain("many", "big", "80a", "ture");
    }

    @Test
    void namesThePortThatIsTaken(CapturedOutput output) throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertRefused(
                    "signalpost.port=" + taken.getLocalPort(),
                    "Cannot listen on 0.0.0.0:" + taken.getLocalPort() + " (signalpost.address, signalpost.port)",
                    output);
        }
    }

    @Test
    void namesTheManagementPortThatIsTaken(CapturedOutput output) throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertRefused(
                    "signalpost.management-port=" + taken.getLocalPort(),
                    "Port " + taken.getLocalPort() + " is already in use; set signalpost.management-port to another",
                    output);
        }
    }

    @Test
    void namesADataFolderThatCannotBeOne(CapturedOutput output) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused("signalpost.data-dir=" + file, file.toString(), output);
    }

    private void assertRefused(String setting, String expected, CapturedOutput output) {
        Throwable failure = catchThrowable(
                () -> RunningApp.start(folder.resolve("data"), setting).close());

        assertThat(failure).isNotNull();
        assertThat(output.getAll().lines().filter(line -> line.contains("ERROR")))
                .allMatch(line -> line.contains("Not started: "))
                .anyMatch(line -> line.contains(expected));
        assertThat(output).doesNotContain("\tat ");
    }
}

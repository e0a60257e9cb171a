package io.signalpost.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** Hands the same receiver to every test that asks for one, so that only one process is started for all. */
final class SharedReceiver implements ParameterResolver {

    private record Running(Path folder, Receiver receiver) implements CloseableResource {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("receiver");
                return new Running(folder, Receiver.startHasty(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws Exception {
            receiver.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Receiver.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(SharedReceiver.class))
                .getOrComputeIfAbsent("receiver", key -> Running.start(), Running.class)
                .receiver();
    }
}

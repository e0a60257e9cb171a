package io.signalpost.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** A Camel component that Signalpost does not have, to be put beside it: says on the standard output that it has got something. */
public final class MemoComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new ProcessorEndpoint(
                uri, this, exchange -> System.out.println("memo " + remaining + " has got an event"));
    }

    static void writeJar(Path file) throws IOException {
        String name = MemoComponent.class.getName();
        String entry = name.replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                InputStream itself = MemoComponent.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry("META-INF/services/org/apache/camel/component/memo"));
            jar.write(("class=" + name).getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new JarEntry(entry));
            itself.transferTo(jar);
        }
    }
}

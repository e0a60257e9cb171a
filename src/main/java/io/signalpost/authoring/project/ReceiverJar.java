package io.signalpost.authoring.project;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

import org.apache.commons.lang3.StringUtils;
import org.springframework.boot.system.ApplicationHome;

/** The jar that this process runs from, and how it becomes two libraries for Maven: the receiver and the test kit. */
final class ReceiverJar {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String KIT = "io/signalpost/authoring/project/signalpost-route-test.jar";
    private static final String MAVEN = "META-INF/maven/io.signalpost/signalpost/";

    private final Path jar;

    private ReceiverJar(Path jar) {
        this.jar = jar;
    }

    /** @throws IllegalArgumentException when this process runs from classes, which bring no test kit along */
    static ReceiverJar running() throws IOException {
        File source = new ApplicationHome(ReceiverJar.class).getSource();
        if (source == null || !source.isFile()) {
            throw new IllegalArgumentException(
                    "a project needs what only the packaged jar has: run java -jar signalpost.jar new project");
        }
        ReceiverJar running = new ReceiverJar(source.toPath());
        try (JarFile jar = running.open()) {
            if (running.kit(jar) == null) {
                throw new IllegalArgumentException(
                        "this jar was built without its tests, and so without the test kit; build it by mvn package");
            }
        }
        return running;
    }

    /** Puts both into a Maven repository, with the receiver's own POM. @param repository a folder */
    void install(Path repository) throws IOException {
        try (JarFile jar = open()) {
            Properties coordinates = new Properties();
            try (InputStream in = jar.getInputStream(jar.getEntry(MAVEN + "pom.properties"))) {
                coordinates.load(in);
            }
            String version = coordinates.getProperty("version");
            Path folder = Files.createDirectories(repository.resolve("io/signalpost/signalpost/" + version));
            String name = "signalpost-" + version;
            copy(jar, jar.getJarEntry(MAVEN + "pom.xml"), folder.resolve(name + ".pom"));
            copy(jar, kit(jar), folder.resolve(name + "-route-test.jar"));
            try (JarOutputStream plain = new JarOutputStream(Files.newOutputStream(folder.resolve(name + ".jar")))) {
                writeClasses(jar, plain);
            }
        }
    }

    private JarFile open() throws IOException {
        return new JarFile(jar.toFile());
    }

    /** Null when there is none. */
    private JarEntry kit(JarFile jar) {
        JarEntry packed = jar.getJarEntry(CLASSES + KIT);
        return packed == null ? jar.getJarEntry(KIT) : packed;
    }

    private static void copy(JarFile jar, JarEntry entry, Path to) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, to);
        }
    }

    /** Without the libraries, and without what starts a jar with libraries in it. Folders are looked up too, so they stay. */
    private static void writeClasses(JarFile jar, JarOutputStream plain) throws IOException {
        boolean packed = jar.getEntry(CLASSES) != null;
        Set<String> done = new HashSet<>(Set.of("", KIT, JarFile.MANIFEST_NAME));
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            String name = StringUtils.removeStart(entry.getName(), CLASSES);
            boolean ours = !packed || entry.getName().startsWith(CLASSES) || name.startsWith("META-INF/");
            if (!ours || !done.add(name)) { // META-INF/ is there twice
                continue;
            }
            JarEntry written = new JarEntry(name);
            written.setTime(entry.getTime());
            plain.putNextEntry(written);
            try (InputStream in = jar.getInputStream(entry)) {
                in.transferTo(plain);
            }
            plain.closeEntry();
        }
    }
}

package io.signalpost.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which classes a class of ours names, itself or by way of others of ours, as the compiler wrote it down. */
final class ReachableClasses {

    private static final String OURS = "io.signalpost.";
    private static final Pattern NAME = Pattern.compile("\\w+(?:/[\\w$]+)+");
    private static final int HEAD = 8; // magic number and version, before the constants

    private final Map<String, Set<String>> named = new HashMap<>();

    /** With the class itself; whatever else looks like a class name may be among them. */
    synchronized Set<String> from(String className) {
        Set<String> reached = new LinkedHashSet<>(Set.of(className));
        Queue<String> toRead = new ArrayDeque<>(reached);
        while (!toRead.isEmpty()) {
            for (String name : named.computeIfAbsent(toRead.remove(), ReachableClasses::namedBy)) {
                if (reached.add(name) && name.startsWith(OURS)) {
                    toRead.add(name);
                }
            }
        }
        return reached;
    }

    private static Set<String> namedBy(String className) {
        String file = className.replace('.', '/') + ".class";
        try (InputStream in = ReachableClasses.class.getClassLoader().getResourceAsStream(file)) {
            return in == null ? Set.of() : namedIn(new DataInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** Reads the constants of a class file: its texts hold the names and types of all that the class uses. */
    private static Set<String> namedIn(DataInputStream file) throws IOException {
        file.skipNBytes(HEAD);
        Set<String> names = new LinkedHashSet<>();
        int count = file.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int kind = file.readUnsignedByte();
            switch (kind) {
                case 1 -> names.addAll(namesIn(file.readUTF()));
                case 3, 4, 9, 10, 11, 12, 17, 18 -> file.skipNBytes(4);
                case 5, 6 -> { // a long or a double counts twice
                    file.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> file.skipNBytes(2);
                case 15 -> file.skipNBytes(3);
                default -> throw new IOException("constant of unknown kind " + kind);
            }
        }
        return names;
    }

    private static Set<String> namesIn(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replaceFirst("^L", "").replace('/', '.'))
                .collect(Collectors.toSet());
    }
}

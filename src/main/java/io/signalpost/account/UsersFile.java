package io.signalpost.account;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.signalpost.database.OwnerOnly;

/**
 * The file of users, as it was when it was read: a line each, {@code name:hash:roles}, the roles with commas. A line that is blank or
 * begins with {@code #} is for people.
 */
public final class UsersFile {

    private static final int MOST_BYTES = 256 * 1024; // over 2000 users

    private final Path path;
    private final boolean present;
    private final List<String> lines;
    private final List<Fault> faults = new ArrayList<>();
    private final UserLines users = new UserLines(faults);

    /**
     * What is wrong with the file.
     *
     * @param line   from 1; 0 when it is the file itself
     * @param remedy what to write or do instead
     */
    public record Fault(Path file, int line, String what, String remedy) {

        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + what + "; " + remedy;
        }
    }

    private UsersFile(Path path, boolean present, List<String> lines) {
        this.path = path;
        this.present = present;
        this.lines = lines;
    }

    /** Need not be there; then there are no users. What is wrong with it, say {@link #faults}. */
    public static UsersFile read(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                return unreadable(path, "has more than " + MOST_BYTES + " bytes", "take users out of it");
            }
            UsersFile file = new UsersFile(path, true, Files.readAllLines(path));
            if (OwnerOnly.othersMayUse(path)) {
                file.faults.add(new Fault(path, 0, "others may read or write it", "chmod 600 " + path));
            }
            for (int i = 0; i < file.lines.size(); i++) {
                file.users.read(path, i + 1, file.lines.get(i));
            }
            return file;
        } catch (NoSuchFileException none) {
            return new UsersFile(path, false, List.of());
        } catch (CharacterCodingException binary) {
            return unreadable(path, "is no text in UTF-8", "put a copy of it back");
        } catch (IOException e) {
            String who = System.getProperty("user.name");
            return unreadable(path, "cannot be read (" + e.getClass().getSimpleName() + ")", "let " + who + " read it");
        }
    }

    private static UsersFile unreadable(Path path, String what, String remedy) {
        UsersFile file = new UsersFile(path, true, List.of());
        file.faults.add(new Fault(path, 0, what, remedy));
        return file;
    }

    public Path path() {
        return path;
    }

    public boolean isPresent() {
        return present;
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** In the order of the file, without those of lines that are wrong. */
    public Collection<Account> users() {
        return users.all();
    }

    /** That something is wrong with the line of this user. */
    public Fault fault(String name, String what, String remedy) {
        return new Fault(path, users.index(name) + 1, what, remedy);
    }

    public Optional<Account> find(String name) {
        return users().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /** Writes the file anew with this user, in the place of the one of that name or at the end. */
    public void put(Account user) {
        List<String> changed = new ArrayList<>(lines);
        int index = users.index(user.name());
        if (index < 0) {
            changed.add(user.line());
        } else {
            changed.set(index, user.line());
        }
        write(changed);
    }

    /** Writes the file anew without the user of that name. */
    public void remove(String name) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(users.index(name));
        write(changed);
    }

    private void write(List<String> changed) {
        requireFaultless();
        ReplacedFile.write(path, String.join("\n", changed) + (changed.isEmpty() ? "" : "\n"));
    }

    /** @throws IllegalStateException saying what is wrong: such a file is not written anew */
    public void requireFaultless() {
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.get(0).toString());
        }
    }
}

package io.signalpost.account;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.account.UsersFile.Fault;
import io.signalpost.authoring.route.Suggestion;

/** Reads the lines of a file of users. Nothing of a hash, nor of a line that may have one, is repeated in what is wrong. */
final class UserLines {

    private static final String COMMAND = "remove the line; 'java -jar signalpost.jar user add' writes one";

    private final Map<String, Account> users = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Fault> faults;

    UserLines(List<Fault> faults) {
        this.faults = faults;
    }

    Collection<Account> all() {
        return users.values();
    }

    /** Of its line, from 0; -1 when there is none of that name. */
    int index(String name) {
        return numbers.getOrDefault(name, 0) - 1;
    }

    /** @param number from 1 */
    void read(Path file, int number, String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] parts = line.strip().split(":", -1);
        if (parts.length != 3) {
            faults.add(new Fault(file, number, "is not name:hash:roles", COMMAND));
            return;
        }
        String name = parts[0];
        try {
            Account.requireName(name);
        } catch (IllegalArgumentException noName) {
            faults.add(new Fault(file, number, noName.getMessage(), COMMAND));
            return;
        }
        if (numbers.containsKey(name)) {
            String what = "'" + name + "' is in line " + numbers.get(name) + " already";
            faults.add(new Fault(file, number, what, "remove one of them"));
            return;
        }
        numbers.put(name, number);
        if (!PasswordHash.isReadable(parts[1])) {
            String what = "the hash of '" + name + "' is not " + PasswordHash.form();
            faults.add(new Fault(file, number, what, "remove the line, and add the user again"));
            return;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word :
                Arrays.stream(parts[2].split(",", -1)).map(String::strip).toList()) {
            Role.of(word).ifPresentOrElse(roles::add, () -> faults.add(noRole(file, number, word)));
        }
        if (!roles.isEmpty()) {
            users.put(name, new Account(name, parts[1], roles));
        }
    }

    private static Fault noRole(Path file, int number, String word) {
        String printable = word.replaceAll("[^\\w.-]", "?");
        String there = "there are " + String.join(", ", Role.words());
        return new Fault(
                file, number, "there is no role '" + printable + "'", Suggestion.didYouMean(word, Role.words(), there));
    }
}

package io.signalpost.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody may do on the management port. Everybody with a role reads, without personal data. */
public enum Role {
    /** Reads and no more. */
    VIEWER,
    /** Acts: every request that is not a question. */
    OPERATOR,
    /** Is shown personal data, which the audit notes. */
    AUDITOR;

    /** As the file of users and the API have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public static Set<Role> all() {
        return EnumSet.allOf(Role.class);
    }

    /** All words, in the order of the roles. */
    public static List<String> words() {
        return words(all());
    }

    /** Those of some, in the order of the roles. */
    public static List<String> words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).toList();
    }

    /** As the file of users has several, in the order of the roles. */
    public static String list(Set<Role> roles) {
        return String.join(",", words(roles));
    }
}

package io.signalpost.authoring.tryout.endpoint;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.signalpost.authoring.route.Suggestion;

/**
 * How caught endpoints answer: as their kind does when all is well, or as they were told to, {@code http=503,Retry-After:60}. The
 * name before the {@code =} is a kind, a component, or the beginning of an address; the longest that fits counts.
 */
public final class TrialAnswers {

    private static final String EXAMPLE = "write for instance http=404, http=503,Retry-After:60 or sqs=error";

    private final Map<String, EndpointReply> told = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /** @throws IllegalArgumentException saying what to write */
    public void tell(String answer) {
        String[] parts = answer.split("=", 2);
        if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("'" + answer + "' is no endpoint and answer; " + EXAMPLE);
        }
        String name = parts[0].strip();
        Kind kind = kind(name);
        told.put(name, ToldReply.parse(kind, parts[1].strip()));
        written.put(name, answer);
    }

    private static Kind kind(String name) {
        String scheme = name.split(":", 2)[0];
        Optional<Kind> named = Kind.named(scheme);
        if (named.isPresent()) {
            return named.get();
        }
        if (!Schemes.onClassPath().contains(scheme)) {
            Set<String> all = new TreeSet<>(Schemes.onClassPath());
            all.addAll(Kind.words());
            throw new IllegalArgumentException("there is no endpoint '" + scheme + "'"
                    + (Suggestion.clause(scheme, all).isEmpty() ? "; " + EXAMPLE : Suggestion.clause(scheme, all)));
        }
        return Kind.of(new Address(scheme, "", Map.of()));
    }

    public EndpointReply to(Address address) {
        EndpointReply told = told(address);
        return told == null ? EndpointReply.usual(address) : told;
    }

    /** Null when nothing was. */
    public EndpointReply told(Address address) {
        String kind = Kind.of(address).toString();
        Optional<String> name = told.keySet().stream()
                .filter(it -> it.equals(kind)
                        || it.equals(address.scheme())
                        || address.name().startsWith(it))
                .max(Comparator.comparingInt(String::length));
        name.ifPresent(used::add);
        return name.map(told::get).orElse(null);
    }

    /** Whether endpoints answer otherwise than well. */
    public boolean isEmpty() {
        return told.isEmpty();
    }

    /** Those that nobody has asked for. */
    public Set<String> unused() {
        Set<String> unused = new TreeSet<>();
        written.forEach((name, answer) -> {
            if (!used.contains(name)) {
                unused.add(answer);
            }
        });
        return unused;
    }
}

package io.signalpost.simulator.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import io.signalpost.outbound.AddressKind;

/** Smartcar reaches public addresses only; so do we, unless local ones are allowed. */
final class AddressCheck {

    /** Looks a host name up, which may block for as long as the name server likes. */
    interface NameService {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final boolean allowLocal;
    private final NameService names;
    private final Executor lookups = Workers.start("simulator-lookup");

    AddressCheck(boolean allowLocal) {
        this(allowLocal, InetAddress::getAllByName);
    }

    AddressCheck(boolean allowLocal, NameService names) {
        this.allowLocal = allowLocal;
        this.names = names;
    }

    /**
     * Looks the host up anew, since a name may lead elsewhere than it did when the webhook was saved. On threads of its
     * own, so that a slow name server holds up nobody's answers.
     *
     * @return completes with a {@link PostingException} when one of its addresses is not allowed, or when it has none
     */
    CompletableFuture<Void> check(URI target) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        checkNow(target);
                    } catch (PostingException e) {
                        throw new CompletionException(e);
                    }
                },
                lookups);
    }

    private void checkNow(URI target) throws PostingException {
        for (InetAddress address : addresses(target.getHost())) {
            AddressKind kind = AddressKind.of(address);
            if (!kind.allowed(allowLocal)) {
                throw new PostingException("the host leads to " + address.getHostAddress()
                        + (kind == AddressKind.RESERVED
                                ? ": no receiver has a link-local, multicast, metadata or reserved address"
                                : ": Smartcar delivers to public addresses only; allow local targets if you mean it"));
            }
        }
    }

    private InetAddress[] addresses(String host) throws PostingException {
        try {
            return names.addresses(host);
        } catch (UnknownHostException e) {
            throw new PostingException(
                    host + " has no address: the name is misspelt, or the name server does not answer", e);
        }
    }
}

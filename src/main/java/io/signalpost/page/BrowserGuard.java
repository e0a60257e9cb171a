package io.signalpost.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.netty.util.NetUtil;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps web pages off a port. A page in a person's browser can reach it, even when it is bound to this machine: by a name of
 * the page's own that is made to resolve to 127.0.0.1. And where the person has logged in, the browser sends the password
 * along with whatever a page asks for. So this stands before the login, and no other page acts. A port that has a page of its own
 * says in its subclass what that page may do.
 */
public abstract class BrowserGuard extends OncePerRequestFilter {

    private static final String PAGE =
            "a request with an Origin header comes from a web page, and none of another address may act here; use curl, for instance";
    private static final String FOREIGN_PAGE = "a web page of another site asks for this; open it in a tab of its own";

    /** What {@code Sec-Fetch-Site} says of a page of another origin; only a browser sends it, and no page can change it. */
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private final String address;
    private final String setting;
    private final boolean local;

    /**
     * @param address that the port listens on; when others can reach it, they do so by any name. A page under such a name
     *                then still has no password: browsers keep one for the name it was typed for
     * @param setting what the address comes from, for the one who is refused
     */
    protected BrowserGuard(InetAddress address, String setting) {
        this.setting = setting;
        this.address = new InetSocketAddress(address, 0).getHostString(); // as configured, never a reverse look-up
        this.local = address.isLoopbackAddress();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            refuse(response, refusal.get());
        }
    }

    /** Answers 403 with the reason, as the port writes its errors. */
    protected abstract void refuse(HttpServletResponse response, String reason) throws IOException;

    /** Why the page that makes a browser send this may not do so; empty when it may, and when it is no page that asks. */
    protected Optional<String> refusalOfPage(HttpServletRequest request) {
        return isPage(request) && !request.getMethod().equals("GET") ? Optional.of(PAGE) : Optional.empty();
    }

    /** Whether a page has a browser ask this. */
    public static boolean isPage(HttpServletRequest request) {
        return request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
    }

    private Optional<String> refusal(HttpServletRequest request) {
        Optional<String> page = refusalOfPage(request);
        if (page.isPresent()) {
            return page;
        }
        // A link may lead here; an image or a script of another site may not even make the browser ask for the
        // password.
        if (FOREIGN.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))
                && !"document".equals(request.getHeader("Sec-Fetch-Dest"))) {
            return Optional.of(FOREIGN_PAGE);
        }
        return local && !namesThisMachine(request.getServerName())
                ? Optional.of(
                        "the Host header must be localhost, a loopback address or " + address + " (" + setting + ")")
                : Optional.empty();
    }

    /** Resolves nothing: a name that somebody else's server resolves is the very trick. */
    private boolean namesThisMachine(String host) {
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
        return literal == null
                ? host.equalsIgnoreCase("localhost") || host.equalsIgnoreCase(address)
                : literal.isLoopbackAddress();
    }
}

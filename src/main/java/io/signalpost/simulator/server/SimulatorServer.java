package io.signalpost.simulator.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import io.netty.util.NetUtil;
import io.signalpost.simulator.Simulator;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/** A running web server of one simulator. Any number can run in a process. */
public final class SimulatorServer implements AutoCloseable {

    private static final int MAX_THREADS = 20;

    private final WebServer tomcat;
    private final InetAddress address;

    private SimulatorServer(WebServer tomcat, InetAddress address) {
        this.tomcat = tomcat;
        this.address = address;
    }

    /** Without a login. */
    public static SimulatorServer start(
            Simulator simulator, InetAddress address, int port, String suggestedCallbackUri) {
        return start(simulator, address, port, suggestedCallbackUri, null);
    }

    /**
     * @param port                 0 for any that is free
     * @param suggestedCallbackUri that the page offers for a new webhook; null when there is none
     * @param login                null when nobody has to log in
     * @throws PortInUseException when another process listens there
     */
    public static SimulatorServer start(
            Simulator simulator, InetAddress address, int port, String suggestedCallbackUri, Login login) {
        return start(simulator, address, port, suggestedCallbackUri, login, InstantSource.system());
    }

    /** @param clock by which access tokens expire */
    static SimulatorServer start(
            Simulator simulator,
            InetAddress address,
            int port,
            String suggestedCallbackUri,
            Login login,
            InstantSource clock) {
        Operations operations = new Operations(simulator, suggestedCallbackUri, new AccessTokens(clock));
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port);
        factory.setAddress(address);
        factory.addConnectorCustomizers(SimulatorServer::limit);
        WebServer tomcat = factory.getWebServer(
                context -> serve(context, operations.router(), new SimulatorGuard(address), login));
        SimulatorServer server = new SimulatorServer(tomcat, address);
        try {
            tomcat.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static void limit(Connector connector) {
        connector.setProperty("relaxedQueryChars", "[]"); // as in filter[userId], which many clients do not encode
        connector.setMaxPostSize(JsonBody.MAX_BYTES);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setMaxThreads(MAX_THREADS);
            protocol.setMinSpareThreads(1);
        }
    }

    private static void serve(
            ServletContext context, RouterFunction<ServerResponse> router, SimulatorGuard guard, Login login) {
        RouterFunctionMapping mapping = new RouterFunctionMapping(router);
        mapping.setMessageConverters(ApiJson.CONVERTERS);
        GenericWebApplicationContext spring = new GenericWebApplicationContext();
        spring.registerBean(RouterFunctionMapping.class, () -> mapping);
        spring.registerBean(HandlerFunctionAdapter.class);
        spring.registerBean(DefaultHandlerExceptionResolver.class); // Spring's choice of three takes long to set up
        context.addFilter("threads", (Filter) SimulatorServer::keepThreads).addMappingForUrlPatterns(null, false, "/*");
        context.addFilter("guard", guard).addMappingForUrlPatterns(null, false, "/*");
        if (login != null) {
            context.addFilter("login", new LoginFilter(login)).addMappingForUrlPatterns(null, false, "/*");
        }
        var servlet = context.addServlet("simulator", new DispatcherServlet(spring));
        servlet.addMapping("/");
        servlet.setLoadOnStartup(1);
    }

    /** The simulator's threads, which a request may start, outlive the server; Tomcat would take them for a leak. */
    private static void keepThreads(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Thread.currentThread().setContextClassLoader(SimulatorServer.class.getClassLoader());
        chain.doFilter(request, response);
    }

    int port() {
        return tomcat.getPort();
    }

    /** Where the page is, and what the paths of both APIs are appended to. */
    public URI uri() {
        String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        return URI.create("http://" + NetUtil.toSocketAddressString(host, port()));
    }

    @Override
    public void close() {
        tomcat.stop();
        tomcat.destroy();
    }
}

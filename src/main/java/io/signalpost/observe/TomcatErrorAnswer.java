package io.signalpost.observe;

import java.io.IOException;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * What the management port answers where Tomcat itself refuses a request, before anything of ours sees it: a malformed target,
 * or a path with an encoded slash or NUL. Tomcat's own answer is a page. Public, as Tomcat makes it by its name.
 */
public final class TomcatErrorAnswer extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            RequestProblem.send(
                    response,
                    response.getStatus(),
                    response.getStatus() == HttpServletResponse.SC_BAD_REQUEST
                            ? "this path or request is malformed; an id with special characters goes into the query, as"
                                    + " /observe/vehicles?id=…"
                            : "the request cannot be answered");
            response.finishResponse();
        } catch (IOException gone) {
            containerLog.debug("Nobody waits for the answer", gone);
        }
    }
}

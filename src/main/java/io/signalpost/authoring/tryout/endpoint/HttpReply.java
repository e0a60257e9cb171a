package io.signalpost.authoring.tryout.endpoint;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpOperationFailedException;

/** An HTTP answer, as Camel's HTTP component hands it to the route. */
record HttpReply(int status, Map<String, String> headers, String body) implements EndpointReply {

    @Override
    public void give(Address address, Exchange exchange) throws Exception {
        boolean ok = status >= 200 && status < 300;
        if (!ok && !address.option("throwExceptionOnFailure", "true").equals("false")) {
            throw new HttpOperationFailedException(
                    address.name(), status, "as --answer says", headers.get("Location"), headers, body);
        }
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        headers.forEach(message::setHeader);
        message.setBody(body);
    }
}

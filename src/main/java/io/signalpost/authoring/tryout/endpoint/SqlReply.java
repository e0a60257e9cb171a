package io.signalpost.authoring.tryout.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.sql.SqlConstants;
import org.apache.camel.support.ResourceHelper;

/**
 * What a database answers: rows to a query, how many rows it has changed to anything else.
 *
 * @param rows    of a query
 * @param changed null for one, or as many as the batch has
 */
record SqlReply(List<Map<String, Object>> rows, Integer changed) implements EndpointReply {

    private static final Pattern QUERY = Pattern.compile("(?is)\\s*(select|with)\\b.*");

    @Override
    public void give(Address address, Exchange exchange) throws SQLDataException {
        Message message = exchange.getMessage();
        if (!QUERY.matcher(statement(address, exchange)).matches()) {
            message.setHeader(SqlConstants.SQL_UPDATE_COUNT, changed == null ? batch(message) : changed);
            return;
        }
        message.setHeader(SqlConstants.SQL_ROW_COUNT, rows.size());
        boolean one = address.option("outputType", "SelectList").equals("SelectOne");
        if (one && rows.size() > 1) {
            throw new SQLDataException("outputType=SelectOne, and --answer has " + rows.size() + " rows");
        }
        Object answer = !one ? rows : rows.isEmpty() ? null : value(rows.get(0));
        String header = address.option("outputHeader", null);
        if (header == null) {
            message.setBody(answer);
        } else {
            message.setHeader(header, answer);
        }
    }

    /** A row of a single column is that column's value. */
    private static Object value(Map<String, Object> row) {
        return row.size() == 1 ? row.values().iterator().next() : row;
    }

    private static int batch(Message message) {
        return message.getBody() instanceof Collection<?> all ? all.size() : 1;
    }

    private static String statement(Address address, Exchange exchange) {
        if (!ResourceHelper.hasScheme(address.path())) {
            return address.path();
        }
        try (InputStream file =
                ResourceHelper.resolveMandatoryResourceAsInputStream(exchange.getContext(), address.path())) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

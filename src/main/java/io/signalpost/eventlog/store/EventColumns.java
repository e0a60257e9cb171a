package io.signalpost.eventlog.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What the columns of an event must be, so that the database passes over all others without their bodies being fetched. */
public final class EventColumns {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** The column is one of these values, whatever their case. @param expression of columns, which is a text */
    public EventColumns among(String expression, Collection<String> lowerCase) {
        sql.append(" AND lower(")
                .append(expression)
                .append(") IN (")
                .append(marks(lowerCase.size()))
                .append(')');
        parameters.addAll(lowerCase);
        return this;
    }

    /** The event's number is one of these. */
    public EventColumns among(Collection<Long> seqs) {
        sql.append(" AND seq IN (")
                .append(seqs.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .append(')');
        return this;
    }

    /** The event's number is in what a query gives. */
    public EventColumns numbered(String query, Collection<?> parametersOfQuery) {
        sql.append(" AND seq IN (").append(query).append(')');
        parameters.addAll(parametersOfQuery);
        return this;
    }

    /** So many parameters of a list. */
    public static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    String sql() {
        return sql.toString();
    }

    List<Object> parameters() {
        return parameters;
    }
}

package io.signalpost.authoring.tryout;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connects to no database: transactions begin and end, and nothing else can be done in them. */
final class OfflineDataSource extends AbstractDataSource {

    private static final Set<String> ASKS_THE_DATABASE = Set.of(
            "createStatement",
            "prepareStatement",
            "prepareCall",
            "getMetaData",
            "createArrayOf",
            "createBlob",
            "createClob");

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (ASKS_THE_DATABASE.contains(method.getName())) {
                        throw new SQLException("a bean asks a database, and a route that is tried has none");
                    }
                    return nothing(method.getReturnType());
                });
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }
}

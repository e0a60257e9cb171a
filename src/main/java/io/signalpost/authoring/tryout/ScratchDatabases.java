package io.signalpost.authoring.tryout;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;
import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Spares the application's SQLite files their syncs: they are gone after the trial, and each commit would wait for the disk. */
final class ScratchDatabases implements BeanPostProcessor {

    private final Predicate<String> isOurs;

    /** @param isOurs by the name of a bean; those of route files are none of the application's */
    ScratchDatabases(Predicate<String> isOurs) {
        this.isOurs = isOurs;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return isOurs.test(name) && bean instanceof DataSource database ? new Unsynced(database) : bean;
    }

    private static final class Unsynced extends DelegatingDataSource {

        Unsynced(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = OFF");
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
    }
}

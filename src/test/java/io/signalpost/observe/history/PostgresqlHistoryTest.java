package io.signalpost.observe.history;

import java.util.List;

import io.signalpost.observe.TwoNodes;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(TwoNodes.class)
class PostgresqlHistoryTest extends HistoryContract {

    @Override
    List<RunningApp> nodes() {
        return TwoNodes.nodes();
    }

    @Override
    JdbcTemplate sql() {
        return TwoNodes.log().sql();
    }
}

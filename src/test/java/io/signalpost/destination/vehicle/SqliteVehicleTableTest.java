package io.signalpost.destination.vehicle;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteVehicleTableTest extends VehicleTableContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }

    @Test
    void theLatestReadingsOfAVehicleAreFoundByIndexes() {
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(sql);
        Map<String, Object> parameters = Map.of("id", "v1", "code", "a", "events", 9, "limit", 9);

        for (String query : List.of(VehicleTable.READINGS, VehicleTable.CADENCES)) {
            assertThat(named.queryForList("EXPLAIN QUERY PLAN " + query, parameters))
                    .extracting(step -> step.get("detail").toString())
                    .as(query)
                    .anyMatch(detail -> detail.contains("INDEX vehicle_event_by_vehicle (vehicle_id=?)"))
                    .anyMatch(detail -> detail.contains("SEARCH r USING PRIMARY KEY (event=?"))
                    .noneMatch(detail -> detail.matches("SCAN (?!e\\b).*|.*TEMP B-TREE FOR ORDER BY received_at.*"));
        }
    }
}

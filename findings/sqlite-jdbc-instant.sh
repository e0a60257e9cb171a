#!/usr/bin/env bash
# sqlite-jdbc keeps a Timestamp as a number and an Instant of the same moment as a text.
#
# Expected: setTimestamp(t) and setObject(t.toInstant()) put the same value into a column, so that one query sorts and
#           compares both, and getTimestamp reads both.
# Happens:  setTimestamp writes milliseconds since 1970 as an INTEGER; setObject with an Instant writes its ISO text.
#           SQLite sorts any number before any text, so `ORDER BY` puts a later Timestamp before an earlier Instant.
#           getTimestamp throws when it meets the text; getObject(…, Instant.class) is not offered at all.
# Cure:     settle on one form per column and bind that: a long with the milliseconds, or a text of fixed width in UTC.
# Source:   seen when two ways of writing met in one table, 2026-11-29, org.xerial:sqlite-jdbc 3.53.2.0.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
    <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.53.2.0</version></dependency>
  </dependencies>
</project>
POM

cat >"$work/Demo.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

class Demo {
    public static void main(String[] args) throws Exception {
        Instant earlier = Instant.parse("2026-01-01T00:00:00Z");
        Instant later = earlier.plusSeconds(3600);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            System.out.println("sqlite-jdbc " + connection.getMetaData().getDriverVersion());
            statement.executeUpdate("CREATE TABLE reading (name TEXT, at TIMESTAMP)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO reading VALUES (?, ?)")) {
                insert.setString(1, "earlier, setObject(Instant)");
                insert.setObject(2, earlier);
                insert.executeUpdate();
                insert.setString(1, "later, setTimestamp");
                insert.setTimestamp(2, Timestamp.from(later));
                insert.executeUpdate();
            }
            try (ResultSet row = statement.executeQuery("SELECT name, typeof(at), at FROM reading ORDER BY at")) {
                while (row.next()) {
                    System.out.printf("%s: %s %s, getTimestamp %s, getObject(Instant) %s%n",
                            row.getString(1), row.getString(2), row.getString(3),
                            outcome(() -> row.getTimestamp(3).toInstant()),
                            outcome(() -> row.getObject(3, Instant.class)));
                }
            }
        }
    }

    interface Read {
        Object read() throws SQLException;
    }

    static Object outcome(Read read) {
        try {
            return read.read();
        } catch (SQLException e) {
            return "fails: " + e.getMessage();
        }
    }
}
JAVA

mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
java -cp "$work/lib/*" "$work/Demo.java" | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
sqlite-jdbc 3.53.2.0
later, setTimestamp: integer 1767229200000, getTimestamp 2026-01-01T01:00:00Z, getObject(Instant) fails: not implemented by SQLite JDBC driver
earlier, setObject(Instant): text 2026-01-01T00:00:00Z, getTimestamp fails: Error parsing time stamp, getObject(Instant) fails: not implemented by SQLite JDBC driver
EXPECTED

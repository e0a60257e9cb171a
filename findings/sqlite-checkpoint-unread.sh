#!/usr/bin/env bash
# SQLite makes no checkpoint on a connection that has not read since the file was given a write-ahead log.
#
# Expected: PRAGMA wal_checkpoint copies what is in the write-ahead log, whichever connection asks. Its documentation says
#           that -1 for the number of pages means that there is no write-ahead log, so a program may take it for "nothing
#           to do".
# Happens:  a connection that has asked before another one says journal_mode = WAL goes on answering 0|-1|-1, without an
#           error, until it has read from the file itself. A thread that does nothing but checkpoints never reads: the write-ahead log
#           of a new database grows until the program is started again.
# Cure:     read once, PRAGMA schema_version for instance, when the answer is -1.
# Source:   https://www.sqlite.org/pragma.html#pragma_wal_checkpoint, seen 2026-11-30, org.xerial:sqlite-jdbc 3.53.2.0.
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class Demo {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:sqlite:" + args[0];
        try (Connection asks = DriverManager.getConnection(url);
                Connection writes = DriverManager.getConnection(url);
                Statement ask = asks.createStatement();
                Statement write = writes.createStatement()) {
            System.out.println("sqlite-jdbc " + asks.getMetaData().getDriverVersion());
            checkpoint("before", ask);
            write.execute("PRAGMA journal_mode = WAL");
            write.execute("PRAGMA wal_autocheckpoint = 0");
            write.execute("CREATE TABLE row (value INTEGER)");
            write.execute("INSERT INTO row VALUES (1)");
            checkpoint("with pages in the write-ahead log", ask);
            write.execute("INSERT INTO row VALUES (2)");
            checkpoint("with more of them", ask);
            ask.executeQuery("PRAGMA schema_version").close();
            checkpoint("once it has read", ask);
        }
    }

    static void checkpoint(String when, Statement ask) throws SQLException {
        try (ResultSet row = ask.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            System.out.printf("%s: busy %d, pages %d, copied %d%n", when, row.getInt(1), row.getInt(2), row.getInt(3));
        }
    }
}
JAVA

mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
java -cp "$work/lib/*" "$work/Demo.java" "$work/demo.db" | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
sqlite-jdbc 3.53.2.0
before: busy 0, pages -1, copied -1
with pages in the write-ahead log: busy 0, pages -1, copied -1
with more of them: busy 0, pages -1, copied -1
once it has read: busy 0, pages 4, copied 4
EXPECTED

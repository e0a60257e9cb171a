#!/usr/bin/env bash
# Camel's Simple language goes on with a bean that the registry no longer has, whatever is stopped and made anew.
#
# Expected: an expression that is made after another bean was bound to the name uses that bean, as the bean component and a
#           lookup in the registry do; at the latest once the language was stopped and started.
# Happens:  SimpleLanguage keeps the last thousand expressions by their text, each with the bean that it met first, and
#           stopping the language does not empty that. So a route that is replaced while the context runs, with the beans that
#           its file declares, computes with those of before. It shows only in wrong values.
# Cure:     let other texts push them out: with the global option CamelMaximumSimpleCacheSize of 1 a single one does.
# Source:   seen with route files that are run as they are saved, 2026-11-30, camel-core 4.22.0.
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
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core-engine</artifactId><version>4.22.0</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core-languages</artifactId><version>4.22.0</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-bean</artifactId><version>4.22.0</version></dependency>
  </dependencies>
</project>
POM

cat >"$work/Demo.java" <<'JAVA'
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;

public class Demo {
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    public record Word(String value) {
        public String getValue() {
            return value;
        }
    }

    public static void main(String[] args) throws Exception {
        CAMEL.start();
        System.out.println("Camel " + CAMEL.getVersion());
        CAMEL.getRegistry().bind("word", new Word("old"));
        say("at first");
        CAMEL.getRegistry().unbind("word");
        CAMEL.getRegistry().bind("word", new Word("new"));
        say("bound anew");
        Language simple = CAMEL.resolveLanguage("simple");
        ServiceHelper.stopService(simple);
        ServiceHelper.startService(simple);
        say("language restarted");
        System.exit(0);
    }

    private static void say(String when) {
        Exchange exchange = new DefaultExchange(CAMEL);
        System.out.printf("%s: registry has %s, an expression that is made now says %s%n", when,
                CAMEL.getRegistry().lookupByNameAndType("word", Word.class).value(),
                CAMEL.resolveLanguage("simple").createExpression("${bean:word?method=getValue}")
                        .evaluate(exchange, String.class));
    }
}
JAVA

mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
java -cp "$work/lib/*" "$work/Demo.java" | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
Camel 4.22.0
at first: registry has old, an expression that is made now says old
bound anew: registry has new, an expression that is made now says old
language restarted: registry has new, an expression that is made now says old
EXPECTED

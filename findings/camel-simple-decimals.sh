#!/usr/bin/env bash
# Camel's Simple language compares only the whole part of numbers, unless both sides are of one decimal type.
#
# Expected: 71.05 is greater than 71, and 71 is less than 71.5. Simple promises to convert both sides to one type; nothing in its
#           description says that decimals are lost.
# Happens:  ObjectHelper#typeCoerceCompare converts both sides to Long first and looks no further when that works, as it does
#           for every number. So 71.05 > 71 is false, and so is 71 < 71.5; 71.05 == 71 is true. It hurts whoever sets a limit
#           on a measured value: the alert is missing within the last unit above the limit.
# Cure:     have a Double on both sides: `${body.doubleValue} > 71.0`. A literal with a point is one.
# Source:   seen with a route that watches a tyre's pressure, 2026-11-29, camel-core 4.17.0 and 4.22.0.
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
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core-engine</artifactId><version>${camel}</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core-languages</artifactId><version>${camel}</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-bean</artifactId><version>${camel}</version></dependency>
  </dependencies>
</project>
POM

cat >"$work/Demo.java" <<'JAVA'
import java.math.BigDecimal;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

class Demo {
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    public static void main(String[] args) throws Exception {
        CAMEL.start();
        System.out.println("Camel " + CAMEL.getVersion());
        ask(new BigDecimal("71.05"), "${body} > 71");
        ask(new BigDecimal("71.05"), "${body} > 71.04");
        ask(new BigDecimal("71.05"), "${body} == 71");
        ask(71.05, "${body} > 71");
        ask(71, "${body} < 71.5");
        ask(new BigDecimal("71.05"), "${body.doubleValue} > 71.0");
        System.exit(0);
    }

    private static void ask(Object body, String predicate) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(body);
        System.out.printf("%s %s: %s is %b%n", body.getClass().getSimpleName(), body, predicate,
                CAMEL.resolveLanguage("simple").createPredicate(predicate).matches(exchange));
    }
}
JAVA

for camel in 4.17.0 4.22.0; do
  mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -Dcamel=$camel -DoutputDirectory="$work/$camel" >&2
  java -cp "$work/$camel/*" "$work/Demo.java"
done | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
Camel 4.17.0
BigDecimal 71.05: ${body} > 71 is false
BigDecimal 71.05: ${body} > 71.04 is false
BigDecimal 71.05: ${body} == 71 is true
Double 71.05: ${body} > 71 is false
Integer 71: ${body} < 71.5 is false
BigDecimal 71.05: ${body.doubleValue} > 71.0 is true
Camel 4.22.0
BigDecimal 71.05: ${body} > 71 is false
BigDecimal 71.05: ${body} > 71.04 is false
BigDecimal 71.05: ${body} == 71 is true
Double 71.05: ${body} > 71 is false
Integer 71: ${body} < 71.5 is false
BigDecimal 71.05: ${body.doubleValue} > 71.0 is true
EXPECTED

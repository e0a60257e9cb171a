#!/usr/bin/env bash
# Camel's step kamelet cannot be made in a context whose producers start lazily.
#
# Expected: with lazyStartProducer for all endpoints, a route with the step kamelet starts, as one that sends to the endpoint
#           kamelet: does.
# Happens:  the step casts the producer of its endpoint to KameletProducer, and it is a LazyStartProducer: ClassCastException, and
#           the context does not start.
# Cure:     a component whose endpoints are never lazy; those within the Kamelet still are.
# Source:   seen with camel.main.endpoint-lazy-start-producer=true, 2026-11-30, camel-kamelet 4.18.0 on camel-core 4.22.0.
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
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-direct</artifactId><version>4.22.0</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-kamelet</artifactId><version>4.18.0</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
  </dependencies>
</project>
POM

cat >"$work/Demo.java" <<'JAVA'
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

public class Demo {
    public static void main(String[] args) throws Exception {
        for (boolean step : new boolean[] {false, true}) {
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                camel.getGlobalEndpointConfiguration().setLazyStartProducer(true);
                camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        routeTemplate("word").from("kamelet:source").setBody(constant("word")).to("kamelet:sink");
                        if (step) {
                            from("direct:in").kamelet("word");
                        } else {
                            from("direct:in").to("kamelet:word");
                        }
                    }
                });
                camel.start();
                System.out.println((step ? "step" : "endpoint") + ": "
                        + camel.createProducerTemplate().requestBody("direct:in", "", String.class));
            } catch (Exception e) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                System.out.println((step ? "step" : "endpoint") + ": " + cause.getClass().getSimpleName());
            }
        }
        System.exit(0);
    }
}
JAVA

mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
java -cp "$work/lib/*" "$work/Demo.java" | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
endpoint: word
step: ClassCastException
EXPECTED

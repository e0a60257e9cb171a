#!/usr/bin/env bash
# Camel's YAML DSL takes a key that is written twice: the last `uri:` wins, and of `steps:` both run.
#
# Expected: a refusal with file and line. YAML 1.2 asks for unique keys in a mapping (section 3.2.1.1), and SnakeYAML Engine,
#           the very parser underneath, refuses them unless told otherwise.
# Happens:  Camel reads the nodes of the file itself, past that check. It starts without a word. Of two `uri:` the first is
#           gone, and with it what the route was to read from; of two `steps:` the second is added to the first. A dash
#           forgotten between two steps makes such a file of a right one.
# Cure:     look for keys written twice before Camel reads a file.
# Source:   seen with an edited route file, 2026-11-29, camel-yaml-dsl 4.22.0, snakeyaml-engine as it comes with it.
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
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-mock</artifactId><version>4.22.0</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-yaml-dsl</artifactId><version>4.22.0</version></dependency>
  </dependencies>
</project>
POM

cat >"$work/twice.camel.yaml" <<'YAML'
- route:
    id: twice
    from:
      uri: direct:first
      uri: direct:second
      steps:
        - to:
            uri: mock:first-steps
      steps:
        - to:
            uri: mock:second-steps
YAML

cat >"$work/Demo.java" <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.DuplicateKeyException;

class Demo {
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        try {
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            System.out.println("SnakeYAML Engine: takes it");
        } catch (DuplicateKeyException e) {
            System.out.printf("SnakeYAML Engine: refuses it, %s in line %d%n",
                    e.getProblem(), e.getProblemMark().orElseThrow().getLine() + 1);
        }

        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
            camel.start();
            System.out.printf("Camel %s: %d route, from %s%n", camel.getVersion(), camel.getRoutes().size(),
                    camel.getRoute("twice").getEndpoint());
            camel.createProducerTemplate().sendBody("direct:second", "Hello");
            for (String steps : new String[] {"mock:first-steps", "mock:second-steps"}) {
                MockEndpoint reached = camel.getEndpoint(steps, MockEndpoint.class);
                System.out.printf("%s: %d message%n", steps, reached.getReceivedCounter());
            }
        }
    }
}
JAVA

mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
java -cp "$work/lib/*" "$work/Demo.java" "$work/twice.camel.yaml" | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
SnakeYAML Engine: refuses it, found duplicate key uri in line 5
Camel 4.22.0: 1 route, from direct://second
mock:first-steps: 1 message
mock:second-steps: 1 message
EXPECTED

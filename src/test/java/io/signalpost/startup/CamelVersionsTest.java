package io.signalpost.startup;

import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2HeaderFilterStrategy;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Some modules of Camel are older than its core, see {@code pom.xml}: they must find in it all that they call. */
class CamelVersionsTest {

    private static final String CORE = CamelContext.class.getPackage().getImplementationVersion();

    /** What is not in the jar. */
    private static final List<String> ONLY_FOR_TESTS = List.of("camel-catalog", "camel-test-spring-junit5");

    /** Helpers of Camel's own Kamelets, for modules that we have not. */
    private static final String OF_OTHERS = "/camel/component/kamelet/utils/";

    @Test
    void whatIsOlderThanTheCoreCallsOnlyWhatTheCoreHas() throws IOException {
        // Given
        List<Module> older =
                modules().filter(module -> !module.version.equals(CORE)).toList();
        assertThat(older)
                .extracting(Module::name)
                .as("modules of another version than Camel's core, %s", CORE)
                .containsExactlyInAnyOrder(
                        "camel-aws2-s3",
                        "camel-aws2-sqs",
                        "camel-aws-common",
                        "camel-kamelet",
                        "camel-opentelemetry2",
                        "camel-telemetry");

        for (Module module : older) {
            // When
            JavaClasses classes = new ClassFileImporter()
                    .withImportOption(place -> !place.contains(OF_OTHERS))
                    .importJar(new JarFile(module.jar));

            // Then
            assertThat(classes.stream()
                            .flatMap(one -> one.getAccessesFromSelf().stream())
                            .filter(access -> isCamels(access.getTarget()) && !exists(access.getTarget()))
                            .map(JavaAccess::getDescription))
                    .as("what %s %s calls and Camel %s has not", module.name, module.version, CORE)
                    .isEmpty();
        }
    }

    /** The component brings no filter of its own for this direction (CVE-2026-46456). */
    @ParameterizedTest
    @ValueSource(strings = {"CamelHttpUri", "camelfilename", "cAMELSqlQuery"})
    void theOlderSqsTakesNoHeaderThatSteersCamel(String attribute) {
        Exchange received = new DefaultExchange(new DefaultCamelContext());

        assertThat(new Sqs2HeaderFilterStrategy().applyFilterToExternalHeaders(attribute, "theirs", received))
                .as("dropped on its way in")
                .isTrue();
    }

    private static boolean isCamels(AccessTarget target) {
        return target.getOwner().getPackageName().startsWith("org.apache.camel.")
                || target.getOwner().getPackageName().equals("org.apache.camel");
    }

    private static boolean exists(AccessTarget target) {
        Class<?> owner;
        try {
            owner = Class.forName(target.getOwner().getName(), false, CamelVersionsTest.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            return false;
        }
        if (!(target instanceof CodeUnitAccessTarget code)) {
            return ReflectionUtils.findField(owner, target.getName()) != null;
        }
        Class<?>[] parameters = code.getRawParameterTypes().stream()
                .map(type -> ClassUtils.resolveClassName(type.getName(), null))
                .toArray(Class<?>[]::new);
        if (target instanceof ConstructorCallTarget) {
            return Arrays.stream(owner.getDeclaredConstructors())
                    .anyMatch(constructor -> Arrays.equals(constructor.getParameterTypes(), parameters));
        }
        return ReflectionUtils.findMethod(owner, target.getName(), parameters) != null
                || ClassUtils.hasMethod(owner, target.getName(), parameters)
                || owner.isInterface() && ClassUtils.hasMethod(Object.class, target.getName(), parameters);
    }

    private static Stream<Module> modules() throws IOException {
        return Collections.list(CamelVersionsTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                .map(URL::getPath)
                .filter(path -> path.contains("/org/apache/camel/camel-"))
                .map(Module::of)
                .filter(module -> !ONLY_FOR_TESTS.contains(module.name));
    }

    /** @param jar where it lies in the local Maven repository: {@code …/name/version/name-version.jar} */
    private record Module(String name, String version, String jar) {

        static Module of(String manifest) {
            String jar = manifest.substring("file:".length(), manifest.indexOf("!"));
            String[] steps = jar.split("/");
            return new Module(steps[steps.length - 3], steps[steps.length - 2], jar);
        }
    }
}

package io.signalpost.authoring.kit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.signalpost.SignalpostApplication;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * On a test class: its test methods may ask for a {@link TestedRoute}. The receiver starts with the route files named and no
 * others of yours, behind the same gate as any start; the first finding fails every test of the class. Whatever would leave
 * the process is caught. Beans can be injected with {@code @Autowired}.
 *
 * <p>Settings are those of {@code application.properties} in the project's folder, but for where data is kept: a folder of the
 * test's own. Classes with the same routes and settings share one start.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RouteTestExtension.class) // first, to tell a failed start in its own words
@CamelSpringBootTest
@SpringBootTest(
        classes = SignalpostApplication.class,
        properties = "logging.level.io.signalpost.startup.StartSummary=WARN") // no port is open, whatever it says
@ContextCustomizerFactories(RouteTestSetup.Factory.class)
public @interface RouteTest {

    /** Route files, from the project's folder, for instance {@code routes/low-battery.camel.yaml}. */
    String[] value();

    /** {@code key=value}, before those of {@code application.properties}. */
    String[] settings() default {};

    /** Endpoints that are not caught, for instance {@code sql:*} for a database of the test. */
    String[] real() default {};
}

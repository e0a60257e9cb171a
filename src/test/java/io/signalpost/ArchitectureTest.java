package io.signalpost;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Which package may know which. The arrows point one way, downwards in the table. */
class ArchitectureTest {

    /**
     * Each package, and those of ours that it may import; a star stands for a package and all below it. What has no arrow
     * knows none of ours.
     */
    private static final String ARROWS = """
            .                  -> command startup
            command            -> account authoring.route command.* destination observe startup subscriptions
            command.authoring  -> authoring.project authoring.report authoring.route authoring.tryout.* command.terminal eventlog.store query startup startup.trial
            command.data       -> command.terminal database destination.fault eventlog.move eventlog.store startup
            command.event      -> command.receiver command.terminal query
            command.receiver   -> authoring.route command.terminal database outbound
            command.replay     -> command.event command.receiver command.terminal
            command.simulator  -> authoring.route command.terminal simulator simulator.delivery simulator.server simulator.vehicle simulator.webhook simulator.wire startup
            command.subscription -> command.terminal destination subscriptions
            command.terminal   -> destination startup
            demo               -> catalog simulator.* webhook

            simulator.junit    -> simulator.*
            simulator.server   -> catalog page simulator.*
            simulator          -> catalog simulator.clock simulator.delivery simulator.vehicle simulator.webhook simulator.wire
            simulator.delivery -> outbound simulator.clock simulator.webhook simulator.wire
            simulator.webhook  -> catalog outbound simulator.vehicle simulator.wire
            simulator.wire     -> catalog simulator.vehicle
            simulator.vehicle  -> catalog
            simulator.clock    ->

            startup.trial      -> authoring.route eventlog.store startup startup.route startup.setting
            startup            -> account authoring authoring.live authoring.route destination.setting eventlog eventlog.delivery eventlog.ledger observe observe.login startup.route startup.setting
            startup.setting    -> account authoring.route destination.setting observe observe.alert startup.route subscriptions webhook
            startup.route      -> authoring.route

            authoring          -> authoring.route authoring.simple catalog event eventlog.delivery eventlog.failure
            authoring.live     -> authoring.route
            authoring.kit      -> . authoring.route authoring.tryout.* catalog event eventlog.* simulator.* webhook
            authoring.project  -> authoring.route
            authoring.report   -> authoring.route
            authoring.simple   -> authoring.route event
            authoring.route    ->
            authoring.tryout.report -> authoring.tryout event eventlog.store
            authoring.tryout   -> authoring.tryout.endpoint destination event eventlog eventlog.delivery eventlog.failure eventlog.passed eventlog.store webhook
            authoring.tryout.endpoint -> authoring.route eventlog.failure

            query              -> authoring.route catalog event

            observe.alert      -> database destination.http destination.mail eventlog eventlog.* observe observe.loss outbound
            observe.api        -> eventlog.* observe observe.loss webhook.refused
            observe.destination -> catalog event eventlog eventlog.delivery eventlog.failure eventlog.ledger eventlog.store observe observe.audit
            observe.loss       -> eventlog.* observe observe.audit
            observe.login      -> account observe observe.audit page
            observe.refused    -> eventlog.store observe observe.audit observe.event webhook.*
            observe.event      -> authoring.route event eventlog.* observe observe.audit query webhook
            observe.audit      -> eventlog eventlog.store observe
            observe.console    ->
            observe.history    -> eventlog eventlog.ledger eventlog.store observe
            observe.deadletter -> eventlog eventlog.delivery eventlog.ledger observe observe.audit
            observe.replay     -> eventlog eventlog.* observe observe.audit observe.event
            observe.trace      -> event eventlog eventlog.delivery eventlog.store
            observe.vehicle    -> destination.database destination.erasure destination.vehicle event eventlog.* observe observe.audit observe.event webhook.*
            observe            -> account authoring.route eventlog.* page query

            destination.setting -> destination.amqp destination.chat destination.database destination.files destination.http destination.kafka destination.mail destination.mqtt destination.s3 destination.sqs
            destination.erasure -> destination.database destination.fault destination.sql eventlog.store
            destination.amqp   -> destination
            destination.chat   -> destination.fault destination.http destination.sql eventlog.store
            destination.database -> database destination destination.fault destination.sql event
            destination.files  -> database destination destination.line event eventlog.delivery
            destination.http   -> destination event eventlog.failure outbound
            destination.kafka  -> destination event eventlog.delivery
            destination.mail   -> destination destination.fault destination.sql eventlog.delivery eventlog.failure eventlog.store
            destination.mqtt   -> destination event eventlog.delivery eventlog.failure
            destination.s3     -> destination destination.aws destination.line event
            destination.sqs    -> destination destination.aws event eventlog.delivery eventlog.failure eventlog.window
            destination.aws    -> destination
            destination.fault  -> database destination destination.sql event eventlog.store
            destination.line   -> destination event
            destination.vehicle -> destination.sql
            destination.sql    -> database destination event eventlog.failure
            destination        ->

            kamelet            -> event eventlog eventlog.delivery eventlog.passed

            webhook.doctor     -> eventlog eventlog.store webhook webhook.refused
            webhook            -> event eventlog eventlog.store http webhook.refused
            webhook.refused    -> eventlog eventlog.store

            eventlog           -> event eventlog.*
            eventlog.record    -> event eventlog.delivery eventlog.ledger eventlog.store
            eventlog.index     -> event eventlog.store
            eventlog.passed    -> eventlog.store
            eventlog.delivery  -> event eventlog.failure eventlog.index eventlog.ledger eventlog.store eventlog.window
            eventlog.window    -> eventlog.ledger eventlog.store
            eventlog.ledger    -> eventlog.store
            eventlog.move      -> eventlog.store
            eventlog.failure   ->
            eventlog.outage    -> event eventlog.store
            eventlog.store     -> database event

            account            -> authoring.route database page
            event              -> catalog
            catalog            ->
            database           ->
            http               ->
            outbound           ->
            page               ->
            subscriptions      -> outbound
            tls                ->
            """;

    /** Beside the core of these three, which knows neither Spring nor Camel: what a route or Spring calls. */
    private static final Set<String> GLUE = Set.of(
            "event.VehicleEventConverter",
            "event.VehicleEventConverterLoader",
            "webhook.AnswerAccepted",
            "webhook.AnswerChallenge",
            "webhook.CheckDeliveryTime",
            "webhook.Evidence",
            "webhook.RecordRefusal",
            "webhook.RefusalReport",
            "webhook.SmartcarProperties",
            "webhook.VerifySignature",
            "webhook.WebhookConfiguration",
            "webhook.WebhookProperties",
            "webhook.doctor.DoctorConfiguration",
            "webhook.refused.PruneRefusedRequestsRoute",
            "webhook.refused.RefusedRequestsConfiguration",
            "webhook.refused.RefusedRequestsProperties");

    private static final String ROOT = "io.signalpost";

    private static final ImportOption NO_TESTS = new ImportOption.DoNotIncludeTests();

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(
                    place -> NO_TESTS.includes(place) || place.contains("/authoring/kit/")) // compiled with them
            .importPackages(ROOT);

    @Test
    void aPackageKnowsNoneButThoseOfTheTable() {
        List<Row> table = Row.all(ARROWS).toList();

        assertThat(OURS.stream()
                        .flatMap(ArchitectureTest::arrows)
                        .filter(arrow -> table.stream().noneMatch(row -> row.allows(arrow)))
                        .distinct())
                .as("arrows that the table does not have")
                .isEmpty();
    }

    @Test
    void eachPackageIsInTheTable() {
        Set<String> rows = Row.all(ARROWS).map(Row::from).collect(Collectors.toSet());

        assertThat(OURS.stream().map(ArchitectureTest::room).distinct())
                .allSatisfy(room -> assertThat(rows).anyMatch(row -> matches(row, room)));
    }

    @Test
    void eachNameIsThatOfOneClass() {
        assertThat(OURS.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.equals("package-info")))
                .doesNotHaveDuplicates();
    }

    @Test
    void noPackageKnowsItselfByWayOfOthers() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void theCoreOfWebhooksEventsAndCatalogKnowsNeitherSpringNorCamel() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".webhook..", ROOT + ".event..", ROOT + ".catalog..")
                .and(describe("are no glue", one -> !GLUE.contains(room(one) + "." + one.getSimpleName())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.camel..")
                .check(OURS);
    }

    /** A line of the table. */
    private record Row(String from, List<String> to) {

        static Stream<Row> all(String table) {
            return table.lines().filter(line -> !line.isBlank()).map(Row::of);
        }

        private static Row of(String line) {
            String[] sides = line.split("->", 2);
            return new Row(sides[0].strip(), List.of(sides[1].strip().split(" ")));
        }

        boolean allows(Arrow arrow) {
            return matches(from, arrow.from) && to.stream().anyMatch(target -> matches(target, arrow.to));
        }
    }

    /** That a class of one package knows another package. */
    private record Arrow(String from, String to, String of) {}

    private static Stream<Arrow> arrows(JavaClass one) {
        return one.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(ROOT))
                .map(target -> new Arrow(room(one), room(target), one.getSimpleName()))
                .filter(arrow -> !arrow.from.equals(arrow.to));
    }

    /** A package without what they all begin with; the application's own is a dot. */
    private static String room(JavaClass one) {
        String name = one.getPackageName();
        return name.equals(ROOT) ? "." : name.substring(ROOT.length() + 1);
    }

    private static boolean matches(String pattern, String room) {
        String above = pattern.endsWith(".*") ? pattern.substring(0, pattern.length() - 2) : null;
        return pattern.equals(room) || room.equals(above) || above != null && room.startsWith(above + ".");
    }
}

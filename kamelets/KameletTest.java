import io.signalpost.authoring.kit.RouteTest;

/** All Kamelets run in one start. */
@RouteTest(
        value = "src/test/resources/kamelet-routes/kamelets.camel.yaml",
        settings = "signalpost.redact.secret=a secret of thirty-two characters or more")
abstract class KameletTest {}

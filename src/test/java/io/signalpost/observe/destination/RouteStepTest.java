package io.signalpost.observe.destination;

import java.util.List;

import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.OtherwiseDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RouteStepTest {

    @Test
    void aStepTellsWhereItSendsToWithoutWhatMayBeASecret() {
        RouteDefinition route = new RouteDefinition();
        route.addOutput(new ToDefinition("https://anna:pw@chat.example.com/services/T0/xyz?token=abc"));
        route.addOutput(new SetHeaderDefinition("Authorization", new ConstantExpression("Bearer abc")));

        assertThat(RouteStep.all(route.getOutputs(), new StepCounts()))
                .containsExactly(
                        new RouteStep("to", "https://chat.example.com", null, null, null, List.of()),
                        new RouteStep("setHeader", "Authorization", null, null, null, List.of()));
    }

    @Test
    void aChoiceTellsItsBranches() {
        WhenDefinition when = new WhenDefinition(new SimpleExpression("${body.type} == 'VEHICLE_ERROR'"));
        when.addOutput(new ToDefinition("log:errors"));
        OtherwiseDefinition otherwise = new OtherwiseDefinition();
        otherwise.addOutput(new ToDefinition("log:others"));
        ChoiceDefinition choice = new ChoiceDefinition();
        choice.setWhenClauses(List.of(when));
        choice.setOtherwise(otherwise);
        choice.setDescription("Errors go elsewhere.");

        assertThat(RouteStep.all(List.of(choice), new StepCounts()))
                .containsExactly(new RouteStep(
                        "choice",
                        null,
                        "Errors go elsewhere.",
                        null,
                        null,
                        List.of(
                                new RouteStep(
                                        "when",
                                        "${body.type} == 'VEHICLE_ERROR'",
                                        null,
                                        null,
                                        null,
                                        List.of(new RouteStep("to", "log:errors", null, null, null, List.of()))),
                                new RouteStep(
                                        "otherwise",
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(new RouteStep("to", "log:others", null, null, null, List.of()))))));
    }
}

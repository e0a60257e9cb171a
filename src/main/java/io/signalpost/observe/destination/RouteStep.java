package io.signalpost.observe.destination;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.springframework.lang.Nullable;

/**
 * A step of a route, to be drawn. Of its options it has what tells the steps of a kind apart and is never a secret.
 *
 * @param kind        as it is called in the route file
 * @param detail      where it sends to, what it asks, or what it sets
 * @param description that the route file gives it
 * @param exchanges   how often it was taken on this node since it started: an event each, or a batch; absent where nobody counts
 * @param failed      how many of them ended with an exception, in it or below it
 * @param steps       below it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteStep(
        String kind,
        @Nullable String detail,
        @Nullable String description,
        @Nullable Long exchanges,
        @Nullable Long failed,
        List<RouteStep> steps) {

    /** Scheme and what stands first; further on, and before an at sign, there may be secrets. */
    private static final Pattern OPEN_PART = Pattern.compile("([\\w+.-]+:/{0,2})(?:[^/?@]*@)?([^/?]*)");

    static List<RouteStep> all(List<ProcessorDefinition<?>> steps, StepCounts counts) {
        return steps.stream().map(step -> of(step, counts)).toList();
    }

    private static RouteStep of(ProcessorDefinition<?> step, StepCounts counts) {
        Optional<StepCounts.Count> count = counts.of(step);
        return new RouteStep(
                step.getShortName(),
                detail(step),
                step.getDescription(),
                count.map(StepCounts.Count::exchanges).orElse(null),
                count.map(StepCounts.Count::failed).orElse(null),
                step instanceof ChoiceDefinition choice ? branches(choice, counts) : all(step.getOutputs(), counts));
    }

    private static List<RouteStep> branches(ChoiceDefinition choice, StepCounts counts) {
        Stream<RouteStep> whens = choice.getWhenClauses().stream()
                .map(when -> branch(when, asked(when.getExpression()), when.getOutputs(), counts));
        Stream<RouteStep> otherwise =
                Stream.ofNullable(choice.getOtherwise()).map(rest -> branch(rest, null, rest.getOutputs(), counts));
        return Stream.concat(whens, otherwise).toList();
    }

    private static RouteStep branch(
            OptionalIdentifiedDefinition<?> branch,
            @Nullable String asked,
            List<ProcessorDefinition<?>> steps,
            StepCounts counts) {
        return new RouteStep(branch.getShortName(), asked, branch.getDescription(), null, null, all(steps, counts));
    }

    @Nullable
    private static String detail(ProcessorDefinition<?> step) {
        if (step instanceof SendDefinition<?> send) {
            return openPart(send.getUri());
        }
        if (step instanceof ToDynamicDefinition to) {
            return openPart(to.getUri());
        }
        if (step instanceof FilterDefinition filter) {
            return asked(filter.getExpression());
        }
        if (step instanceof BeanDefinition bean) {
            return bean.getRef() == null ? bean.getBeanType() : bean.getRef();
        }
        if (step instanceof SetHeaderDefinition header) {
            return header.getName();
        }
        if (step instanceof SetVariableDefinition variable) {
            return variable.getName();
        }
        return step instanceof SetPropertyDefinition property ? property.getName() : null;
    }

    @Nullable
    private static String asked(@Nullable ExpressionDefinition condition) {
        return condition == null ? null : condition.getExpression();
    }

    @Nullable
    private static String openPart(@Nullable String uri) {
        Matcher matcher = OPEN_PART.matcher(String.valueOf(uri));
        return matcher.lookingAt() ? matcher.group(1) + matcher.group(2) : null;
    }
}

package io.signalpost.observe.destination;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
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
 * @param steps       below it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteStep(
        String kind, @Nullable String detail, @Nullable String description, List<RouteStep> steps) {

    /** Scheme and what stands first; further on, and before an at sign, there may be secrets. */
    private static final Pattern OPEN_PART = Pattern.compile("([\\w+.-]+:/{0,2})(?:[^/?@]*@)?([^/?]*)");

    static List<RouteStep> all(List<ProcessorDefinition<?>> steps) {
        return steps.stream().map(RouteStep::of).toList();
    }

    private static RouteStep of(ProcessorDefinition<?> step) {
        return new RouteStep(
                step.getShortName(),
                detail(step),
                step.getDescription(),
                step instanceof ChoiceDefinition choice ? branches(choice) : all(step.getOutputs()));
    }

    private static List<RouteStep> branches(ChoiceDefinition choice) {
        Stream<RouteStep> whens = choice.getWhenClauses().stream()
                .map(when -> new RouteStep(
                        when.getShortName(),
                        asked(when.getExpression()),
                        when.getDescription(),
                        all(when.getOutputs())));
        Stream<RouteStep> otherwise = Stream.ofNullable(choice.getOtherwise())
                .map(rest -> new RouteStep(rest.getShortName(), null, rest.getDescription(), all(rest.getOutputs())));
        return Stream.concat(whens, otherwise).toList();
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

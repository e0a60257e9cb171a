package io.signalpost.observe;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.MissingParametersException;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Refuses fields and query parameters that an endpoint of ours does not know, with 400 and the nearest name, or whose value it
 * cannot read, before anything is done. Spring Boot passes over them: a {@code discard-dead} that was meant for one event would discard all.
 */
final class KnownNamesOnly implements OperationInvokerAdvisor {

    private static final Set<String> OURS = Set.of("destinations", "refused", "rejected", "loss", "vehicles");

    @Override
    public OperationInvoker apply(
            EndpointId endpoint, OperationType type, OperationParameters parameters, OperationInvoker operation) {
        if (!OURS.contains(endpoint.toString())) {
            return operation;
        }
        Set<String> known = new TreeSet<>();
        parameters.stream()
                .filter(parameter -> parameter.getType() != SecurityContext.class)
                .forEach(parameter -> known.add(parameter.getName()));
        return context -> context.getArguments().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .<Object>map(name -> refusal(name, known))
                .orElseGet(() -> invoke(operation, context));
    }

    private static Object invoke(OperationInvoker operation, InvocationContext context) {
        try {
            return operation.invoke(context);
        } catch (ParameterMappingException e) {
            return RequestProblem.answer(
                    400,
                    e.getParameter().getName() + " must be "
                            + form(e.getParameter().getType()));
        } catch (MissingParametersException e) {
            return RequestProblem.answer(
                    400, e.getMissingParameters().iterator().next().getName() + " is missing");
        }
    }

    private static String form(Class<?> type) {
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "a whole number";
        }
        return switch (type.getSimpleName()) {
            case "Boolean", "boolean" -> "true or false";
            case "String" -> "a text";
            default -> "a " + type.getSimpleName();
        };
    }

    private static WebEndpointResponse<Map<String, Object>> refusal(String name, Set<String> known) {
        String nearest = known.stream()
                .filter(candidate -> distance(name, candidate) <= 2)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map(candidate -> "; did you mean \"" + candidate + "\"?")
                .orElse(known.isEmpty() ? "" : "; there are: " + String.join(", ", known));
        return RequestProblem.answer(400, "nothing is named \"" + printable(name) + "\" here" + nearest);
    }

    private static int distance(String name, String candidate) {
        return LevenshteinDistance.getDefaultInstance().apply(name, candidate);
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\w.-]", "?").substring(0, Math.min(40, name.length()));
    }
}

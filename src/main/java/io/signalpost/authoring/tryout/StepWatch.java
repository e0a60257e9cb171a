package io.signalpost.authoring.tryout;

import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.DelayDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ThrottleDefinition;
import org.apache.camel.processor.ChoiceProcessor;
import org.apache.camel.processor.FilterProcessor;
import org.apache.camel.processor.LogProcessor;
import org.apache.camel.processor.idempotent.IdempotentConsumer;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Looks at the steps of routes: which let nothing through, and which write or send by themselves. */
final class StepWatch implements InterceptStrategy {

    private final Catcher catcher;

    StepWatch(Catcher catcher) {
        this.catcher = catcher;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, Processor next) {
        Processor watched = watched(context, step, target);
        if (!(step.getParent() instanceof SplitDefinition split)) {
            return watched;
        }
        return new DelegateAsyncProcessor(watched) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                Recording.of(exchange).enter(split);
                return super.process(exchange, callback);
            }
        };
    }

    private Processor watched(CamelContext context, NamedNode step, Processor target) {
        if (target instanceof LogProcessor log) {
            return instead(exchange -> log(log, exchange));
        }
        if (step instanceof DelayDefinition || step instanceof ThrottleDefinition) {
            return instead(exchange -> {}); // when it is sent does not matter, and everybody would wait
        }
        if (step instanceof BeanDefinition bean && bean.getRef() != null) {
            String name = context.resolvePropertyPlaceholders(bean.getRef()).replaceFirst("^#?bean:", "");
            return OutgoingBean.of(context, name, bean.getMethod())
                    .map(address -> instead(exchange -> catcher.take(address, exchange)))
                    .orElse(target);
        }
        if (target instanceof FilterProcessor filter) {
            return counted(filter, () -> -filter.getFilteredCount(), 0, at(step) + "filter " + predicate(step));
        }
        if (target instanceof ChoiceProcessor choice && choice.getOtherwise() == null) {
            return counted(choice, choice::getNotFilteredCount, 1, at(step) + "choice without " + whens(step));
        }
        if (target instanceof IdempotentConsumer seen) {
            return counted(seen, seen::getDuplicateMessageCount, 1, at(step) + "seen before: " + predicate(step));
        }
        return step instanceof SplitDefinition
                ? new Watch(
                        target,
                        at(step) + "nothing to split: " + predicate(step),
                        () -> recording -> !recording.hasEntered(step))
                : target;
    }

    /** As Camel wants it of whoever stands in for a step. */
    private static Processor instead(Processor processor) {
        return new DelegateAsyncProcessor(processor);
    }

    /** @param stopped by how much Camel's count of the step has grown when it has let nothing through */
    private static Watch counted(Processor step, LongSupplier count, long stopped, String what) {
        return new Watch(step, what, () -> {
            long before = count.getAsLong();
            return recording -> count.getAsLong() - before == stopped;
        });
    }

    private void log(LogProcessor log, Exchange exchange) {
        String line = log.getExpression() == null
                ? log.getMessage()
                : log.getExpression().evaluate(exchange, String.class);
        catcher.log(log.getLogger().getLog().getName(), line, exchange);
    }

    /** {@code routes/chat.camel.yaml:12: }. */
    private static String at(NamedNode node) {
        String file = node.getLocation() == null ? "" : node.getLocation().replaceFirst("^(file|classpath):", "");
        return file + (node.getLineNumber() > 0 ? ":" + node.getLineNumber() : "") + ": ";
    }

    private static String predicate(NamedNode node) {
        return node instanceof HasExpressionType step && step.getExpressionType() != null
                ? step.getExpressionType().getExpression()
                : "";
    }

    private static String whens(NamedNode node) {
        return node instanceof ChoiceDefinition choice
                ? choice.getWhenClauses().stream().map(StepWatch::predicate).collect(Collectors.joining(" or "))
                : "";
    }

    /** Tells that a step has let nothing through. */
    private static final class Watch extends DelegateAsyncProcessor {

        private final String what;
        private final Supplier<Predicate<Recording>> look;

        /** @param look before the step; gives what tells afterwards whether it has let nothing through */
        Watch(Processor step, String what, Supplier<Predicate<Recording>> look) {
            super(step);
            this.what = what;
            this.look = look;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Predicate<Recording> stopped = look.get();
            Recording recording = Recording.of(exchange);
            return super.process(exchange, done -> {
                if (exchange.getException() == null && stopped.test(recording)) {
                    recording.stop(what);
                }
                callback.done(done);
            });
        }
    }
}

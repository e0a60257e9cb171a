package io.signalpost.authoring.tryout;

import java.util.Map;

import io.signalpost.authoring.tryout.endpoint.Address;
import io.signalpost.authoring.tryout.endpoint.Schemes;
import io.signalpost.authoring.tryout.endpoint.TrialAnswers;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.bean.BeanEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.SimpleRegistry;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Puts what catches into an application before its beans are made: by Camel's own ways to see endpoints, components and steps. */
public final class TrialBeans implements BeanPostProcessor {

    private final Catcher catcher;

    private TrialBeans(Catcher catcher) {
        this.catcher = catcher;
    }

    /** @param beans without an {@code event-log} and a {@code clock} */
    public static void register(ConfigurableListableBeanFactory beans, TrialAnswers answers, Redaction redaction) {
        Catcher catcher = new Catcher(answers, new MessageView(redaction));
        TrialClock clock = new TrialClock();
        beans.registerSingleton("clock", clock);
        beans.registerSingleton("event-log", new TrialEventLog(catcher, clock, redaction));
        beans.addBeanPostProcessor(new ScratchDatabases(beans::containsBeanDefinition));
        beans.addBeanPostProcessor(new TrialBeans(catcher));
    }

    /** Of Camel, as long as it has read no route file: the beans that these define are made when they are read. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof CamelContext camel) {
            prepare(camel);
        }
        return bean;
    }

    private void prepare(CamelContext camel) {
        Schemes.outside().stream()
                .filter(scheme -> camel.hasComponent(scheme) == null)
                .forEach(scheme -> camel.addComponent(scheme, new CatchingComponent(scheme, catcher)));
        camel.getCamelContextExtension().registerEndpointCallback(this::inside);
        camel.getCamelContextExtension().addInterceptStrategy(new StepWatch(catcher));
        camel.getCamelContextExtension().getContextPlugin(Model.class).addModelLifecycleStrategy(new NoWaits());
        Registry registry = camel.getRegistry();
        if (registry instanceof DefaultRegistry layers
                && layers.getFallbackRegistry() instanceof SimpleRegistry bound) {
            layers.setFallbackRegistry(new OfflineRegistry(bound));
        } else {
            throw new IllegalStateException("beans of route files cannot be kept from writing: unknown " + registry);
        }
    }

    /** Components may go by other names, and beans may send. */
    private Endpoint inside(String uri, Endpoint endpoint) {
        String scheme = uri.split(":", 2)[0];
        if (endpoint instanceof BeanEndpoint bean) {
            return OutgoingBean.of(endpoint.getCamelContext(), bean.getBeanName(), bean.getMethod())
                    .<Endpoint>map(address -> new CatchingEndpoint(uri, endpoint.getComponent(), address, catcher))
                    .orElse(endpoint);
        }
        return endpoint instanceof CatchingEndpoint || Schemes.isInside(scheme)
                ? endpoint
                : new CatchingEndpoint(
                        uri,
                        endpoint.getComponent(),
                        new Address(scheme, uri.substring(scheme.length() + 1).split("\\?", 2)[0], Map.of()),
                        catcher);
    }
}

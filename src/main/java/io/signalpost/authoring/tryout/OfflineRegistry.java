package io.signalpost.authoring.tryout;

import javax.sql.DataSource;

import org.apache.camel.processor.aggregate.MemoryAggregationRepository;
import org.apache.camel.spi.AggregationRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.SimpleRegistry;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Takes the beans of route files, and in place of what would write outside the process something that works in memory. */
final class OfflineRegistry extends SimpleRegistry {

    private static final long serialVersionUID = 1;
    private static final int REMEMBERED = 1_000_000;

    OfflineRegistry(SimpleRegistry before) {
        putAll(before);
    }

    @Override
    public void bind(String id, Class<?> type, Object bean) {
        Object inside = inside(bean);
        super.bind(id, inside == bean ? type : inside.getClass(), inside);
    }

    private static Object inside(Object bean) {
        if (bean instanceof IdempotentRepository && !(bean instanceof MemoryIdempotentRepository)) {
            return MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);
        }
        if (bean instanceof AggregationRepository) {
            return new MemoryAggregationRepository();
        }
        return bean instanceof DataSource ? new OfflineDataSource() : bean;
    }
}

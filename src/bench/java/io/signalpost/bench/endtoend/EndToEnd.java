package io.signalpost.bench.endtoend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.measure.Bench;

/**
 * What becomes of events once they are accepted: how many are accepted and delivered ({@code sustained}), what that costs
 * acceptance ({@code cost}), when their rows can be read ({@code visibility}), and how a backlog goes ({@code drain}).
 */
public final class EndToEnd {

    private final Bench bench;

    public EndToEnd(Bench bench) {
        this.bench = bench;
    }

    /** @param backlog events that destinations have to work through */
    public ObjectNode run(int backlog) throws Exception {
        try (Rig rig = new Rig(bench.servers(), bench.folder())) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.set("sustained", new Sustained(rig, bench).run());
            result.set("cost", new Cost(rig, bench).run());
            result.set("visibility", new Visibility(rig, bench).run());
            result.set("drain", new Drain(rig, bench).run(backlog));
            return result;
        }
    }
}

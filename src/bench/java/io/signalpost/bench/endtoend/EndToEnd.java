package io.signalpost.bench.endtoend;

import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.server.Servers;

/**
 * What becomes of events once they are accepted: how many are accepted and delivered ({@code sustained}), what that costs
 * acceptance ({@code cost}), when their rows can be read ({@code visibility}), and how a backlog goes ({@code drain}).
 */
public final class EndToEnd {

    private final Servers servers;
    private final Requests requests;
    private final Duration warmUp;
    private final Duration time;
    private final int rounds;
    private final int backlog;

    /**
     * @param warmUp  of each server
     * @param time    of each round
     * @param backlog events that destinations have to work through
     */
    public EndToEnd(Servers servers, Requests requests, Duration warmUp, Duration time, int rounds, int backlog) {
        this.servers = servers;
        this.requests = requests;
        this.warmUp = warmUp;
        this.time = time;
        this.rounds = rounds;
        this.backlog = backlog;
    }

    /** @param folder for what the servers keep */
    public ObjectNode run(Path folder) throws Exception {
        try (Rig rig = new Rig(servers, folder)) {
            WarmUp warm = new WarmUp(requests, warmUp);
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.set("sustained", new Sustained(rig, requests, warm, time.multipliedBy(rounds)).run());
            result.set("cost", new Cost(rig, requests, warm, time, rounds).run());
            result.set("visibility", new Visibility(rig, requests, warm, time.multipliedBy(rounds)).run());
            result.set("drain", new Drain(rig, requests, warm, time, rounds, backlog).run());
            return result;
        }
    }
}

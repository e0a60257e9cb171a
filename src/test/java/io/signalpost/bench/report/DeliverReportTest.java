package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class DeliverReportTest {

    private static JsonNode result() throws Exception {
        return new JsonMapper().readTree("""
            {"rows": [
              {"recipient": "http, 50 ms", "contestant": "1 consumer", "rate": 18.31, "cpu": 1210, "overtaken": 0, "together": 0,
               "ratios": {"one": 1, "worker": 0.0161, "before": 1.021}},
              {"recipient": "http, 50 ms", "contestant": "64 consumers", "rate": 1190, "cpu": 402, "overtaken": 0, "together": 0,
               "ratios": {"one": 65.1, "worker": 1.048, "before": 66.2}},
              {"recipient": "http, 50 ms", "contestant": "plain worker, 64 threads", "rate": 1135, "cpu": 610, "overtaken": 1204,
               "together": 377, "ratios": {"one": 62, "worker": 1, "before": 63.3}},
              {"recipient": "sqs, 20 ms", "contestant": "8 consumers", "rate": 3100, "cpu": 95.5, "overtaken": 0, "together": 0,
               "ratios": {"one": 7.9}}]}""");
    }

    @Test
    void eachContestantIsARowWithWhatItIsToTheOthersOfItsKind() throws Exception {
        assertThat(DeliverReport.of(result()).tables()).contains("""
                | recipient and who delivers            | events per second | to one | to the worker | to before | CPU µs | overtaken | together |
                |---------------------------------------|------------------:|-------:|--------------:|----------:|-------:|----------:|---------:|
                | http, 50 ms: 1 consumer               |              18.3 |   1.00 |          0.02 |      1.02 |  1,210 |         0 |        0 |
                | http, 50 ms: 64 consumers             |             1,190 |   65.1 |          1.05 |      66.2 |    402 |         0 |        0 |
                | http, 50 ms: plain worker, 64 threads |             1,135 |   62.0 |          1.00 |      63.3 |    610 |     1,204 |      377 |
                | sqs, 20 ms: 8 consumers               |             3,100 |   7.90 |               |           |   95.5 |         0 |        0 |
                """);
    }

    @Test
    void withoutAnEarlierBuildThereIsNoColumnForIt() throws Exception {
        JsonNode result = result();
        result.findValues("ratios").forEach(ratios -> ((ObjectNode) ratios).remove("before"));

        assertThat(DeliverReport.of(result).tables()).doesNotContain("to before");
    }
}

package io.signalpost.authoring.report;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalpost.authoring.route.SetupFinding;

final class JsonReport {

    private JsonReport() {}

    static String of(List<SetupFinding> findings) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        for (SetupFinding finding : findings) {
            array.addObject()
                    .put("file", finding.place().file())
                    .put("line", finding.place().line())
                    .put("column", finding.place().column())
                    .put("severity", finding.severity().word())
                    .put("rule", finding.rule())
                    .put("what", finding.what())
                    .put("remedy", finding.remedy());
        }
        return array.toPrettyString() + "\n";
    }
}

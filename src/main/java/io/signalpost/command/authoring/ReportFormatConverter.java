package io.signalpost.command.authoring;

import java.util.Arrays;
import java.util.List;

import io.signalpost.authoring.report.ReportFormat;
import io.signalpost.authoring.route.Suggestion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes {@code json} for {@link ReportFormat#JSON}. */
final class ReportFormatConverter implements ITypeConverter<ReportFormat> {

    @Override
    public ReportFormat convert(String word) {
        List<String> all =
                Arrays.stream(ReportFormat.values()).map(ReportFormat::toString).toList();
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of " + String.join(", ", all)
                        + " but was '" + word + "'" + Suggestion.clause(word, all)));
    }
}

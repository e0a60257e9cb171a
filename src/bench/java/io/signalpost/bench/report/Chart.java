package io.signalpost.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

import static org.apache.commons.text.StringEscapeUtils.escapeXml11;

/**
 * Groups of marks as SVG, 800 pixels wide, one mark per series in each group: bars from zero, or dots on a logarithmic
 * axis. It has no background and colours that are read on a light page as well as on a dark one, since a picture in a page
 * does not learn which the page is.
 *
 * @param subtitle what is measured, with its unit
 * @param groups   names below the marks
 * @param across   what the groups are
 */
public record Chart(
        String title, String subtitle, List<String> groups, String across, List<Series> series, boolean logarithmic) {

    /**
     * @param colour as in CSS
     * @param values one per group, positive, or NaN where there is none
     */
    public record Series(String name, String colour, List<Double> values) {}

    private static final int HEIGHT = 400;
    private static final int LEFT = 48;
    private static final int RIGHT = 792;
    private static final int TOP = 108;
    private static final int BOTTOM = 346;
    private static final double BAR = 28;
    private static final double GAP = 3;
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" width="800" height="400" viewBox="0 0 800 400" role="img" aria-label="%s">
            <style>
            text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #727a85 }
            .title { font-size: 16px; font-weight: 600 }
            .value { font-size: 11px; text-anchor: middle }
            .group { font-size: 13px; text-anchor: middle }
            .axis { text-anchor: end }
            .line { stroke: #808894; stroke-opacity: .25 }
            .base { stroke: #808894 }
            .stem { stroke-width: 2; stroke-opacity: .35 }
            </style>
            """;

    /** Of the whole file. */
    public String svg() {
        Axis axis = axis();
        StringBuilder svg = new StringBuilder(HEAD.formatted(escapeXml11(title + ": " + subtitle)));
        svg.append(text(8, 24, "title", title)).append(text(8, 46, "subtitle", subtitle));
        legend(svg);
        for (double line : axis.lines()) {
            double y = y(axis, line);
            svg.append(
                    format("<line class=\"line\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n", LEFT, RIGHT, y, y));
            svg.append(text(LEFT - 8, y + 4, "axis", Figures.brief(line)));
        }
        for (int group = 0; group < groups.size(); group++) {
            group(svg, axis, group);
        }
        svg.append(format(
                "<line class=\"base\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>%n", LEFT, RIGHT, BOTTOM, BOTTOM));
        svg.append(text((LEFT + RIGHT) / 2.0, HEIGHT - 12, "group", across));
        return svg.append("</svg>\n").toString();
    }

    private Axis axis() {
        double highest = values().max().orElse(1);
        return logarithmic ? Axis.Logarithmic.of(values().min().orElse(1), highest) : Axis.Linear.of(highest);
    }

    private DoubleStream values() {
        return series.stream()
                .flatMap(it -> it.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(it -> !Double.isNaN(it));
    }

    private void legend(StringBuilder svg) {
        double x = 8;
        for (Series one : series) {
            svg.append(format(
                    "<rect x=\"%.1f\" y=\"63\" width=\"12\" height=\"12\" rx=\"3\" fill=\"%s\"/>%n", x, one.colour()));
            svg.append(text(x + 18, 73, "legend", one.name()));
            x += 18 + one.name().length() * 6.3 + 20; // about as wide as the text is
        }
    }

    private void group(StringBuilder svg, Axis axis, int group) {
        double each = (double) (RIGHT - LEFT) / groups.size();
        double middle = LEFT + each * (group + 0.5);
        double width = Math.min(BAR, each * 0.9 / series.size() - GAP);
        double x = middle - (width + GAP) * series.size() / 2 + GAP / 2;
        for (Series one : series) {
            double value = one.values().get(group);
            if (!Double.isNaN(value)) {
                double y = y(axis, value);
                svg.append(logarithmic ? dot(x + width / 2, y, one.colour()) : bar(x, y, width, one.colour()));
                svg.append(text(x + width / 2, y - (logarithmic ? 10 : 5), "value", Figures.brief(value)));
            }
            x += width + GAP;
        }
        svg.append(text(middle, BOTTOM + 22, "group", groups.get(group)));
    }

    private static String bar(double x, double y, double width, String colour) {
        return format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\"/>%n",
                x, y, width, BOTTOM - y, colour);
    }

    private static String dot(double x, double y, String colour) {
        return format(
                "<line class=\"stem\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>"
                        + "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5.5\" fill=\"%s\"/>%n",
                x, x, y, BOTTOM, colour, x, y, colour);
    }

    private static double y(Axis axis, double value) {
        return BOTTOM - axis.position(value) * (BOTTOM - TOP);
    }

    private static String text(double x, double y, String kind, String text) {
        return format("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", kind, x, y, escapeXml11(text));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments).replace("\r\n", "\n");
    }
}

package io.signalpost.bench.report;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ChartTest {

    private static final List<Chart.Series> SERIES = List.of(
            new Chart.Series("a & b", "#111111", List.of(10.0, 20_000.0)),
            new Chart.Series("c", "#222222", List.of(1_000.0, 40_000.0)));

    @Test
    void barsAreAsHighAsTheirValuesAndLabelled() throws Exception {
        Document svg = svg(false);

        List<Double> heights = Stream.of("#111111", "#222222")
                .flatMap(colour -> marks(svg, "rect", colour).skip(1)) // the first is of the legend
                .map(bar -> Double.parseDouble(bar.getAttribute("height")))
                .toList();
        assertThat(heights.get(3) / heights.get(1)).isCloseTo(2, within(0.01));
        assertThat(heights.get(3) / heights.get(2)).isCloseTo(40, within(1.0));
        assertThat(texts(svg))
                .contains("title", "subtitle", "across", "one", "two", "a & b", "c", "10", "20k", "1k", "40k");
    }

    @Test
    void dotsOnALogarithmicAxisAreAsFarApartAsTheirPowersOfTen() throws Exception {
        Document svg = svg(true);

        double ten = top(svg, "#111111");
        double thousand = top(svg, "#222222");
        assertThat(ten - thousand).as("two of four decades").isCloseTo((346 - 108) / 2.0, within(0.2));
        assertThat(texts(svg)).contains("10", "100", "1k", "10k", "100k");
    }

    private static double top(Document svg, String colour) {
        return marks(svg, "circle", colour)
                .map(dot -> Double.parseDouble(dot.getAttribute("cy")))
                .findFirst()
                .orElseThrow();
    }

    private static Document svg(boolean logarithmic) throws Exception {
        String svg = new Chart("title", "subtitle", List.of("one", "two"), "across", SERIES, logarithmic).svg();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<Element> marks(Document svg, String name, String colour) {
        return elements(svg, name).filter(mark -> mark.getAttribute("fill").equals(colour));
    }

    private static List<String> texts(Document svg) {
        return elements(svg, "text").map(Element::getTextContent).toList();
    }

    private static Stream<Element> elements(Document svg, String name) {
        return IntStream.range(0, svg.getElementsByTagName(name).getLength())
                .mapToObj(i -> (Element) svg.getElementsByTagName(name).item(i));
    }
}

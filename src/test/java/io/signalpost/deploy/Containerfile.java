package io.signalpost.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The instructions of a Containerfile, in their order. */
record Containerfile(List<Instruction> instructions) {

    private static final Pattern PAIR = Pattern.compile("([\\w.]+)=(?:\"([^\"]*)\"|(\\S+))");

    /** @param arguments with one space where lines were continued */
    record Instruction(String keyword, String arguments) {

        static Instruction of(String line) {
            String[] words = line.strip().split("\\s+", 2);
            return new Instruction(words[0], words[1]);
        }

        /** {@code KEY=value} and {@code KEY="value"} of ENV, LABEL and ARG. */
        Map<String, String> pairs() {
            Map<String, String> pairs = new LinkedHashMap<>();
            PAIR.matcher(arguments)
                    .results()
                    .forEach(pair -> pairs.put(pair.group(1), pair.group(2) != null ? pair.group(2) : pair.group(3)));
            return pairs;
        }

        /** The words of the JSON array that ENTRYPOINT and HEALTHCHECK end with. */
        List<String> command() throws IOException {
            String array = arguments.substring(arguments.indexOf('['));
            return List.of(new ObjectMapper().readValue(array, String[].class));
        }
    }

    static Containerfile read(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("(?m)^\\s*#.*\n", "").replaceAll("\\s*\\\\\n\\s*", " ");
        return new Containerfile(Stream.of(text.split("\n"))
                .filter(line -> !line.isBlank())
                .map(Instruction::of)
                .toList());
    }

    /** Of the image itself, which is what the last stage says. */
    Instruction last(String keyword) {
        return instructions.stream()
                .filter(it -> it.keyword().equals(keyword))
                .reduce((former, latter) -> latter)
                .orElseThrow();
    }

    /** The value that ARG gives when the one who builds gives none. */
    String argument(String name) {
        return instructions.stream()
                .filter(it -> it.keyword().equals("ARG"))
                .flatMap(it -> it.pairs().entrySet().stream())
                .filter(it -> it.getKey().equals(name))
                .map(it -> it.getValue())
                .findFirst()
                .orElseThrow();
    }
}

package io.signalpost.eventlog.ledger;

import java.util.List;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DistancesTest {

    @Test
    void rowsOfNumbersAreWrittenAsRanges() {
        assertThat(Distances.write(100, List.of(102L, 105L, 106L, 107L))).isEqualTo("2,5-7");
    }

    @Test
    void nothingIsNothing() {
        assertThat(Distances.write(100, List.of())).isNull();
        assertThat(Distances.read(100, null)).isEmpty();
    }

    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll @LongRange(max = Long.MAX_VALUE / 2) long position,
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = 200) Long> distances) {
        TreeSet<Long> seqs = new TreeSet<>();
        distances.forEach(distance -> seqs.add(position + distance));

        assertThat(Distances.read(position, Distances.write(position, seqs))).isEqualTo(seqs);
    }
}

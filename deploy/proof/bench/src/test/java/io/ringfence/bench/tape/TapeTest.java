package io.ringfence.bench.tape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.simulator.output.SimulatedRecord;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {

  @TempDir Path folder;

  @Test
  void everyRecordIsOnOnePartThatFollowsFromItsKeyInOrder() throws Exception {
    // Given: a hundred records of ten keys
    List<SimulatedRecord> sent = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      sent.add(
          new SimulatedRecord(i, "topic", "key-" + i % 10, (i % 10 + ":" + i).getBytes(UTF_8)));
    }

    // When
    Tape tape = Tape.write(folder, 2, sent.iterator(), 1_000);

    // Then
    List<List<String>> parts = new ArrayList<>();
    for (String part : tape.parts()) {
      parts.add(records(Path.of(part)));
    }
    assertThat(tape.records()).isEqualTo(100);
    assertThat(tape.seconds()).isEqualTo(0.099);
    assertThat(parts).allSatisfy(part -> assertThat(part).isNotEmpty());
    for (int key = 0; key < 10; key++) {
      String start = key + ":";
      List<List<String>> found =
          parts.stream()
              .map(part -> part.stream().filter(each -> each.startsWith(start)).toList())
              .filter(each -> !each.isEmpty())
              .toList();
      List<String> inOrder =
          sent.stream()
              .map(each -> new String(each.json(), UTF_8))
              .filter(each -> each.startsWith(start))
              .toList();
      assertThat(found).containsExactly(inOrder);
    }
  }

  private static List<String> records(Path part) throws Exception {
    List<String> records = new ArrayList<>();
    ByteBuffer bytes = Tape.map(part);
    while (bytes.hasRemaining()) {
      records.add(new String(Tape.next(bytes), UTF_8));
    }
    return records;
  }
}

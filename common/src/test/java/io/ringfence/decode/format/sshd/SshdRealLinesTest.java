package io.ringfence.decode.format.sshd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.NativeRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines of a real server, which was asked by real clients. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SshdRealLinesTest {

  private final List<String> lines = lines();

  List<String> lines() {
    try (InputStream in = SshdRealLinesTest.class.getResourceAsStream("/feeds/sshd.tsv")) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(l -> !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aRealLineTellsWhatHappened(String labelled) {
    int tab = labelled.indexOf('\t');

    assertThat(Reading.of(labelled.substring(tab + 1)).said())
        .isEqualTo(labelled.substring(0, tab));
  }

  /** The first of the two runs: by address, how often its client tried a password. */
  @Test
  void everyPasswordThatWasTriedCountsOnce() {
    Map<String, Set<String>> ids = new HashMap<>();
    for (String labelled : lines) {
      if (labelled.contains("\t2026-")) {
        Reading reading = Reading.of(labelled.substring(labelled.indexOf('\t') + 1));
        for (NativeRecord record : reading.records()) {
          if (Set.of("login.failed", "account.unknown").contains(record.text("event"))) {
            ids.computeIfAbsent(record.text("address"), a -> new HashSet<>())
                .add(record.text("id"));
          }
        }
      }
    }
    Map<String, Integer> attempts = new HashMap<>();
    ids.forEach((address, all) -> attempts.put(address, all.size()));

    assertThat(attempts)
        .containsEntry("203.0.113.7", 2) // a wrong password for each of two accounts
        .containsEntry("203.0.113.8", 3) // three on one connection
        .containsEntry("203.0.113.9", 3) // the same for an account that there is not
        .containsEntry("203.0.113.10", 6) // until it was thrown out
        .containsEntry("198.51.100.23", 2) // an unknown account, and one that PAM locks out
        .containsEntry("198.51.100.25", 4) // through PAM's conversation
        .containsEntry("198.51.100.28", 1) // and then not even asked
        .doesNotContainKey("203.0.113.11"); // who knew the password
  }
}

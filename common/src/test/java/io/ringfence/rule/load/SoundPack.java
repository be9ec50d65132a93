package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackText;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** A pack without a fault, which tests change at one place. */
final class SoundPack {

  static final String TEXT =
      """
      measures:
        - {name: spend, per: account, on: call.attempt, sum: call.destination.perMinute, over: 5m}
        - {name: countries, per: account, on: call.attempt, distinct: call.destination.country, over: 1h, cap: 64}
      rules:
        - id: burst
          version: 1
          fraud: irsf
          title: A burst
          accuse: account
          on: [call.attempt]
          when: spend >= 4 && countries >= 3
          severity: high
          score: 90
          quiet: 30m
          mode: enforce
          summary: "{subject} spent {spend}"
      """;

  private SoundPack() {}

  static PackLoader.Loaded load(String text) {
    return PackLoader.load(PackText.of("p", text), PackLoader.Settings.DEFAULT);
  }

  /** The pack with one change, and how each of its faults begins. */
  static Arguments fault(String from, String to, String... expected) {
    assertThat(TEXT).contains(from);
    return arguments(TEXT.replace(from, to), List.of(expected));
  }

  /** A pack has these faults, and no others. */
  static void assertFaults(String pack, List<String> expected) {
    PackLoader.Loaded loaded = load(pack);

    assertThat(loaded.pack()).isEmpty();
    List<String> faults = loaded.faults().stream().map(Fault::toString).toList();
    for (String each : expected) {
      assertThat(faults).anySatisfy(fault -> assertThat(fault).startsWith("p:" + each));
    }
    assertThat(faults).hasSameSizeAs(expected);
  }
}

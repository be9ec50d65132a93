package io.ringfence.decode.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ringfence.settings.SettingsFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final long MINUTE = 60_000;

  @Test
  void aSourceTakesFromTheDefaultWhatItDoesNotSay() {
    Sources sources =
        Sources.read(
                """
                sources:
                  lagos: {region: NG, zone: Africa/Lagos}
                  nightly: {lateness: PT26H}
                  default: {region: GB, lateness: 5m}
                """)
            .value();

    assertThat(sources.of("lagos"))
        .isEqualTo(new Source("NG", ZoneId.of("Africa/Lagos"), 5 * MINUTE));
    assertThat(sources.of("nightly")).isEqualTo(new Source("GB", ZoneId.of("UTC"), 1560 * MINUTE));
    assertThat(sources.of("never heard of").region()).isEqualTo("GB");
    assertThat(sources.largestLateness()).isEqualTo(1560 * MINUTE);
  }

  @Test
  void everyFaultIsToldWithItsLine() {
    String yaml =
        """
        sources:
          default: {region: XX, zone: Mars/Olympus}
          a:
            lateness: soon
            speed: 5
          b: fast
          a: {}
        other: 1
        """;

    assertThat(Sources.read(yaml).faults())
        .extracting(SettingsFault::line)
        .containsExactly(2, 2, 4, 5, 6, 7, 8);
  }

  @Test
  void whatIsNoYamlIsAFault() {
    assertThat(Sources.read("sources:\n  - [").faults()).hasSize(1);
    assertThat(Sources.read("just text").faults())
        .extracting(SettingsFault::line, SettingsFault::text)
        .containsExactly(tuple(1, "the file is not a table of names and values"));
    assertThat(Sources.read("").faults()).isEmpty();
  }

  @Test
  void theShippedSourcesAreThoseToBeEdited() throws Exception {
    String shipped;
    try (var in = Sources.class.getResourceAsStream("/io/ringfence/decode/sources.yaml")) {
      shipped = new String(in.readAllBytes(), UTF_8);
    }

    assertThat(shipped).isEqualTo(Files.readString(Path.of("../deploy/rules/sources.yaml")));
    assertThat(Sources.shipped().of("default")).isEqualTo(Sources.BUILT_IN);
  }

  @Test
  void aSourceDeclaresItsLevelsVerified() {
    Sources sources =
        Sources.read("sources: {default: {verified: true}, a: {}, b: {verified: false}}").value();

    assertThat(sources.of("a").verified()).isTrue();
    assertThat(sources.of("b").verified()).isFalse();
    assertThat(Sources.shipped().of("any").verified()).isFalse();
    assertThat(Sources.read("sources: {a: {verified: maybe}}").faults())
        .singleElement()
        .asString()
        .contains("neither true nor false");
  }

  @Test
  void aSourceCanBelongToATenantAndTheDefaultCannot() {
    Sources sources =
        Sources.read("sources: {pbx: {tenant: acme, region: NG}, sbc: {region: US}}").value();

    assertThat(sources.of("pbx").tenant()).isEqualTo("acme");
    assertThat(sources.of("sbc").tenant()).isEmpty();
    assertThat(sources.tenants()).containsOnly(Map.entry("pbx", "acme"));
    assertThat(Sources.read("sources: {default: {tenant: acme}}").faults())
        .singleElement()
        .asString()
        .contains("`default` has no `tenant`");
    assertThat(Sources.read("sources: {pbx: {tenant: A B}}").faults())
        .singleElement()
        .asString()
        .contains("`tenant` is not the id of a tenant");
  }
}

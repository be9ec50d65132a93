package io.ringfence.decode.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.ringfence.decode.format.Feed;
import io.ringfence.settings.SettingsFault;
import io.ringfence.topics.RecordKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
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

  @Test
  void aFeedHasATopicOrFilesAndAFormat() {
    Sources sources =
        Sources.read(
                """
                sources:
                  default: {zone: Europe/Berlin}
                  pbx: {topic: pbx.cdr, format: asterisk-cdr, trunks: [PJSIP/carrier*], lateness: 4h}
                  door: {files: auth.log*, format: sshd, clock: UTC, realm: web}
                """)
            .value();

    assertThat(sources.ofTopic("pbx.cdr"))
        .hasValueSatisfying(
            feed -> {
              assertThat(feed.clock()).isEqualTo(ZoneId.of("Europe/Berlin"));
              assertThat(feed.isTrunk("PJSIP/carrier-1")).isTrue();
            });
    assertThat(sources.ofFile("/var/log/auth.log.1"))
        .hasValueSatisfying(feed -> assertThat(feed.clock()).isEqualTo(ZoneId.of("UTC")));
    assertThat(sources.ofFile("Master.csv")).isEmpty();
    assertThat(sources.topicsAs()).containsOnly(Map.entry("pbx.cdr", "traffic.calls"));
    assertThat(sources.defaultLateness()).isEqualTo(10 * MINUTE);
  }

  @Test
  void faultsOfFeedsAreToldWithTheirLines() {
    String yaml =
        """
        sources:
          default: {format: sshd}
          a: {topic: traffic.calls, format: sshd}
          b: {topic: Upper, format: sshd}
          c: {topic: pbx, format: sshd, kinds: [listing]}
          d: {topic: pbx, format: nothing}
          e: {topic: pbx, format: sshd, clock: Mars/Olympus}
          f: {trunks: carrier, format: sshd}
          g: {format: csv}
          h: {topic: own, realm: hq}
        """;

    assertThat(Sources.read(yaml).faults())
        .extracting(SettingsFault::line)
        .contains(2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void servedSourcesHaveATopicEach() {
    Sources sources =
        Sources.read(
                """
                sources:
                  sbc-1: {region: US}
                  pbx-1/log: {format: asterisk-log, realm: hq}
                  pbx/1-log: {format: asterisk-log}
                  own: {topic: feed.taken, format: ringfence, kinds: [quality]}
                  taken: {region: GB}
                """)
            .value();

    Sources served = sources.served();

    Map<String, Set<RecordKind>> topics = served.topics();
    assertThat(topics).hasSize(6).containsKeys("feed.sbc-1", "feed.taken", "feed.default");
    assertThat(topics.keySet()).allMatch(each -> each.matches("[a-z][a-z0-9.-]{0,199}"));
    assertThat(topics.get("feed.taken")).containsOnly(RecordKind.QUALITY);
    assertThat(topics.get("feed.default")).isEqualTo(FeedYaml.TRAFFIC);
    assertThat(topics.keySet()).filteredOn(each -> each.startsWith("feed-pbx-1-log-")).hasSize(2);
    assertThat(topics.keySet()).filteredOn(each -> each.startsWith("feed-taken-")).hasSize(1);
    assertThat(served.ofTopic("feed.sbc-1")).isEmpty();
    assertThat(served.feeds().stream().filter(each -> each.realm().equals("hq")).findFirst())
        .hasValueSatisfying(each -> assertThat(served.ofTopic(each.topic())).contains(each));
    assertThat(served.of("taken").region()).isEqualTo("GB");
    assertThat(served.topicsAs()).containsEntry("feed.default", "traffic.calls");
    assertThat(served.served().topics()).isEqualTo(topics);
  }

  @Test
  void aTableWithoutColumnsCannotBeServed() {
    Sources sources =
        Sources.read(
                "sources: {t: {format: csv, files: 't*.csv', fields: {from: a, to: b, time: c}}}")
            .orThrow("faults");

    assertThatThrownBy(sources::served)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("source t: `columns` is needed: a topic has no first line");
  }

  @Test
  void filesCanBeFinishedInAFolder() {
    Sources sources =
        Sources.read("sources: {t: {format: ringfence, files: '/in/*.json', finished: true}}")
            .orThrow("faults");

    assertThat(sources.feeds()).singleElement().matches(Feed::finished);
    assertThat(
            Sources.read(
                    """
                    sources:
                      a: {format: sshd, files: "*.log", finished: true}
                      b: {format: sshd, files: "/in/*.log", finished: perhaps}
                    """)
                .faults())
        .extracting(SettingsFault::line)
        .containsExactly(2, 3);
  }
}

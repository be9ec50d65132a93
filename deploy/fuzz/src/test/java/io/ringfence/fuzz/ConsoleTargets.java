package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.access.Users;
import io.ringfence.console.page.IndicatorsPage;
import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.page.References;
import io.ringfence.console.store.AlertStore;
import io.ringfence.console.store.ApprovalStore;
import io.ringfence.console.store.ErasureStore;
import io.ringfence.console.store.IndicatorStore;
import io.ringfence.console.store.ListingStore;
import io.ringfence.console.store.PrivacyRequestStore;
import io.ringfence.console.store.RejectionCounts;
import io.ringfence.console.store.RuleStore;
import io.ringfence.console.store.VerdictStore;
import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the console reads but HTTP: records of its topics, the users' file, queries. */
final class ConsoleTargets {

  private static final long NOW = Instant.parse("2026-11-25T10:00:00Z").toEpochMilli();
  private static final byte[] KEY = Seeds.bytes("0123456789abcdef");
  private static final Sources SOURCES = Sources.shipped();
  private static final References REFERENCES = new References(KEY);
  private static final String HASH =
      "pbkdf2-sha512:1000:AAAAAAAAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private ConsoleTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of(
                "users",
                Set.of("Users", "PasswordHash"),
                () ->
                    Seeds.texts(
                        "# who\nada analyst " + HASH + "\nvic viewer " + HASH + " acme,bolt\n"),
                input -> Scratch.file(input, Users::file))
            .refusing(IOException.class)
            .slow(),
        FuzzTarget.of(
            "verdicts",
            Set.of("AnalystVerdict"),
            () -> Seeds.contract("\"verdict\""),
            ConsoleTargets::verdict),
        FuzzTarget.of(
            "console-rules",
            Set.of("RuleStore"),
            () -> Seeds.contract("\"when\""),
            ConsoleTargets::rules),
        FuzzTarget.of(
            "indicators",
            Set.of("IndicatorStore"),
            () -> Seeds.contract("\"window\""),
            ConsoleTargets::indicators),
        FuzzTarget.of(
            "refusals",
            Set.of("RejectionCounts"),
            () -> Seeds.contract("\"reason\""),
            ConsoleTargets::refusals),
        FuzzTarget.of(
            "console-records",
            Set.of("ApprovalStore"),
            () -> Seeds.all(RecordTargets.records(), Seeds.contract("\"seal\"")),
            ConsoleTargets::records),
        FuzzTarget.of(
            "queries",
            Set.of("References"),
            () ->
                Seeds.texts(
                    "severity=high&fraud=irsf&state=running&work=all&mode=shadow",
                    "group=" + REFERENCES.ofGroup(new IndicatorStore.Group(Map.of("trunk", "a"))),
                    "window=3600000&hours=24&group=",
                    REFERENCES.ofAlert("1f20c3d4a5b69788-1")),
            ConsoleTargets::query));
  }

  private static void verdict(byte[] input) {
    RecordSeal seal = new RecordSeal("verdict", Optional.of(new KeyedHash(KEY)));
    AlertStore alerts = new AlertStore(10, Optional.empty(), new ErasureStore(Optional.empty()));
    VerdictStore believing =
        new VerdictStore(10, alerts, new RecordSeal("verdict", Optional.empty()), () -> NOW);
    VerdictStore checking = new VerdictStore(10, alerts, seal, () -> NOW);
    String alert = "9f3c21d07ab45e88-1";
    boolean taken = believing.take(alert, input);
    assertThat(believing.held()).isEqualTo(taken ? 1 : 0);
    assertThat(checking.take(alert, input)).isFalse();
    assertThat(believing.of(alert)).isEmpty();
  }

  private static void rules(byte[] input) {
    RuleStore rules = new RuleStore(Optional.empty());
    rules.take("my-burst", input, NOW);
    assertThat(rules.all().size()).isLessThanOrEqualTo(1);
  }

  private static void indicators(byte[] input) {
    IndicatorStore store = new IndicatorStore(10);
    store.take(input);
    assertThat(store.held() + store.unreadable()).isEqualTo(1);
    for (long length : store.lengths()) {
      for (IndicatorStore.Group group : store.groups(length)) {
        assertThat(REFERENCES.group(REFERENCES.ofGroup(group))).contains(group);
        for (String figure : store.figures()) {
          store.line(group, length, figure, Long.MIN_VALUE);
        }
      }
    }
  }

  private static void refusals(byte[] input) {
    RejectionCounts counts = new RejectionCounts();
    counts.take(input, NOW);
    assertThat(counts.lately(NOW)).hasSize(1);
    counts.take(input, -1);
  }

  private static void records(byte[] input) {
    ErasureStore erasures = new ErasureStore(Optional.of(SubjectDigests.under(KEY)));
    assertThat(erasures.take(input)).isFalse();
    ApprovalStore approvals = new ApprovalStore(SOURCES);
    for (String id : List.of("p-1", "x")) {
      approvals.take(id, input);
    }
    for (ApprovalStore.Asked each : approvals.at(NOW)) {
      approvals.take("again", each.approved("max", NOW));
    }
    PrivacyRequestStore requests = new PrivacyRequestStore(SOURCES);
    requests.take(input);
    requests.fault(input).ifPresent(fault -> assertThat(fault).isNotBlank());
    requests.forgetBefore(NOW, NOW);
    ListingStore listings = new ListingStore(10, SOURCES, TopicNames.DEFAULTS, erasures);
    listings.take("blacklist.changes", input);
    listings.take("blacklist.derived", input);
    listings.review();
    assertThat(listings.held()).isLessThanOrEqualTo(1);
  }

  private static void query(byte[] input) {
    String text = new String(input, UTF_8);
    REFERENCES.subject(text);
    REFERENCES.alert(text);
    REFERENCES.group(text);
    Map<String, String> fields = new HashMap<>();
    for (String each : text.split("&", -1)) {
      int at = each.indexOf('=');
      fields.put(at < 0 ? each : each.substring(0, at), at < 0 ? "" : each.substring(at + 1));
    }
    QueueFilter filter = QueueFilter.of(fields);
    assertThat(filter.query()).doesNotContain("\n", "<", "\"");
    assertThat(filter.query().getBytes(StandardCharsets.US_ASCII)).isNotEmpty();
    IndicatorsPage.Choice choice = IndicatorsPage.choice(fields, REFERENCES);
    assertThat(IndicatorsPage.SPANS).contains(choice.hours());
  }
}

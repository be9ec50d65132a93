package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.change.RuleRecord;
import io.ringfence.rule.change.RuleRefusal;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.change.RulebookState;
import io.ringfence.rule.change.RulebookStateCodec;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Rule packs, the expressions in them, and changes of rules. */
final class RuleTargets {

  private static final String PACK =
      """
      conditions:
        - {name: outbound_premium, is: "call.direction != 'inbound' && call.destination.premium"}
      lists:
        - {name: quiet_countries, of: [LV, EE]}
      measures:
        - {name: premium_tries_5m, per: account, on: call.attempt, where: outbound_premium, count: true, over: 5m}
        - {name: targets_1h, per: account, on: call.attempt, distinct: call.to, over: 1h}
        - {name: spoken_1d, per: account, on: call.end, sum: call.talkMillis, over: 1d}
      rules:
        - id: my-burst
          version: 1
          fraud: irsf
          title: Costly calls in a row
          accuse: account
          on: call.attempt
          when: premium_tries_5m >= 5
          severity: high
          score: 80
          quiet: 30m
          mode: shadow
          summary: "Account {subject} tried {premium_tries_5m} high-cost calls within 5 minutes"
      """;

  private static final PackLoader.Settings APPROVED =
      new PackLoader.Settings(600_000, Retention.DEFAULT, true);

  private RuleTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of(
                "packs", Set.of("PackText", "PackLoader"), RuleTargets::packs, RuleTargets::pack)
            .slow(),
        FuzzTarget.of(
                "expressions",
                Set.of("ConditionTerm", "Language"),
                RuleTargets::expressions,
                RuleTargets::expression)
            .slow(),
        FuzzTarget.of(
                "rule-changes",
                Set.of("ProposedChange", "PackEntries"),
                () ->
                    Seeds.all(
                        Seeds.contract("\"when\":\""), Seeds.contract("\"over\":\""), changes()),
                RuleTargets::change)
            .slow());
  }

  private static List<byte[]> packs() {
    return Seeds.all(
        Seeds.texts(PACK),
        List.of(Seeds.file("deploy/rules/pack/irsf.yaml")),
        List.of(Seeds.file("deploy/rules/pack/shared-measures.yaml")),
        List.of(Seeds.file("deploy/rules/pack/lists.yaml")));
  }

  private static List<byte[]> expressions() {
    return Seeds.texts(
        "premium_tries_5m >= 5",
        "outbound_premium && !(call.sipCode in [404, 410]) || targets_1h > 3",
        "subject.listed && subject.listings.exists(list, list != 'derived')",
        "call.to.startsWith('+371') && call.destination.country in quiet_countries",
        "call.ringMillis >= 0 && double(premium_tries_5m) / 2.5 > 1.0",
        "call.userAgent.matches('^friendly-.*$')",
        "spoken_1d - 60000 * targets_1h < -9223372036854775807");
  }

  private static List<byte[]> changes() {
    return Seeds.texts(
        """
        {"id":"my-burst","version":2,"fraud":"irsf","title":"Costly calls","accuse":"account",\
        "on":"call.attempt","when":"premium_tries_5m >= 7","severity":"high","score":80,\
        "quiet":"30m","mode":"enforce","summary":"{subject}","actor":"ada","approvedBy":"max"}\
        """,
        """
        {"name":"calls_1h","per":"account","on":"call.attempt","count":true,"over":"1h"}\
        """,
        """
        {"id":"my-burst","version":3,"mode":"off"}\
        """);
  }

  private static void pack(byte[] input) {
    String text = new String(input, UTF_8);
    PackLoader.Loaded loaded =
        PackLoader.load(PackText.of("pack.yaml", text), PackLoader.Settings.DEFAULT);
    explained(loaded);
  }

  private static void explained(PackLoader.Loaded loaded) {
    assertThat(loaded.pack().isPresent()).isEqualTo(loaded.faults().isEmpty());
    for (Fault each : loaded.faults()) {
      assertThat(each.line()).isPositive();
      assertThat(each.message()).isNotBlank();
    }
  }

  private static void expression(byte[] input) {
    String quoted = new String(input, UTF_8).replace("'", "''").replace("\n", "\n\n");
    explained(
        PackLoader.load(
            PackText.of(
                "pack.yaml", PACK.replace("when: premium_tries_5m >= 5", "when: '" + quoted + "'")),
            PackLoader.Settings.DEFAULT));
  }

  private static void change(byte[] input) throws IOException {
    for (PackLoader.Settings each : List.of(PackLoader.Settings.DEFAULT, APPROVED)) {
      Rulebook book = Rulebook.restore(PackText.of("pack.yaml", PACK), RulebookState.NEW, each);
      Rulebook.Taken taken = book.take(new RuleRecord("rules.changes", 0, 1, "", input));
      for (RuleRefusal refusal : taken.refused()) {
        assertThat(refusal.detail()).isNotBlank();
      }
      RulebookState state = Stored.again(taken.after().state(), new RulebookStateCodec());
      Rulebook again = Rulebook.restore(PackText.of("pack.yaml", PACK), state, each);
      assertThat(again.pack().rules().size()).isEqualTo(taken.after().pack().rules().size());
    }
  }
}

package io.ringfence.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Costs of a small pack on simulated traffic, against whole runs of packs with and without. */
class CostMeasurementTest {

  /**
   * Two rules share a measure and all deliveries; one has both of its own, and measures more than
   * it judges; nothing is ever delivered to one.
   */
  private static final String PACK =
      """
      measures:
        - {name: calls_1h, per: number, on: call.attempt, count: true, over: 1h}
        - {name: called_1h, per: number, on: call.attempt, distinct: call.to, over: 1h}
        - {name: texts_1h, per: account, on: message.submitted, distinct: message.to, over: 1h}
        - {name: nowhere_1h, per: trunk, on: call.attempt, where: call.trunk == "nowhere", count: true, over: 1h}
      rules:
        - {id: busy, version: 1, fraud: robocall, title: t, accuse: number, on: call.attempt, when: calls_1h >= 5,
           severity: low, score: 10, quiet: 30m, mode: enforce, summary: "{calls_1h}"}
        - {id: wide, version: 1, fraud: robocall, title: t, accuse: number, on: call.attempt, when: calls_1h >= 5 && called_1h >= 4,
           severity: low, score: 10, quiet: 30m, mode: shadow, summary: "{calls_1h}"}
        - {id: texts, version: 1, fraud: sms-spam, title: t, accuse: account, on: message.submitted, when: message.channel == "chat" && texts_1h >= 3,
           severity: low, score: 10, quiet: 30m, mode: enforce, summary: "{texts_1h}"}
        - {id: never, version: 1, fraud: irsf, title: t, accuse: trunk, on: call.attempt, when: call.trunk == "nowhere" && nowhere_1h >= 1,
           severity: low, score: 10, quiet: 30m, mode: enforce, summary: "{nowhere_1h}"}
        - {id: resting, version: 1, fraud: irsf, title: t, accuse: account, on: call.end, when: call.talkMillis > 0,
           severity: low, score: 10, quiet: 30m, mode: off, summary: "{subject}"}
      """;

  private static DetectionSettings settings;
  private static TrafficSample sample;
  private static PackCost cost;

  @BeforeAll
  static void measure() throws IOException {
    settings =
        new DetectionSettings(
            PackText.of("pack.yaml", PACK),
            Files.readString(Path.of("../rules/tariff.csv")),
            Sources.shipped(),
            Retention.DEFAULT,
            RetentionClock.EVENT,
            SecretKey.passing());
    sample = TrafficSample.simulated(settings, 3_000);
    cost = CostMeasurement.of(sample, settings);
  }

  private static RuleCost of(String rule) {
    return cost.rules().stream()
        .filter(each -> each.rule().id().equals(rule))
        .findAny()
        .orElseThrow();
  }

  /** Deliveries and state of a whole run with these rules and what they read. */
  private static ResourceCost whole(String... ids) {
    List<Rule> rules =
        settings.rules().rules().stream()
            .filter(each -> Arrays.asList(ids).contains(each.id()))
            .toList();
    Pack pack =
        new Pack(rules.stream().flatMap(each -> each.reads().stream()).distinct().toList(), rules);
    SampleRun run = new SampleRun(sample, settings);
    List<TimedDelivery> deliveries = run.deliveries(pack, step -> true);
    Map<String, Integer> sizes = run.sizes(pack, deliveries);
    return counts(
        new ResourceCost(
            deliveries.size(),
            sizes.size(),
            sizes.values().stream().mapToLong(each -> each).sum(),
            0));
  }

  private static ResourceCost counts(ResourceCost load) {
    return load.taking(0);
  }

  @Test
  void theWholeIsWhatARunOfThePackTakes() {
    assertThat(cost.signals()).isEqualTo(3_000);
    assertThat(counts(cost.whole())).isEqualTo(whole("busy", "wide", "texts", "never"));
    assertThat(cost.whole().nanos()).isPositive();
  }

  @Test
  void aloneIsWhatARunOfTheOneRuleTakesBeyondThatOfNone() {
    ResourceCost none = whole();

    assertThat(counts(of("busy").alone())).isEqualTo(whole("busy").minus(none));
    assertThat(counts(of("wide").alone())).isEqualTo(whole("wide").minus(none));
    assertThat(counts(of("texts").alone())).isEqualTo(whole("texts").minus(none));
    assertThat(none.deliveries()).as("notices of listings").isPositive();
  }

  @Test
  void savedIsTheDifferenceOfTwoWholeRuns() {
    ResourceCost all = whole("busy", "wide", "texts", "never");

    assertThat(counts(of("busy").saved())).isEqualTo(all.minus(whole("wide", "texts", "never")));
    assertThat(counts(of("wide").saved())).isEqualTo(all.minus(whole("busy", "texts", "never")));
    assertThat(counts(of("texts").saved())).isEqualTo(all.minus(whole("busy", "wide", "never")));
    assertThat(of("busy").saved().deliveries()).as("wide needs them all").isZero();
    assertThat(of("busy").saved().bytes()).as("but knows no rule `busy`").isPositive();
  }

  @Test
  void aRuleThatGetsNothingCostsNothingButItsGuard() {
    RuleCost never = of("never");

    assertThat(never.judged()).isZero();
    assertThat(counts(never.alone())).isEqualTo(ResourceCost.NOTHING);
    assertThat(counts(never.saved())).isEqualTo(ResourceCost.NOTHING);
    assertThat(counts(never.part())).isEqualTo(ResourceCost.NOTHING);
  }

  @Test
  void aRuleThatIsOffIsNotListed() {
    assertThat(cost.rules())
        .extracting(each -> each.rule().id())
        .containsExactlyInAnyOrder("busy", "wide", "texts", "never");
  }

  @Test
  void partsAndWhatIsKeptAnywayAddUpToTheWhole() {
    ResourceCost sum =
        cost.rules().stream().map(RuleCost::part).reduce(cost.anyway(), ResourceCost::plus);

    assertThat(sum.deliveries()).isCloseTo(cost.whole().deliveries(), near(4));
    assertThat(sum.subjects()).isCloseTo(cost.whole().subjects(), near(4));
    assertThat(sum.bytes()).isCloseTo(cost.whole().bytes(), near(4));
    assertThat(sum.nanos()).isCloseTo(cost.whole().nanos(), near(4));
    assertThat(of("busy").part().deliveries())
        .as("two rules that need the same")
        .isEqualTo(of("wide").part().deliveries());
  }

  private static Offset<Long> near(long rounding) {
    return within(rounding);
  }

  @Test
  void kindsAddUpToTheWhole() {
    assertThat(cost.kinds()).containsOnlyKeys(SubjectKind.NUMBER, SubjectKind.ACCOUNT);
    assertThat(cost.kinds().values().stream().reduce(ResourceCost.NOTHING, ResourceCost::plus))
        .isEqualTo(counts(cost.whole()));
  }

  @Test
  void aConditionIsNotAskedWhereThereAreFewerSignalsThanItNeeds() {
    assertThat(of("busy").judged()).isPositive().isLessThan(of("busy").alone().deliveries());
    assertThat(of("wide").judged()).isEqualTo(of("busy").judged());
  }

  @Test
  void countsAreTheSameEachTime() {
    PackCost again = CostMeasurement.of(TrafficSample.simulated(settings, 3_000), settings);

    assertThat(counted(again)).isEqualTo(counted(cost));
  }

  private static Map<String, List<Object>> counted(PackCost cost) {
    return cost.rules().stream()
        .collect(
            Collectors.toMap(
                each -> each.rule().id(),
                each ->
                    List.of(
                        each.judged(),
                        counts(each.alone()),
                        counts(each.saved()),
                        counts(each.part()))));
  }

  @Test
  void theDearestRuleComesFirst() {
    assertThat(cost.rules()).extracting(each -> -each.part().nanos()).isSorted();
  }
}

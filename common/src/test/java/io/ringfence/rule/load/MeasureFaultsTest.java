package io.ringfence.rule.load;

import static io.ringfence.rule.load.SoundPack.assertFaults;
import static io.ringfence.rule.load.SoundPack.fault;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case changes one thing of the measures in a sound pack. */
class MeasureFaultsTest {

  static Stream<Arguments> measures() {
    return Stream.of(
        fault(
            "name: spend,",
            "name: Spend,",
            "2: name: `Spend` is not like spend_5m",
            "11: when: unknown name `spend`",
            "16: summary: unknown name `spend`"),
        fault(
            "name: countries,",
            "name: spend,",
            "3: the measure `spend` is already in line 2",
            "11: when: unknown name `countries`"),
        fault(
            "name: countries,",
            "name: in,",
            "3: name: `in` means something else in conditions",
            "11: when: unknown name `countries`"),
        fault("over: 5m", "over: 31d", "2: over: 31d is longer than traffic data is kept (30d)"),
        fault(
            "over: 5m",
            "over: 5",
            "2: over: `5` is no length of time such as 90s, 5m, 1h, 30d or PT5M"),
        fault(
            "sum: call.destination.perMinute",
            "sum: call.to",
            "2: sum: takes an int or a double, not a string"),
        fault("sum: call.destination.perMinute", "sum: spend", "2: sum: unknown name `spend`"),
        fault(
            "sum: call.destination.perMinute, ",
            "",
            "2: a measure says exactly one of again age by count distinct last max peak speed sum"
                + " usual"),
        fault(
            "cap: 64",
            "cap: 64, count: true",
            "3: a measure says exactly one of again age by count distinct last max peak speed sum"
                + " usual, not count and distinct"),
        fault("sum: call.destination.perMinute", "count: 3", "2: count: can only be true"),
        fault(
            "sum: call.destination.perMinute",
            "peak: true",
            "2: peak: counts calls that are up at once: `on` can only be call"),
        fault(
            "on: call.attempt, sum: call.destination.perMinute",
            "on: call, peak: true, where: call.talkMillis > 5",
            "2: where: of a peak cannot read [call.talkMillis], which changes while the call"
                + " lasts"),
        fault(
            "on: call.attempt, sum: call.destination.perMinute",
            "on: call, peak: true, where: signal.localHour < 6",
            "2: where: of a peak cannot read [signal.localHour], which changes while the call"
                + " lasts"),
        fault(
            "distinct: call.destination.country",
            "distinct: call.cost",
            "3: distinct: takes a string or an int, not a double"),
        fault(
            "distinct: call.destination.country",
            "last: call.answered",
            "3: cap: belongs to distinct, by and again only",
            "3: last: takes a string or an int or a double, not a bool"),
        fault(
            "sum: call.destination.perMinute",
            "speed: true",
            "2: speed: only security events have places: `on` can name no others"),
        fault("sum: call.destination.perMinute", "usual: true", "2: `every` is missing"),
        fault(
            "sum: call.destination.perMinute",
            "usual: true, every: 76s",
            "2: every: 76s is longer than a quarter of `over` (5m)"),
        fault(
            "sum: call.destination.perMinute",
            "usual: true, every: often",
            "2: every: `often` is no length of time such as 90s, 5m, 1h, 30d or PT5M"),
        fault(
            "sum: call.destination.perMinute",
            "count: true, every: 1m",
            "2: every: belongs to usual only"),
        fault("sum: call.destination.perMinute", "age: 7d", "2: age: can only be true"),
        fault(
            "sum: call.destination.perMinute",
            "again: call.cost",
            "2: again: takes a string or an int, not a double"),
        fault(
            "sum: call.destination.perMinute",
            "again: call.to, cap: 65",
            "2: cap: `65` is no whole number from 1 to 64"),
        arguments(
            SoundPack.TEXT
                .replace("sum: call.destination.perMinute", "age: true")
                .replace("spend >= 4", "spend >= 301"),
            List.of(
                "11: when: `spend` reaches no more than the 300 seconds of its `over`, so `>= 301`"
                    + " needs an `over` of 301s")),
        fault("cap: 64", "cap: 1025", "3: cap: `1025` is no whole number from 1 to 1024"),
        fault(
            "sum: call.destination.perMinute",
            "count: true, cap: 3",
            "2: cap: belongs to distinct, by and again only"),
        fault(
            "over: 5m",
            "over: 5m, where: message.links > 1",
            "2: where: `message.links` is not in every signal of `on`: not in call"),
        fault("over: 5m", "over: 5m, where: call.to", "2: where: is a condition, not a string"),
        fault("over: 5m", "over: 5m, where: 1 > 2", "2: where: can never hold"),
        fault(
            "over: 5m",
            "over: 5m, where: subject.listed",
            "2: where: unknown name `subject.listed`"),
        fault(
            "name: spend, per: account",
            "name: spend, per: meeting",
            "2: per: meeting: no such subject is in call.attempt, so this can never happen"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("measures")
  void a_fault_is_reported_with_its_line(String pack, List<String> expected) {
    assertFaults(pack, expected);
  }
}

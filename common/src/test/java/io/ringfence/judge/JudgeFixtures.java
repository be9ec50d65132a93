package io.ringfence.judge;

import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.measure.Function;
import io.ringfence.measure.MeasureSpec;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.rule.Condition;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Severity;
import io.ringfence.rule.Summary;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Role;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.NameFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One subject, and measures, rules, signals and listings for it, made without a pack's text. */
public final class JudgeFixtures {

  public static final Subject SUBJECT = new Subject(SubjectKind.NUMBER, "+12025550123");
  public static final long START = 1_790_000_000_000L;
  public static final long MINUTE = 60_000;
  public static final long DAY = 86_400_000;

  public static final Field PREMIUM =
      new Field(9_001, "x.premium", "call", Field.Type.BOOL, NameFilter.NOBODY, (s, n) -> false);

  /** Of a hold for a year, without a review. */
  public static final Privacy.HoldTerms A_YEAR =
      new Privacy.HoldTerms("", START + 365 * DAY, Signal.ABSENT);

  private JudgeFixtures() {}

  public static Listing listing(String id, SignalTopic action, long time, long from, long until) {
    return new Listing(id, time, "desk", action, SUBJECT, "house", "test", from, until, false, "");
  }

  public static ListingNotice notice(Listing listing) {
    return new ListingNotice(SUBJECT.key(), listing);
  }

  /** A call attempt that adds one to every given measure and is judged by every given rule. */
  public static Observation attempt(
      String id, long time, List<Measure> measures, List<Rule> rules) {
    return SampleObservation.of(SUBJECT.key(), id, time)
        .adding(measures.stream().map(measure -> Contribution.of(measure.slot(), 1)).toList())
        .judgedBy(rules.stream().map(Rule::slot).sorted().toList())
        .reading(new Observation.Fact(PREMIUM.id(), false))
        .behind("a:acme-17", "i:203.0.113.7")
        .made();
  }

  /** A listing of the subject that follows from that of a device. */
  static Listing derivedListing(long time) {
    return new Listing(
        "link-1",
        time,
        "ringfence",
        SignalTopic.LISTING_ADD,
        SUBJECT,
        "derived",
        "",
        START,
        Long.MAX_VALUE,
        false,
        "links",
        42,
        new Origin("l9", "d:imei:1", 1));
  }

  public static Measure measure(
      String name, Function function, long over, int cap, Field.Type type) {
    return new Measure(
        new MeasureSpec(
            name,
            Hash.slot(name),
            function,
            over,
            cap,
            function == Function.USUAL ? over / 8 : 0,
            DataClass.TRAFFIC),
        SubjectKind.NUMBER,
        Role.CALLER,
        0,
        Set.of(SignalTopic.CALL_ATTEMPT),
        Condition.ALWAYS,
        null,
        type);
  }

  /** The rule in a mode, with a list that its alerts put the subject on. */
  public static Rule listing(Rule rule, Mode mode, ListAs list) {
    return new Rule(
        rule.id(),
        rule.slot(),
        rule.version(),
        rule.fraud(),
        rule.title(),
        rule.summary(),
        rule.accuse(),
        rule.as(),
        rule.digits(),
        rule.alone(),
        rule.on(),
        rule.guard(),
        rule.when(),
        rule.text(),
        rule.reads(),
        rule.needs(),
        rule.facts(),
        rule.judgesFields(),
        rule.readsStanding(),
        rule.severity(),
        rule.score(),
        rule.quietMillis(),
        mode,
        Optional.of(list));
  }

  public static Rule rule(
      String id, long quiet, boolean standing, List<Measure> reads, Condition when) {
    return new Rule(
        id,
        Hash.slot(id),
        1,
        "irsf",
        id,
        new Summary("it happened", List.of(new Summary.Part("it happened", false))),
        SubjectKind.NUMBER,
        Role.CALLER,
        0,
        false,
        Set.of(SignalTopic.CALL_ATTEMPT),
        Condition.ALWAYS,
        when,
        id,
        reads,
        List.of(),
        List.of(PREMIUM),
        true,
        standing,
        Severity.HIGH,
        50,
        quiet,
        Mode.ENFORCE,
        Optional.empty());
  }
}

package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.rule.Pack;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.util.List;

/** A subject with a rule on its listings, seen with others, before its judge. */
abstract class LinkTestCase {

  SubjectHarness harness = before(SUBJECT);

  static SubjectHarness before(Subject subject) {
    return new SubjectHarness(new Pack(List.of(), List.of(JudgeTestCase.LISTED)), subject.key());
  }

  void seen(String id, long time, String... behind) {
    harness.take(
        SampleObservation.of(harness.key, id, time)
            .judgedBy(List.of(JudgeTestCase.LISTED.slot()))
            .reading(new Observation.Fact(JudgeFixtures.PREMIUM.id(), false))
            .behind(behind)
            .made());
    harness.reach(time);
  }

  void seenWithDevice() {
    seen("c1", START, Observation.SELF, "a:acme-17", "d:imei:1");
    harness.reach(START + DAY);
  }

  void list() {
    harness.take(
        notice(listing("l1", SignalTopic.LISTING_ADD, START + DAY, START, Long.MAX_VALUE)));
  }
}

package io.ringfence.judge;

import static io.ringfence.judge.Docket.DAY;
import static io.ringfence.judge.Docket.START;
import static io.ringfence.judge.Docket.SUBJECT;
import static io.ringfence.judge.Docket.listing;
import static io.ringfence.judge.Docket.notice;

import io.ringfence.rule.Pack;
import io.ringfence.signal.Hash;
import io.ringfence.signal.Subject;
import io.ringfence.signal.Topic;
import java.util.List;

/** A subject with a rule on its listings, seen with others, before its judge. */
abstract class LinkedTrial {

  Courtroom harness = before(SUBJECT);

  static Courtroom before(Subject subject) {
    return new Courtroom(new Pack(List.of(), List.of(Trial.LISTED)), subject.key());
  }

  void seen(String id, long time, String... behind) {
    harness.take(
        new Sighting(
            harness.key,
            Hash.of(id),
            id,
            time,
            0,
            false,
            Topic.CALL_ATTEMPT,
            true,
            List.of(),
            List.of(Trial.LISTED.slot()),
            List.of(new Sighting.Fact(Docket.PREMIUM.id(), false)),
            List.of(behind)));
    harness.reach(time);
  }

  void seenWithDevice() {
    seen("c1", START, Sighting.SELF, "a:acme-17", "d:imei:1");
    harness.reach(START + DAY);
  }

  void list() {
    harness.take(notice(listing("l1", Topic.LISTING_ADD, START + DAY, START, Long.MAX_VALUE)));
  }
}

package io.ringfence.judge;

import io.ringfence.rule.Pack;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import io.ringfence.standing.Held;
import io.ringfence.standing.SharedStanding;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.List;

/** What one decision about a subject is made from, and the outcome that it fills. */
record Case(
    Pack pack,
    JudgeSettings settings,
    SubjectState state,
    Subject subject,
    Clock clock,
    SharedStanding shared,
    LinksAtHand links,
    Outcome outcome) {

  /** What the lists held on the subject at a moment. */
  Held held(long time) {
    return held(time, List.of());
  }

  /** The same at a signal with these parties. */
  Held held(long time, List<String> parties) {
    List<Standing> all = standings();
    return all.isEmpty() ? Held.NOTHING : Held.at(time, all, parties);
  }

  /**
   * All that the lists say of the subject: its own standing, and those of the ranges and networks
   * that it lies in. A listing of the subject itself may reach it both as a delivery and by the
   * shared standing, at different times; of the shared one only what its own lacks counts.
   */
  List<Standing> standings() {
    List<Standing> over = shared.over(subject);
    if (over.isEmpty()) {
      return state.standing().isEmpty() ? List.of() : List.of(state.standing());
    }
    Standing broadcast = shared.get(subject.key());
    List<Standing> all = new ArrayList<>(over.size() + 1);
    all.add(state.standing());
    for (Standing each : over) {
      all.add(each.equals(broadcast) ? each.without(state.standing()) : each);
    }
    return all;
  }

  /** Keys of the parties to one of the subject's signals, the subject's own written out. */
  List<String> parties(Sighting observation) {
    int own = observation.parties().indexOf(Sighting.SELF);
    if (own < 0) {
      return observation.parties();
    }
    List<String> parties = new ArrayList<>(observation.parties());
    parties.set(own, subject.key());
    return parties;
  }

  /** All signals up to this time have arrived, and their order is final. */
  long frontier() {
    return clock.behind(settings.settleMillis());
  }

  /** All signals that sources reported up to this time have arrived. */
  long reported() {
    return clock.behind(settings.latenessMillis());
  }

  /** The class of data whose retention a signal of this subject has. */
  DataClass classOf(Topic topic) {
    if (subject.kind() == SubjectKind.CONTENT) {
      return DataClass.CONTENT;
    }
    return topic.security() ? DataClass.SECURITY : DataClass.TRAFFIC;
  }

  long keepMillis(Topic topic) {
    return settings.retention().millis(classOf(topic));
  }
}

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

/** What is at hand while one subject is dealt with. */
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

  /** The same at a signal that others are behind, too. */
  Held held(long time, List<String> behind) {
    List<Standing> all = standings();
    return all.isEmpty() ? Held.NOTHING : Held.at(time, all, behind);
  }

  /**
   * All that the lists say of the subject: its own standing, and those of the ranges and networks
   * that it lies in. Of what every judge is told of the subject itself only what it has not been
   * told: the two do not come at once, and what it was told last counts.
   */
  List<Standing> standings() {
    List<Standing> over = shared.over(subject);
    if (over.isEmpty()) {
      return state.standing.isEmpty() ? List.of() : List.of(state.standing);
    }
    Standing told = shared.get(subject.key());
    List<Standing> all = new ArrayList<>(over.size() + 1);
    all.add(state.standing);
    for (Standing each : over) {
      all.add(each.equals(told) ? each.without(state.standing) : each);
    }
    return all;
  }

  /** Keys of those behind one of the subject's signals, the subject's own written out. */
  List<String> behind(Sighting sighting) {
    int own = sighting.behind().indexOf(Sighting.SELF);
    if (own < 0) {
      return sighting.behind();
    }
    List<String> behind = new ArrayList<>(sighting.behind());
    behind.set(own, subject.key());
    return behind;
  }

  /** All signals up to this time are in, and their order is final. */
  long frontier() {
    return clock.behind(settings.settleMillis());
  }

  /** All signals as reported up to this time are in. */
  long reported() {
    return clock.behind(settings.latenessMillis());
  }

  /** Whose retention a signal obeys as this subject keeps it. */
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

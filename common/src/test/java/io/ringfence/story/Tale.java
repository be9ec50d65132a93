package io.ringfence.story;

import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Alerts made by hand. Times are minutes; subjects are written {@code kind:value}. */
final class Tale {

  static final long MINUTE = 60_000;

  private Tale() {}

  static Subject subject(String text) {
    int colon = text.indexOf(':');
    return new Subject(
        SubjectKind.ofLabel(text.substring(0, colon)).orElseThrow(), text.substring(colon + 1));
  }

  /** Enforced, medium, score 50, of the rule {@code fraud-rule}; its id is its first minute's. */
  static StoryAlert alert(String fraud, long first, long last, String subject, String... accused) {
    return new StoryAlert(
        String.format("%s-%s-%d", fraud, subject, first),
        Mode.ENFORCE,
        fraud + "-rule",
        fraud,
        Severity.MEDIUM,
        50,
        subject(subject),
        Arrays.stream(accused).map(Tale::subject).toList(),
        first * MINUTE,
        last * MINUTE,
        List.of(),
        "");
  }

  static StoryAlert by(String rule, StoryAlert alert) {
    return new StoryAlert(
        rule + "-" + alert.id(),
        alert.mode(),
        rule,
        alert.fraud(),
        alert.severity(),
        alert.score(),
        alert.subject(),
        alert.accused(),
        alert.first(),
        alert.last(),
        alert.signals(),
        alert.list());
  }

  static StoryAlert grave(Severity severity, double score, StoryAlert alert) {
    return new StoryAlert(
        alert.id(),
        alert.mode(),
        alert.rule(),
        alert.fraud(),
        severity,
        score,
        alert.subject(),
        alert.accused(),
        alert.first(),
        alert.last(),
        alert.signals(),
        alert.list());
  }

  static StoryAlert shadow(StoryAlert alert) {
    return new StoryAlert(
        alert.id(),
        Mode.SHADOW,
        alert.rule(),
        alert.fraud(),
        alert.severity(),
        alert.score(),
        alert.subject(),
        alert.accused(),
        alert.first(),
        alert.last(),
        alert.signals(),
        alert.list());
  }

  static StoryAlert with(List<String> signals, StoryAlert alert) {
    return new StoryAlert(
        alert.id(),
        alert.mode(),
        alert.rule(),
        alert.fraud(),
        alert.severity(),
        alert.score(),
        alert.subject(),
        alert.accused(),
        alert.first(),
        alert.last(),
        signals,
        alert.list());
  }

  static StoryAlert onto(String list, StoryAlert alert) {
    return new StoryAlert(
        alert.id(),
        alert.mode(),
        alert.rule(),
        alert.fraud(),
        alert.severity(),
        alert.score(),
        alert.subject(),
        alert.accused(),
        alert.first(),
        alert.last(),
        alert.signals(),
        list);
  }

  static List<StoryAlert> shuffled(List<StoryAlert> alerts, long seed) {
    List<StoryAlert> shuffled = new ArrayList<>(alerts);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}

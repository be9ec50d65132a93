package io.ringfence.rule.load;

import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads whom a rule accuses beside its subject. Hundreds may be behind the address of a call or a
 * message, as in a mobile network, so addresses are named by default only of security events.
 */
final class BesideReader {

  private static final String ALONE = "alone";
  private static final String BESIDE = "beside";

  /** Who can take part in what a rule is judged by. */
  private static final Set<SubjectKind> PARTIES =
      EnumSet.of(SubjectKind.NUMBER, SubjectKind.ACCOUNT, SubjectKind.DEVICE, SubjectKind.ADDRESS);

  private BesideReader() {}

  static Set<SubjectKind> read(Section section, TargetReader.Target target) {
    boolean alone =
        section
            .oneOf(ALONE, List.of(true, false), String::valueOf, Optional.of(false))
            .orElse(false);
    if (!section.has(BESIDE)) {
      return alone ? Set.of() : usual(target);
    }
    if (alone) {
      section.fault(BESIDE, "has no meaning beside `alone: true`");
    }
    Set<SubjectKind> kinds = EnumSet.noneOf(SubjectKind.class);
    for (SourceText name : section.texts(BESIDE)) {
      Optional<SubjectKind> kind = SubjectKind.ofLabel(name.text()).filter(PARTIES::contains);
      if (kind.isEmpty()) {
        section
            .findings()
            .fault(name.line(), BESIDE, BESIDE + ": one of number, account, device, address");
      }
      kind.ifPresent(kinds::add);
    }
    return kinds;
  }

  private static Set<SubjectKind> usual(TargetReader.Target target) {
    Set<SubjectKind> kinds = EnumSet.copyOf(PARTIES);
    if (!target.on().stream().allMatch(SignalTopic::security)) {
      kinds.remove(SubjectKind.ADDRESS);
    }
    return kinds;
  }
}

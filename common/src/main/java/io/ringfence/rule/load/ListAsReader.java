package io.ringfence.rule.load;

import io.ringfence.rule.ListAs;
import io.ringfence.rule.Mode;
import io.ringfence.rule.text.DurationText;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads where a rule's alerts put whom it accuses. */
final class ListAsReader {

  static final Set<String> KEYS = Set.of("as", "for", "most", "mode");
  static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  /** Ten years: longer is for ever, and for people to decide. */
  private static final long LONGEST = 3650L * 86_400_000;

  private ListAsReader() {}

  static Optional<ListAs> read(Section rule, Optional<TargetReader.Target> target) {
    int before = rule.findings().count();
    Optional<Section> found = rule.section("list", KEYS);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Section section = found.get();
    Optional<String> name = section.required("as").map(SourceText::text);
    if (name.isPresent() && !name.get().matches(NAME)) {
      section.fault("as", "`" + name.get() + "` is not the name of a list, such as auto-blocked");
    } else if (name.isPresent() && name.get().equals(ListAs.LINKED)) {
      section.fault(
          "as", "`" + ListAs.LINKED + "` is the list of what follows from other listings");
    }
    OptionalLong first = span(section, "for");
    OptionalLong most =
        section.has("most")
            ? span(section, "most")
            : first.isPresent()
                ? OptionalLong.of(Math.min(LONGEST, first.getAsLong() * ListAs.MOST_OF_FIRST))
                : first;
    if (first.isPresent() && most.isPresent() && most.getAsLong() < first.getAsLong()) {
      section.fault(
          "most",
          DurationText.shown(most.getAsLong())
              + " is shorter than `for` ("
              + DurationText.shown(first.getAsLong())
              + ")");
    }
    Optional<Mode> mode =
        section.oneOf(
            "mode", List.of(Mode.ENFORCE, Mode.SHADOW), Mode::label, Optional.of(Mode.ENFORCE));
    if (target.isPresent() && target.get().kind() == SubjectKind.MEETING) {
      rule.fault("list", "a meeting is not listed: it is a place, and its guests are at fault");
    }
    return rule.findings().count() > before
        ? Optional.empty()
        : Optional.of(
            new ListAs(
                name.orElseThrow(), first.orElseThrow(), most.orElseThrow(), mode.orElseThrow()));
  }

  private static OptionalLong span(Section section, String key) {
    OptionalLong span = section.span(key);
    if (span.isPresent() && span.getAsLong() > LONGEST) {
      section.fault(key, "is longer than ten years (" + DurationText.shown(LONGEST) + ")");
      return OptionalLong.empty();
    }
    return span;
  }
}

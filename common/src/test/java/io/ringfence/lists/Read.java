package io.ringfence.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Set;

/** What came of reading one file called {@code f}. */
record Read(List<String> subjects, List<Wanted> wanted, List<String> faults, Intake intake) {

  static final Intake.Settings USUAL = new Intake.Settings(null, null, "US", false, Set.of());

  static Read of(String text) {
    return of(text, USUAL);
  }

  static Read of(String text, SubjectKind kind) {
    return of(text, new Intake.Settings(null, kind, "US", false, Set.of()));
  }

  static Read of(String text, Intake.Settings settings) {
    return of(text.getBytes(UTF_8), settings, "");
  }

  static Read of(byte[] bytes, Intake.Settings settings, String checksum) {
    Intake intake = new Intake(settings);
    intake.read("f", bytes, checksum);
    List<Wanted> wanted = List.copyOf(intake.wanted());
    return new Read(
        wanted.stream().map(each -> each.subject().key()).toList(),
        wanted,
        intake.faults().first().stream().map(Fault::toString).toList(),
        intake);
  }
}

package io.ringfence.lists.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Set;

/** What came of reading one file called {@code f}. */
record ReadEntries(
    List<String> subjects, List<DesiredEntry> wanted, List<String> faults, ListImport intake) {

  static final ListImport.Settings USUAL =
      new ListImport.Settings(null, null, "US", false, Set.of());

  static ReadEntries of(String text) {
    return of(text, USUAL);
  }

  static ReadEntries of(String text, SubjectKind kind) {
    return of(text, new ListImport.Settings(null, kind, "US", false, Set.of()));
  }

  static ReadEntries of(String text, ListImport.Settings settings) {
    return of(text.getBytes(UTF_8), settings);
  }

  static ReadEntries of(byte[] bytes, ListImport.Settings settings) {
    ListImport intake = new ListImport(settings);
    intake.read("f", bytes);
    List<DesiredEntry> wanted = List.copyOf(intake.wanted());
    return new ReadEntries(
        wanted.stream().map(each -> each.subject().key()).toList(),
        wanted,
        intake.faults().first().stream().map(ImportFault::toString).toList(),
        intake);
  }
}

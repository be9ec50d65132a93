package io.ringfence.lists.intake;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What files say, together, and every fault in them. About 250 bytes a subject, beside the files
 * themselves.
 */
public final class ListImport {

  /**
   * How files are to be read.
   *
   * @param format null to detect it by content
   * @param kind of all entries, or null to detect it by what they say
   * @param region ISO 3166 alpha-2, in which numbers without a country code are dialled
   * @param allow whether the entries clear their subjects
   * @param permitted blocks of addresses that are not refused
   */
  public record Settings(
      Format format,
      SubjectKind kind,
      String region,
      boolean allow,
      Set<ImportFaultKind> permitted) {}

  private record Said(DesiredEntry wanted, String file, long line) {}

  private final Settings settings;
  private final EntryValidation screen;
  private final ImportFaults faults = new ImportFaults();
  private final Map<Subject, Said> said = new LinkedHashMap<>();
  private final Set<Subject> undecided = new HashSet<>();
  private long repeated;

  public ListImport(Settings settings) {
    this.settings = settings;
    this.screen = new EntryValidation(settings);
  }

  /**
   * Reads one more file.
   *
   * @param name as people know it
   * @param bytes all of it, perhaps compressed with gzip
   */
  public void read(String name, byte[] bytes) {
    EntryReceiver rows =
        new EntryReceiver() {
          @Override
          public void row(RawEntry row) {
            take(name, row);
          }

          @Override
          public void fault(long line, ImportFaultKind flaw, String detail) {
            faults.add(new ImportFault(name, line, flaw, detail));
          }
        };
    ListFile.read(bytes, settings.format(), rows);
  }

  /** Takes note of a file that could not be opened. */
  public void fault(ImportFault fault) {
    faults.add(fault);
  }

  private void take(String file, RawEntry row) {
    DesiredEntry wanted;
    try {
      wanted = screen.understood(row);
    } catch (EntryValidation.RefusedException refused) {
      faults.add(new ImportFault(file, row.line(), refused.flaw, refused.getMessage()));
      return;
    }
    Said before = said.putIfAbsent(wanted.subject(), new Said(wanted, file, row.line()));
    if (before == null) {
      return;
    }
    if (before.wanted.equals(wanted)) {
      repeated++;
      return;
    }
    undecided.add(wanted.subject());
    String where = (before.file.equals(file) ? "" : before.file + " ") + "line " + before.line;
    faults.add(
        new ImportFault(
            file,
            row.line(),
            ImportFaultKind.CONTRADICTION,
            where + " says otherwise of the same"));
  }

  /** Each subject once, in the order of the files; without those of which they say two things. */
  public Collection<DesiredEntry> wanted() {
    return said.values().stream()
        .map(Said::wanted)
        .filter(each -> !undecided.contains(each.subject()))
        .toList();
  }

  /** Of whom the files say two things: what a list holds on them is best left as it is. */
  public Set<Subject> undecided() {
    return undecided;
  }

  /** How many entries said again what had been said. */
  public long repeated() {
    return repeated;
  }

  public ImportFaults faults() {
    return faults;
  }
}

package io.ringfence.lists.intake;

import io.ringfence.decode.notation.NumberNotation;
import io.ringfence.decode.notation.SubjectNotation;
import io.ringfence.decode.notation.SubjectWidth;
import io.ringfence.decode.notation.TextRules;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.NumberPlausibility;
import io.ringfence.enrich.Tariff;
import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Optional;

/**
 * From a row to what it says, or to the reason why it is refused. A list that clears subjects may
 * name what a list that accuses may not: our own networks, numbers that call for help.
 */
final class EntryValidation {

  /** What a listing record keeps of a reason. */
  static final int LONGEST_REASON = 256;

  static final int LONGEST_VALUE = 128;

  /** What is wrong with a row; its message says it. */
  static final class RefusedException extends Exception {
    final ImportFaultKind flaw;

    RefusedException(ImportFaultKind flaw, String detail) {
      super(detail, null, false, false);
      this.flaw = flaw;
    }
  }

  private final ListImport.Settings settings;
  private final NumberNotation numbers = new NumberNotation();
  private final SubjectNotation subjects = new SubjectNotation(numbers);
  private final NumberPlan plan = new NumberPlan(Tariff.EMPTY);
  private final NumberPlausibility forms = new NumberPlausibility();

  EntryValidation(ListImport.Settings settings) {
    this.settings = settings;
  }

  DesiredEntry understood(RawEntry row) throws RefusedException {
    if (row.value().length() > LONGEST_VALUE) {
      throw new RefusedException(
          ImportFaultKind.TOO_LONG, "value: more than " + LONGEST_VALUE + " characters");
    }
    if (row.reason().length() > LONGEST_REASON) {
      throw new RefusedException(
          ImportFaultKind.TOO_LONG, "reason: more than " + LONGEST_REASON + " characters");
    }
    if (!row.action().isEmpty() && !row.action().equals("add") && !row.action().equals("allow")) {
      throw new RefusedException(
          ImportFaultKind.BAD_ACTION,
          "action: neither add nor allow; what a file does not name is removed, and a history is"
              + " read by scan");
    }
    boolean allow = settings.allow() || row.action().equals("allow");
    return timed(row, subject(kind(row), row, allow), allow);
  }

  private SubjectKind kind(RawEntry row) throws RefusedException {
    if (!row.kind().isEmpty()) {
      SubjectKind said = KindDetection.named(row.kind());
      if (said == null) {
        throw new RefusedException(
            ImportFaultKind.BAD_KIND, "kind: none of " + KindDetection.NAMES);
      }
      if (settings.kind() != null && settings.kind() != said) {
        throw new RefusedException(
            ImportFaultKind.BAD_KIND,
            "kind: not the " + settings.kind().label() + " that --kind says");
      }
      return said;
    }
    if (settings.kind() != null) {
      return settings.kind();
    }
    SubjectKind detected = KindDetection.of(row.value(), row.likely());
    if (detected == null) {
      throw new RefusedException(
          ImportFaultKind.BAD_KIND, "what it names cannot be told; say --kind");
    }
    return detected;
  }

  private Subject subject(SubjectKind kind, RawEntry row, boolean allow) throws RefusedException {
    String value = KindDetection.withoutKind(row.value(), kind);
    return switch (kind) {
      case NUMBER -> number(value, allow);
      case RANGE -> range(value, allow);
      case ADDRESS, NETWORK -> network(kind, value, row, allow);
      default -> {
        String canonical = subjects.canonical(kind, value, settings.region());
        if (canonical.isEmpty()) {
          throw new RefusedException(
              ImportFaultKind.BAD_SUBJECT, "value: names no " + kind.label());
        }
        yield new Subject(kind, canonical);
      }
    };
  }

  private Subject number(String written, boolean allow) throws RefusedException {
    String value = forms.northAmerican(written, settings.region());
    String dialled = numbers.canonical(value, settings.region());
    if (!allow && plan.emergency(dialled)) {
      throw new RefusedException(
          ImportFaultKind.EMERGENCY, "value: calls for help, and is never listed");
    }
    String number = subjects.canonical(SubjectKind.NUMBER, value, settings.region());
    boolean region = value.length() > 2 && value.charAt(2) == ':';
    if (number.isEmpty() || (number.charAt(0) != '+' && !region)) {
      throw new RefusedException(
          ImportFaultKind.NONSENSE_NUMBER,
          "value: no number; a short code or a name has its region, NG:3036");
    }
    if (number.charAt(0) == '+' && !forms.possible(number)) {
      throw new RefusedException(
          ImportFaultKind.NONSENSE_NUMBER, "value: no number of any number plan");
    }
    return new Subject(SubjectKind.NUMBER, number);
  }

  private Subject range(String value, boolean allow) throws RefusedException {
    String digits = value.endsWith("*") ? value.substring(0, value.length() - 1) : value;
    if (value.endsWith("*") && (digits.isEmpty() || digits.equals("+"))) {
      throw new RefusedException(ImportFaultKind.EVERYTHING, "value: every number there is");
    }
    String range = subjects.canonical(SubjectKind.RANGE, digits, settings.region());
    if (range.isEmpty() || !forms.prefix(range)) {
      throw new RefusedException(
          ImportFaultKind.NONSENSE_NUMBER, "value: no beginning of numbers of any number plan");
    }
    Subject subject = new Subject(SubjectKind.RANGE, range);
    Optional<String> wide = SubjectWidth.fault(subject);
    if (wide.isPresent()) {
      throw new RefusedException(ImportFaultKind.TOO_WIDE, "value: " + wide.get());
    }
    if (!allow && plan.emergency(range)) {
      throw new RefusedException(
          ImportFaultKind.EMERGENCY, "value: calls for help, and is never listed");
    }
    return subject;
  }

  private Subject network(SubjectKind kind, String value, RawEntry row, boolean allow)
      throws RefusedException {
    String canonical = subjects.canonical(kind, value, settings.region());
    if (canonical.isEmpty()) {
      throw new RefusedException(ImportFaultKind.BAD_SUBJECT, "value: no IP " + kind.label());
    }
    IpNetwork cidr = IpNetwork.of(canonical);
    if (cidr.length() == 0) {
      throw new RefusedException(ImportFaultKind.EVERYTHING, "value: all of the Internet");
    }
    Optional<String> wide = SubjectWidth.fault(cidr);
    if (wide.isPresent()) {
      throw new RefusedException(ImportFaultKind.TOO_WIDE, "value: " + wide.get());
    }
    Optional<ImportFaultKind> block = allow ? Optional.empty() : SpecialBlocks.of(cidr);
    if (block.isPresent() && !settings.permitted().contains(block.get())) {
      throw new RefusedException(block.get(), "value: has a part in such addresses");
    }
    boolean asSaid = settings.kind() == kind || !row.kind().isEmpty();
    return asSaid ? new Subject(kind, canonical) : cidr.subject();
  }

  private static DesiredEntry timed(RawEntry row, Subject subject, boolean allow)
      throws RefusedException {
    long from = row.from().isEmpty() ? DesiredEntry.UNSAID : ListTimes.millis(row.from());
    long until = row.until().isEmpty() ? DesiredEntry.UNSAID : ListTimes.millis(row.until());
    if (from == ListTimes.NONE && !row.from().isEmpty()) {
      throw new RefusedException(
          ImportFaultKind.BAD_TIME, "from: neither RFC 3339, nor a day, nor epoch milliseconds");
    }
    if (until == ListTimes.NONE && !row.until().isEmpty()) {
      throw new RefusedException(
          ImportFaultKind.BAD_TIME, "until: neither RFC 3339, nor a day, nor epoch milliseconds");
    }
    if (until != DesiredEntry.UNSAID && until <= from) {
      throw new RefusedException(ImportFaultKind.BAD_TIME, "until: not after from");
    }
    // As a record of it is read: otherwise each import would find the reason changed.
    String reason = TextRules.shown(row.reason(), LONGEST_REASON);
    return new DesiredEntry(subject, reason, from, until, allow);
  }
}

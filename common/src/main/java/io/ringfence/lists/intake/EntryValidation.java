package io.ringfence.lists.intake;

import io.ringfence.decode.notation.NumberNotation;
import io.ringfence.decode.notation.SubjectNotation;
import io.ringfence.decode.notation.SubjectWidth;
import io.ringfence.decode.notation.TextRules;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.NumberPlausibility;
import io.ringfence.enrich.Tariff;
import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From a row to what it says, or to the reason why it is refused. A list that clears subjects may
 * name what a list that accuses may not: our own networks, numbers that call for help.
 */
final class EntryValidation {

  /** What a listing record keeps of a reason. */
  static final int LONGEST_REASON = 256;

  static final int LONGEST_VALUE = 128;

  /** Takes what is wrong. */
  interface Complaint {
    void of(ImportFaultKind flaw, String detail);
  }

  private final ListImport.Settings settings;
  private final NumberNotation numbers = new NumberNotation();
  private final SubjectNotation subjects = new SubjectNotation(numbers);
  private final NumberPlan plan = new NumberPlan(Tariff.EMPTY);
  private final NumberPlausibility forms = new NumberPlausibility();

  EntryValidation(ListImport.Settings settings) {
    this.settings = settings;
  }

  /** Null if refused: the complaint says why. */
  DesiredEntry understood(RawEntry row, Complaint complaint) {
    if (row.value().length() > LONGEST_VALUE) {
      complaint.of(ImportFaultKind.TOO_LONG, "value: more than " + LONGEST_VALUE + " characters");
      return null;
    }
    if (row.reason().length() > LONGEST_REASON) {
      complaint.of(ImportFaultKind.TOO_LONG, "reason: more than " + LONGEST_REASON + " characters");
      return null;
    }
    SignalTopic action = action(row, complaint);
    Exemption exemption = action == null ? null : exemption(row, action, complaint);
    SubjectKind kind = exemption == null ? null : kind(row, complaint);
    boolean spares = action != SignalTopic.LISTING_ADD;
    Subject subject = kind == null ? null : subject(kind, row, spares, complaint);
    DesiredEntry entry = subject == null ? null : timed(row, subject, complaint);
    return entry == null ? null : entry.by(action, exemption);
  }

  private SignalTopic action(RawEntry row, Complaint complaint) {
    switch (row.action()) {
      case "", "add" -> {
        return settings.allow() ? SignalTopic.LISTING_ALLOW : SignalTopic.LISTING_ADD;
      }
      case "allow" -> {
        return SignalTopic.LISTING_ALLOW;
      }
      case "exempt" -> {
        if (!settings.allow()) {
          return SignalTopic.LISTING_EXEMPT;
        }
        complaint.of(ImportFaultKind.BAD_ACTION, "action: exempt, but --allow clears of all rules");
        return null;
      }
      default -> {
        complaint.of(
            ImportFaultKind.BAD_ACTION,
            "action: none of add, allow and exempt; what a file does not name is removed, and a"
                + " history is read by scan");
        return null;
      }
    }
  }

  /** Null if refused. */
  private static Exemption exemption(RawEntry row, SignalTopic action, Complaint complaint) {
    List<String> rules = names(row.rules(), "rules", complaint);
    List<String> frauds = rules == null ? null : names(row.frauds(), "frauds", complaint);
    if (frauds == null) {
      return null;
    }
    Exemption exemption = Exemption.of(rules, frauds);
    if (exemption.isNone() == (action == SignalTopic.LISTING_EXEMPT)) {
      complaint.of(
          ImportFaultKind.BAD_EXEMPTION,
          exemption.isNone()
              ? "rules, frauds: one of them has to be named"
              : "rules, frauds: named, but the action is not exempt");
      return null;
    }
    return exemption;
  }

  private static List<String> names(String cell, String field, Complaint complaint) {
    List<String> names =
        Arrays.stream(cell.split("[\\s,;]+", -1)).filter(each -> !each.isEmpty()).toList();
    if (names.size() > Exemption.MOST_NAMES) {
      complaint.of(ImportFaultKind.BAD_EXEMPTION, field + ": more than 32 names");
      return null;
    }
    if (!names.stream().allMatch(Exemption::isName)) {
      complaint.of(ImportFaultKind.BAD_EXEMPTION, field + ": one is no name like irsf-burst");
      return null;
    }
    return names;
  }

  private SubjectKind kind(RawEntry row, Complaint complaint) {
    if (!row.kind().isEmpty()) {
      SubjectKind said = KindDetection.named(row.kind());
      if (said == null) {
        complaint.of(ImportFaultKind.BAD_KIND, "kind: none of " + KindDetection.NAMES);
        return null;
      }
      if (settings.kind() != null && settings.kind() != said) {
        complaint.of(
            ImportFaultKind.BAD_KIND,
            "kind: not the " + settings.kind().label() + " that --kind says");
        return null;
      }
      return said;
    }
    if (settings.kind() != null) {
      return settings.kind();
    }
    SubjectKind detected = KindDetection.of(row.value(), row.likely());
    if (detected == null) {
      complaint.of(ImportFaultKind.BAD_KIND, "what it names cannot be told; say --kind");
    }
    return detected;
  }

  private Subject subject(SubjectKind kind, RawEntry row, boolean allow, Complaint complaint) {
    String value = KindDetection.withoutKind(row.value(), kind);
    return switch (kind) {
      case NUMBER -> number(value, allow, complaint);
      case RANGE -> range(value, allow, complaint);
      case ADDRESS, NETWORK -> network(kind, value, row, allow, complaint);
      default -> {
        String canonical = subjects.canonical(kind, value, settings.region());
        if (canonical.isEmpty()) {
          complaint.of(ImportFaultKind.BAD_SUBJECT, "value: names no " + kind.label());
        }
        yield canonical.isEmpty() ? null : new Subject(kind, canonical);
      }
    };
  }

  private Subject number(String written, boolean allow, Complaint complaint) {
    String value = forms.northAmerican(written, settings.region());
    String dialled = numbers.canonical(value, settings.region());
    if (!allow && plan.emergency(dialled)) {
      complaint.of(ImportFaultKind.EMERGENCY, "value: calls for help, and is never listed");
      return null;
    }
    String number = subjects.canonical(SubjectKind.NUMBER, value, settings.region());
    boolean region = value.length() > 2 && value.charAt(2) == ':';
    if (number.isEmpty() || (number.charAt(0) != '+' && !region)) {
      complaint.of(
          ImportFaultKind.NONSENSE_NUMBER,
          "value: no number; a short code or a name has its region, NG:3036");
      return null;
    }
    if (number.charAt(0) == '+' && !forms.possible(number)) {
      complaint.of(ImportFaultKind.NONSENSE_NUMBER, "value: no number of any number plan");
      return null;
    }
    return new Subject(SubjectKind.NUMBER, number);
  }

  private Subject range(String value, boolean allow, Complaint complaint) {
    String digits = value.endsWith("*") ? value.substring(0, value.length() - 1) : value;
    if (value.endsWith("*") && (digits.isEmpty() || digits.equals("+"))) {
      complaint.of(ImportFaultKind.EVERYTHING, "value: every number there is");
      return null;
    }
    String range = subjects.canonical(SubjectKind.RANGE, digits, settings.region());
    if (range.isEmpty() || !forms.prefix(range)) {
      complaint.of(
          ImportFaultKind.NONSENSE_NUMBER, "value: no beginning of numbers of any number plan");
      return null;
    }
    Subject subject = new Subject(SubjectKind.RANGE, range);
    Optional<String> wide = SubjectWidth.fault(subject);
    if (wide.isPresent()) {
      complaint.of(ImportFaultKind.TOO_WIDE, "value: " + wide.get());
      return null;
    }
    if (!allow && plan.emergency(range)) {
      complaint.of(ImportFaultKind.EMERGENCY, "value: calls for help, and is never listed");
      return null;
    }
    return subject;
  }

  private Subject network(
      SubjectKind kind, String value, RawEntry row, boolean allow, Complaint complaint) {
    String canonical = subjects.canonical(kind, value, settings.region());
    if (canonical.isEmpty()) {
      complaint.of(ImportFaultKind.BAD_SUBJECT, "value: no IP " + kind.label());
      return null;
    }
    IpNetwork cidr = IpNetwork.of(canonical);
    if (cidr.length() == 0) {
      complaint.of(ImportFaultKind.EVERYTHING, "value: all of the Internet");
      return null;
    }
    Optional<String> wide = SubjectWidth.fault(cidr);
    if (wide.isPresent()) {
      complaint.of(ImportFaultKind.TOO_WIDE, "value: " + wide.get());
      return null;
    }
    Optional<ImportFaultKind> block = allow ? Optional.empty() : SpecialBlocks.of(cidr);
    if (block.isPresent() && !settings.permitted().contains(block.get())) {
      complaint.of(block.get(), "value: has a part in such addresses");
      return null;
    }
    boolean asSaid = settings.kind() == kind || !row.kind().isEmpty();
    return asSaid ? new Subject(kind, canonical) : cidr.subject();
  }

  private static DesiredEntry timed(RawEntry row, Subject subject, Complaint complaint) {
    long from = row.from().isEmpty() ? DesiredEntry.UNSAID : ListTimes.millis(row.from());
    long until = row.until().isEmpty() ? DesiredEntry.UNSAID : ListTimes.millis(row.until());
    if (from == ListTimes.NONE && !row.from().isEmpty()) {
      complaint.of(
          ImportFaultKind.BAD_TIME, "from: neither RFC 3339, nor a day, nor epoch milliseconds");
      return null;
    }
    if (until == ListTimes.NONE && !row.until().isEmpty()) {
      complaint.of(
          ImportFaultKind.BAD_TIME, "until: neither RFC 3339, nor a day, nor epoch milliseconds");
      return null;
    }
    if (until != DesiredEntry.UNSAID && until <= from) {
      complaint.of(ImportFaultKind.BAD_TIME, "until: not after from");
      return null;
    }
    // As a record of it is read: otherwise each import would find the reason changed.
    String reason = TextRules.shown(row.reason(), LONGEST_REASON);
    return new DesiredEntry(subject, reason, from, until);
  }
}

package io.ringfence.lists.intake;

import io.ringfence.decode.notation.DeviceNotation;
import io.ringfence.ip.AddressNotation;
import io.ringfence.signal.SubjectKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which kind of subject is meant. */
public final class KindDetection {

  /** Those that can be listed; a meeting is a place, and its guests are who can be at fault. */
  public static final String NAMES =
      Arrays.stream(SubjectKind.values())
          .filter(kind -> kind != SubjectKind.MEETING)
          .map(SubjectKind::label)
          .collect(Collectors.joining(", "));

  private static final Pattern NUMBER =
      Pattern.compile("(?:[A-Z]{2}:.+|sips?:.+|tel:.+|\\+?[0-9(][0-9 ().\\-/]*)");

  private static final Pattern RANGE = Pattern.compile("\\+?[0-9 ().-]*\\*");

  private KindDetection() {}

  /** Null for what is no kind that can be listed. */
  public static SubjectKind named(String label) {
    SubjectKind kind = SubjectKind.ofLabel(label.toLowerCase(Locale.ROOT)).orElse(null);
    return kind == SubjectKind.MEETING ? null : kind;
  }

  /**
   * By what it says and looks like; null if that does not suffice.
   *
   * @param likely what its place suggests, or null
   */
  public static SubjectKind of(String value, SubjectKind likely) {
    SubjectKind said = prefix(value);
    if (said != null) {
      return said;
    }
    if (likely == SubjectKind.ADDRESS || likely == SubjectKind.NETWORK) {
      return value.indexOf('/') < 0 ? likely : SubjectKind.NETWORK;
    }
    if (likely == SubjectKind.NUMBER && value.endsWith("*")) {
      return SubjectKind.RANGE;
    }
    return likely != null ? likely : looks(value);
  }

  private static SubjectKind looks(String value) {
    boolean dotted = value.indexOf('.') >= 0 || value.indexOf(':') >= 0;
    if (dotted && !AddressNotation.canonical(value).isEmpty()) {
      return SubjectKind.ADDRESS;
    }
    if (value.indexOf('/') > 0 && !AddressNotation.network(value).isEmpty()) {
      return SubjectKind.NETWORK;
    }
    // Twelve digits in a row may be a number as well as a MAC address.
    boolean parted = dotted || value.indexOf('-') >= 0;
    if (parted && DeviceNotation.canonical(value).startsWith("mac:")) {
      return SubjectKind.DEVICE;
    }
    if (RANGE.matcher(value).matches()) {
      return SubjectKind.RANGE;
    }
    return NUMBER.matcher(value).matches() ? SubjectKind.NUMBER : null;
  }

  /** Of {@code number:+12025550123}. */
  private static SubjectKind prefix(String value) {
    int colon = value.indexOf(':');
    return colon <= 0 ? null : named(value.substring(0, colon));
  }

  /** Without the kind before it, where it says its own. */
  public static String withoutKind(String value, SubjectKind kind) {
    return value.regionMatches(true, 0, kind.label() + ":", 0, kind.label().length() + 1)
        ? value.substring(kind.label().length() + 1).strip()
        : value;
  }
}

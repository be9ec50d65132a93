package io.ringfence.story;

import io.ringfence.rule.load.Frauds;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Locale;

/** Frauds and kinds of subjects as people say them. */
final class FraudWording {

  /** Who is more to the point comes first. */
  private static final List<SubjectKind> BY_WEIGHT =
      List.of(
          SubjectKind.ACCOUNT,
          SubjectKind.NUMBER,
          SubjectKind.DEVICE,
          SubjectKind.ADDRESS,
          SubjectKind.CONTENT,
          SubjectKind.MEETING,
          SubjectKind.RANGE,
          SubjectKind.TRUNK,
          SubjectKind.NETWORK);

  private FraudWording() {}

  /** A fraud of a pack's own is called what it is called there. */
  static String of(String fraud) {
    return Frauds.wording(fraud).orElseGet(() -> fraud.replace('-', ' '));
  }

  static int rank(SubjectKind kind) {
    return BY_WEIGHT.indexOf(kind);
  }

  /** Such as {@code 1 address}, {@code 2 texts}. */
  static String count(int count, SubjectKind kind) {
    String one = one(kind);
    return count + " " + (count == 1 ? one : one + (one.endsWith("s") ? "es" : "s"));
  }

  static String one(SubjectKind kind) {
    return kind == SubjectKind.CONTENT ? "text" : kind.label().toLowerCase(Locale.ROOT);
  }
}

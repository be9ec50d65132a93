package io.ringfence.decode.format.mapped;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a call ended, and the SIP code that stands for it where the system gives none. */
enum Outcome {
  ANSWERED(200),
  BUSY(486),
  UNANSWERED(480),
  CANCELLED(487),
  DECLINED(603),
  UNASSIGNED(404),
  BLOCKED(403),
  FAILED(503);

  /** With a blank between them. */
  static final String WORDS =
      Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(" "));

  final String word = name().toLowerCase(Locale.ROOT);
  final int sipCode;

  Outcome(int sipCode) {
    this.sipCode = sipCode;
  }

  static Outcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Of a call that was not answered, by its cause, which is negative if it is not known. */
  static Outcome ofCause(int q850) {
    return switch (q850) {
      case 1 -> UNASSIGNED;
      case 16, 26, 31 -> CANCELLED;
      case 17 -> BUSY;
      case -1, 18, 19, 20 -> UNANSWERED;
      case 21 -> DECLINED;
      default -> FAILED;
    };
  }
}

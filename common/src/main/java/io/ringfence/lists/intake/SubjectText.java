package io.ringfence.lists.intake;

import io.ringfence.decode.notation.NumberNotation;
import io.ringfence.decode.notation.SubjectNotation;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Optional;

/** A subject as people type it: {@code kind:value}, or a bare number, address or network. */
public final class SubjectText {

  private SubjectText() {}

  /**
   * What is meant; empty if that is not clear.
   *
   * @param region ISO 3166 alpha-2, in which numbers without a country code are dialled
   */
  public static Optional<Subject> read(String text, String region) {
    SubjectKind kind = KindDetection.of(text.strip(), null);
    if (kind == null) {
      return Optional.empty();
    }
    String value = KindDetection.withoutKind(text.strip(), kind);
    boolean star = kind == SubjectKind.RANGE && value.endsWith("*");
    String canonical =
        new SubjectNotation(new NumberNotation())
            .canonical(kind, star ? value.substring(0, value.length() - 1) : value, region);
    return canonical.isEmpty() ? Optional.empty() : Optional.of(new Subject(kind, canonical));
  }
}

package io.ringfence.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.story.Story;
import io.ringfence.story.StoryAlert;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How somebody sees what came from outside. Every such text passes here on its way to a page:
 * controls that hide or turn around what follows become visible. For those who may not see whom it
 * is about, the values of all subjects that are known to be named in it are masked, whatever form
 * they have, and so is whatever else could be a number, an address or a device. What is masked is
 * never sent.
 */
public final class Masking {

  /** Nobody reads more of a user agent or a label; whole texts are not ours to show. */
  private static final int MOST = 1_200;

  /** Of a number; fewer are a short code, which is a name. */
  private static final int LEAST_DIGITS = 7;

  private static final String HIDDEN = "••••";

  /** Controls, formats, surrogates, private use, and ends of lines and paragraphs. */
  private static final Pattern HIDING =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

  private final References references;
  private final boolean whole;
  private final KnownValues known;
  private final NumberMasks numbers;

  public Masking(References references, boolean whole) {
    this(references, whole, KnownValues.NONE);
  }

  private Masking(References references, boolean whole, KnownValues known) {
    this.references = references;
    this.whole = whole;
    this.known = known;
    this.numbers = new NumberMasks(references);
  }

  /** Whether everything is shown whole. */
  public boolean whole() {
    return whole;
  }

  /** For texts that may name some subjects. */
  public Masking about(Collection<Subject> subjects) {
    return whole || subjects.isEmpty()
        ? this
        : new Masking(references, false, KnownValues.of(subjects, Set.of()));
  }

  /** For texts of an alert: of its subject, of whoever else is behind it, of values it measured. */
  public Masking about(CachedAlert alert) {
    if (whole) {
      return this;
    }
    JsonNode json = alert.whole();
    StoryAlert named = StoryAlert.of(json);
    Set<Subject> subjects = new HashSet<>(named.accused());
    subjects.add(named.subject());
    Set<String> values = new HashSet<>();
    for (JsonNode each : json.at("/evidence/measures")) {
      if (each.path("value").isTextual()) {
        values.add(each.path("value").asText());
      }
    }
    return new Masking(references, false, KnownValues.of(subjects, values));
  }

  /** For texts of a story. */
  public Masking about(Story story) {
    return whole ? this : about(story.cast().stream().map(each -> each.subject()).toList());
  }

  /** A text that a rule or a program has made. */
  public String text(String text) {
    String cut = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
    return visible(whole ? cut : numbers.masked(known.masked(plain(cut), this::value, this::mark)));
  }

  /** In the usual letters and digits, and without what cannot be seen: so nothing hides in it. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
  }

  /** What somebody has written: may name anybody in any words, so that others see none of it. */
  public String note(String text) {
    return whole || text.isEmpty() ? text(text) : HIDDEN;
  }

  /** The value of a subject, or of a measure, that is not known to be harmless. */
  public String mark(String value) {
    return whole || value.isEmpty() ? text(value) : HIDDEN + '·' + references.tag(value);
  }

  /** The value of a subject. */
  public String value(Subject subject) {
    String value = subject.value();
    if (whole) {
      return text(value);
    }
    return switch (subject.kind()) {
      case NUMBER -> value.startsWith("+") ? numbers.number(value) : sender(value);
      case ADDRESS, NETWORK -> numbers.address(value);
      case DEVICE -> visible(value.substring(0, scheme(value))) + mark(value);
      case RANGE, TRUNK -> text(value);
      case ACCOUNT, CONTENT, MEETING -> mark(value);
    };
  }

  /** A name as the sender, an extension: the region is what is not personal about it. */
  private String sender(String value) {
    int colon = value.indexOf(':');
    String region = colon > 0 && colon <= 3 ? value.substring(0, colon + 1) : "";
    return visible(region) + mark(value);
  }

  /** How much of a device says only what kind of name it has: {@code imei:}. */
  private static int scheme(String device) {
    int colon = device.indexOf(':');
    boolean named = colon > 0 && device.substring(0, colon).matches("mac|imei|imsi|uuid|serial");
    return named ? colon + 1 : 0;
  }

  /** A party of a record as it came: in any notation, or a name. */
  public String party(String text) {
    if (whole || text.isEmpty()) {
      return text(text);
    }
    String plain = plain(text);
    boolean number =
        !plain.codePoints().anyMatch(Character::isLetter)
            && plain.codePoints().filter(Character::isDigit).count() >= LEAST_DIGITS;
    return number ? numbers.number(plain) : mark(text);
  }

  /** A field of a record that names a subject of a kind. */
  public String value(SubjectKind kind, String text) {
    return text.isEmpty() ? "" : value(new Subject(kind, text));
  }

  public String reference(Subject subject) {
    return references.of(subject);
  }

  public String reference(String alert) {
    return references.ofAlert(alert);
  }

  /** A subject as a page names it. */
  public SubjectLink link(Subject subject) {
    return new SubjectLink(subject.kind().label(), value(subject), reference(subject));
  }

  /** A subject on a page. */
  public record SubjectLink(String kind, String value, String reference) {}

  /** What a browser would not show, or would let turn around what follows. */
  private static String visible(String text) {
    return HIDING
        .matcher(text)
        .replaceAll(found -> String.format("⟨%04X⟩", found.group().codePointAt(0)));
  }
}

package io.ringfence.rule.load;

import io.ringfence.rule.Summary;
import io.ringfence.rule.expression.Language;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.SourceText;
import io.ringfence.rule.text.SpellingHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a rule's sentence and checks the names in its braces. */
final class SummaryReader {

  /** In a sentence the subject stands for its value. */
  private static final String SUBJECT = "subject";

  private SummaryReader() {}

  static Optional<Summary> read(SourceText written, Language language, Findings findings) {
    String template = written.text().strip();
    List<Summary.Part> parts = new ArrayList<>();
    int at = 0;
    boolean sound = true;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      int close = template.indexOf('}', at);
      if (open < 0 && close < 0) {
        parts.add(new Summary.Part(template.substring(at), false));
        break;
      }
      if (open < 0 || close < open || template.substring(open + 1, close).contains("{")) {
        findings.fault(written.line(), "summary", "summary: a brace has no partner");
        return Optional.empty();
      }
      if (open > at) {
        parts.add(new Summary.Part(template.substring(at, open), false));
      }
      String name = template.substring(open + 1, close).strip();
      if (language.defines(name)) {
        findings.fault(
            written.line(),
            "summary",
            "summary: `" + name + "` is no value, but part of conditions");
        sound = false;
      } else if (!name.equals(SUBJECT) && !language.knows(name)) {
        findings.missing(
            written.line(),
            "summary",
            name,
            "summary: unknown name `" + name + "`" + SpellingHint.hint(name, language.names()));
        sound = false;
      }
      parts.add(new Summary.Part(name, true));
      at = close + 1;
    }
    return sound ? Optional.of(new Summary(template, List.copyOf(parts))) : Optional.empty();
  }

  /** The names in the braces, without {@code subject}. */
  static Set<String> names(Summary summary) {
    Set<String> names = new TreeSet<>();
    for (Summary.Part part : summary.parts()) {
      if (part.name() && !part.text().equals(SUBJECT)) {
        names.add(part.text());
      }
    }
    return names;
  }
}

package io.ringfence.rule.load;

import io.ringfence.measure.Function;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Summary;
import io.ringfence.rule.SummaryFormat;
import io.ringfence.rule.expression.Language;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.SourceText;
import io.ringfence.rule.text.SpellingHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a rule's sentence and checks the names in its braces. */
final class SummaryReader {

  /** In a sentence the subject stands for its value. */
  private static final String SUBJECT = "subject";

  /** A name, perhaps with a format, or with the noun that it counts. */
  private static final Pattern VALUE =
      Pattern.compile("([^\\s:]+)(?::([a-z]+)| +([A-Za-z][A-Za-z -]*))?");

  private static final Set<String> AMOUNTS = Set.of("cost", "perMinute", "revenue");

  private final SourceText written;
  private final Language language;
  private final Map<String, Measure> measures;
  private final Findings findings;
  private boolean sound = true;

  private SummaryReader(
      SourceText written, Language language, Map<String, Measure> measures, Findings findings) {
    this.written = written;
    this.language = language;
    this.measures = measures;
    this.findings = findings;
  }

  static Optional<Summary> read(
      SourceText written, Language language, Map<String, Measure> measures, Findings findings) {
    SummaryReader reader = new SummaryReader(written, language, measures, findings);
    String template = written.text().strip();
    List<Summary.Part> parts = reader.clauses(template);
    return reader.sound ? Optional.of(new Summary(template, List.copyOf(parts))) : Optional.empty();
  }

  private List<Summary.Part> clauses(String template) {
    List<Summary.Part> parts = new ArrayList<>();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('[', at);
      int close = template.indexOf(']', at);
      if (open < 0 && close < 0) {
        parts.addAll(values(template.substring(at)));
        break;
      }
      if (open < 0 || close < open || template.substring(open + 1, close).contains("[")) {
        fault("a bracket has no partner");
        break;
      }
      parts.addAll(values(template.substring(at, open)));
      List<Summary.Part> clause = values(template.substring(open + 1, close));
      if (clause.stream().noneMatch(Summary.Part::name)) {
        fault("a clause in brackets has a name in braces");
      } else {
        parts.add(Summary.Part.clause(clause));
      }
      at = close + 1;
    }
    return parts;
  }

  private List<Summary.Part> values(String text) {
    List<Summary.Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = text.indexOf('}', at);
      if (open < 0 && close < 0) {
        parts.add(new Summary.Part(text.substring(at), false));
        break;
      }
      if (open < 0 || close < open || text.substring(open + 1, close).contains("{")) {
        fault("a brace has no partner");
        break;
      }
      if (open > at) {
        parts.add(new Summary.Part(text.substring(at, open), false));
      }
      parts.add(value(text.substring(open + 1, close).strip()));
      at = close + 1;
    }
    return parts;
  }

  private Summary.Part value(String said) {
    Matcher matched = VALUE.matcher(said);
    if (!matched.matches()) {
      check(said);
      return new Summary.Part(said, true);
    }
    String name = matched.group(1);
    check(name);
    SummaryFormat format = usual(name);
    if (matched.group(2) != null) {
      Optional<SummaryFormat> named = SummaryFormat.ofLabel(matched.group(2));
      if (named.isEmpty()) {
        List<String> labels = Stream.of(SummaryFormat.values()).map(SummaryFormat::label).toList();
        fault(
            "`"
                + matched.group(2)
                + "` is no format"
                + SpellingHint.hint(matched.group(2), labels));
      }
      format = named.orElse(format);
    }
    String noun = matched.group(3) == null ? "" : matched.group(3);
    return new Summary.Part(name, true, format, noun, List.of());
  }

  private void check(String name) {
    if (language.defines(name)) {
      fault("`" + name + "` is no value, but part of conditions");
    } else if (!name.equals(SUBJECT) && !language.knows(name)) {
      findings.missing(
          written.line(),
          "summary",
          name,
          "summary: unknown name `" + name + "`" + SpellingHint.hint(name, language.names()));
      sound = false;
    }
  }

  /** Of values whose unit is known. */
  private SummaryFormat usual(String name) {
    Measure measure = measures.get(name);
    if (measure != null) {
      Function function = measure.spec().function();
      return function == Function.SPEED
          ? SummaryFormat.SPEED
          : function == Function.AGE ? SummaryFormat.DURATION : SummaryFormat.PLAIN;
    }
    if (name.equals("signal.topic")) {
      return SummaryFormat.EVENT;
    }
    if (name.endsWith("Millis")) {
      return SummaryFormat.MILLIS;
    }
    return AMOUNTS.contains(name.substring(name.lastIndexOf('.') + 1))
        ? SummaryFormat.MONEY
        : SummaryFormat.PLAIN;
  }

  private void fault(String message) {
    findings.fault(written.line(), "summary", "summary: " + message);
    sound = false;
  }

  /** The names in the braces, without {@code subject}. */
  static Set<String> names(Summary summary) {
    Set<String> names = new TreeSet<>();
    summary.parts().stream()
        .flatMap(part -> Stream.concat(Stream.of(part), part.clause().stream()))
        .filter(part -> part.name() && !part.text().equals(SUBJECT))
        .forEach(part -> names.add(part.text()));
    return names;
  }
}

package io.ringfence.rule;

import io.ringfence.rule.field.Scope;
import java.util.List;
import java.util.Locale;

/**
 * A rule's sentence for people: text with names in braces, and clauses in brackets that are left
 * out where they would say nothing. Checked when the pack is loaded.
 */
public record Summary(String template, List<Part> parts) {

  /**
   * A piece of literal text, the name of a value ({@code subject} is the subject's value), or a
   * clause.
   *
   * @param format how the value is said
   * @param noun what the value counts, in the singular; empty if it counts nothing
   * @param clause the pieces of a clause; empty of others
   */
  public record Part(
      String text, boolean name, SummaryFormat format, String noun, List<Part> clause) {

    public Part(String text, boolean name) {
      this(text, name, SummaryFormat.PLAIN, "", List.of());
    }

    /** A clause that is left out where one of its values is nothing. */
    public static Part clause(List<Part> parts) {
      return new Part("", false, SummaryFormat.PLAIN, "", List.copyOf(parts));
    }
  }

  /** The sentence, where no currency is known. */
  public String render(Scope scope) {
    return render(scope, "");
  }

  /**
   * The sentence.
   *
   * @param currency of amounts of money; empty where it is not known
   */
  public String render(Scope scope, String currency) {
    StringBuilder sentence = new StringBuilder();
    append(parts, scope, currency, sentence);
    return sentence.toString();
  }

  private static void append(
      List<Part> parts, Scope scope, String currency, StringBuilder sentence) {
    for (Part part : parts) {
      if (!part.clause().isEmpty()) {
        if (part.clause().stream().allMatch(each -> says(each, scope))) {
          append(part.clause(), scope, currency, sentence);
        }
      } else if (part.name()) {
        Object value = scope.valueOf(part.text());
        sentence.append(
            part.noun().isEmpty()
                ? part.format().shown(value, currency)
                : counted(value, part.noun()));
      } else {
        sentence.append(part.text());
      }
    }
  }

  /** Whether a piece of a clause says something: what is nothing, or not known, does not. */
  private static boolean says(Part part, Scope scope) {
    if (!part.name()) {
      return true;
    }
    Object value = scope.valueOf(part.text());
    if (value instanceof Number number) {
      return number.doubleValue() > 0;
    }
    return value != null
        && !value.equals("")
        && !value.equals(false)
        && !value.equals(List.of())
        && !value.equals("unknown");
  }

  private static String counted(Object value, String noun) {
    if (value instanceof Number number && number.doubleValue() == 1) {
      return "1 " + noun;
    }
    boolean none = value instanceof Number number && number.doubleValue() == 0;
    return (none ? "no" : SummaryFormat.PLAIN.shown(value, "")) + ' ' + plural(noun);
  }

  private static String plural(String noun) {
    String lower = noun.toLowerCase(Locale.ROOT);
    if (lower.equals("person")) {
      return "people";
    }
    if (lower.matches(".*(s|x|ch|sh)")) {
      return noun + "es";
    }
    return lower.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + 's';
  }
}

package io.ringfence.rule;

import io.ringfence.rule.field.Scope;
import java.util.List;

/** A rule's sentence for people: text with names in braces, checked when the pack is loaded. */
public record Summary(String template, List<Part> parts) {

  /** A piece of literal text, or the name of a value ({@code subject} is the subject's value). */
  public record Part(String text, boolean name) {}

  public String render(Scope scope) {
    StringBuilder sentence = new StringBuilder();
    for (Part part : parts) {
      sentence.append(part.name() ? shown(scope.valueOf(part.text())) : part.text());
    }
    return sentence.toString();
  }

  private static String shown(Object value) {
    if (value instanceof Double number) {
      double rounded = Math.rint(number * 100) / 100;
      return rounded == Math.rint(rounded)
          ? Long.toString((long) rounded)
          : Double.toString(rounded);
    }
    // The latest value of an empty window is none.
    return value == null ? "none" : String.valueOf(value);
  }
}

package io.ringfence.rule;

import io.ringfence.rule.field.Scope;
import io.ringfence.signal.encoding.NameFilter;
import java.util.ArrayList;
import java.util.List;

/** A rule's sentence for people: text with names in braces, checked when the pack is loaded. */
public record Summary(String template, List<Part> parts) {

  /** A piece of literal text, or the name of a value ({@code subject} is the subject's value). */
  public record Part(String text, boolean name) {}

  public Sentence render(Scope scope) {
    List<Sentence.Part> rendered = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (Part part : parts) {
      String text = part.name() ? shown(scope.valueOf(part.text())) : part.text();
      char names = part.name() ? scope.names(part.text()) : NameFilter.NOBODY;
      if (names == NameFilter.NOBODY) {
        words.append(text);
      } else {
        add(words, rendered);
        rendered.add(new Sentence.Part(names, text));
      }
    }
    add(words, rendered);
    return new Sentence(List.copyOf(rendered));
  }

  private static void add(StringBuilder words, List<Sentence.Part> rendered) {
    if (!words.isEmpty()) {
      rendered.add(new Sentence.Part(NameFilter.NOBODY, words.toString()));
      words.setLength(0);
    }
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

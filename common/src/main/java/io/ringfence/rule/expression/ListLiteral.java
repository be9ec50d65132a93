package io.ringfence.rule.expression;

import io.ringfence.rule.field.Field;
import io.ringfence.rule.text.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The elements of a named list, as an expression writes them.
 *
 * @param type of every element: TEXT, INT or DOUBLE
 */
record ListLiteral(Field.Type type, String text) {

  private record Element(Field.Type type, String text) {}

  /** What is wrong with the list is a fault of its section. */
  static Optional<ListLiteral> read(Section section, String key) {
    int before = section.findings().count();
    List<String> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Field.Type type = null;
    for (ScalarNode node : section.scalars(key)) {
      Optional<Element> element = element(node);
      if (element.isEmpty()) {
        fault(section, key, node, "`" + node.getValue() + "` is neither a text nor a number");
        continue;
      }
      if (type == null) {
        type = element.get().type();
      }
      if (element.get().type() != type) {
        fault(
            section,
            key,
            node,
            "%s is %s, but the first is %s"
                .formatted(element.get().text(), spoken(element.get().type()), spoken(type)));
      } else if (!seen.add(element.get().text())) {
        fault(section, key, node, element.get().text() + " is in the list twice");
      }
      texts.add(element.get().text());
    }
    return section.findings().count() > before || type == null
        ? Optional.empty()
        : Optional.of(new ListLiteral(type, "[" + String.join(", ", texts) + "]"));
  }

  private static void fault(Section section, String key, ScalarNode node, String what) {
    section.findings().fault(Section.lineOf(node), key, key + ": " + what);
  }

  private static Optional<Element> element(ScalarNode node) {
    String written = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return Optional.of(new Element(Field.Type.TEXT, quoted(written)));
    }
    try {
      if (tag.equals(Tag.INT)) {
        return Optional.of(new Element(Field.Type.INT, Long.toString(Long.parseLong(written))));
      }
      if (tag.equals(Tag.FLOAT) && Double.isFinite(Double.parseDouble(written))) {
        String decimal =
            written.matches("-?[0-9]+\\.[0-9]+")
                ? written
                : Double.toString(Double.parseDouble(written));
        return Optional.of(new Element(Field.Type.DOUBLE, decimal));
      }
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
        + '"';
  }

  private static String spoken(Field.Type type) {
    return switch (type) {
      case TEXT -> "a text";
      case INT -> "a whole number";
      default -> "a decimal number";
    };
  }
}

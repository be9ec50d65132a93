package io.ringfence.rule.expression;

import dev.cel.common.types.CelType;
import io.ringfence.rule.expression.ExpressionTokens.Kind;
import io.ringfence.rule.expression.ExpressionTokens.Token;
import io.ringfence.rule.field.Field;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The conditions and lists to which a pack gives names, and the text that each name stands for.
 * They are written out in the text of an expression before it is compiled, so that nothing
 * distinguishes a pack with names from one that repeats them.
 */
public record Definitions(Map<String, Definition> byName) {

  public static final Definitions NONE = new Definitions(Map.of());

  /**
   * A condition or a list.
   *
   * @param text without names of other definitions
   * @param elements type of a list's elements; null of a condition
   */
  public record Definition(String text, Precedence binding, Field.Type elements) {

    static Definition condition(String text) {
      return new Definition(text, Precedence.of(text), null);
    }

    static Definition list(ListLiteral literal) {
      return new Definition(literal.text(), Precedence.OPERAND, literal.type());
    }

    CelType type() {
      return elements == null ? Language.CONDITION : Language.listOf(elements);
    }

    public String kind() {
      return elements == null ? "condition" : "list";
    }
  }

  public Definitions {
    byName = Map.copyOf(byName);
  }

  Set<String> names() {
    return byName.keySet();
  }

  /** Whether a definition's text mentions a field. */
  boolean reads(String name, String field) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(field) + "(?![\\w.])")
        .matcher(byName.get(name).text())
        .find();
  }

  public Map<String, CelType> types() {
    Map<String, CelType> types = new HashMap<>();
    byName.forEach((name, each) -> types.put(name, each.type()));
    return types;
  }

  /** The names among some that a text mentions, in the order of their first places. */
  static Set<String> mentioned(String text, Set<String> names) {
    Set<String> mentioned = new LinkedHashSet<>();
    List<Token> tokens = ExpressionTokens.of(text);
    for (int i = 0; i < tokens.size(); i++) {
      if (names.contains(tokens.get(i).text()) && isName(tokens, i)) {
        mentioned.add(tokens.get(i).text());
      }
    }
    return mentioned;
  }

  /**
   * The text with what its names stand for, in parentheses only where their place needs them. A
   * text that mentions none is returned as it is.
   */
  public String expand(String text) {
    StringBuilder expanded = new StringBuilder();
    int done = 0;
    List<Token> tokens = ExpressionTokens.of(text);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Definition meaning = byName.get(token.text());
      if (meaning != null && isName(tokens, i)) {
        boolean fits = meaning.binding().compareTo(Precedence.between(tokens, i)) >= 0;
        expanded.append(text, done, token.start());
        expanded.append(fits ? meaning.text() : "(" + meaning.text() + ")");
        done = token.end();
        if (expanded.length() > ExpressionLimits.MOST_CHARACTERS) {
          return expanded.toString(); // refused for its length, whatever follows
        }
      }
    }
    return done == 0 ? text : expanded.append(text, done, text.length()).toString();
  }

  /** Neither a part of a dotted name, nor a function. */
  private static boolean isName(List<Token> tokens, int place) {
    boolean selected = place > 0 && tokens.get(place - 1).is(".");
    boolean called = place + 1 < tokens.size() && tokens.get(place + 1).is("(");
    return tokens.get(place).kind() == Kind.WORD && !selected && !called;
  }
}

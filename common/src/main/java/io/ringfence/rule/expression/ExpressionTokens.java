package io.ringfence.rule.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and signs of an expression, for whoever replaces some of them in its text. Blanks and
 * comments are left out; a text literal is one token.
 */
final class ExpressionTokens {

  /** A word is an identifier or keyword; numbers and text literals are neither word nor sign. */
  enum Kind {
    WORD,
    SIGN,
    LITERAL
  }

  record Token(Kind kind, int start, int end, String text) {

    boolean is(String other) {
      return text.equals(other);
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<blank>\\s+)|(?<comment>//[^\\n]*)"
              // Raw texts know no escapes; the long quotes come before the short ones.
              + "|(?<literal>(?:[bB]?[rR]|[rR][bB])(?:\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''"
              + "|\"[^\"]*\"|'[^']*')"
              // Possessive, since Java's matcher takes a frame of the stack for each repetition
              // else.
              + "|[bB]?(?:\"\"\"(?:\\\\.|(?!\"\"\")[^\\\\])*+\"\"\"|'''(?:\\\\.|(?!''')[^\\\\])*+'''"
              + "|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+')"
              + "|`[^`]*`"
              + "|[0-9][0-9A-Za-z_]*(?:\\.[0-9][0-9A-Za-z_]*)?)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<sign>&&|\\|\\||[=!<>]=|.)",
          Pattern.DOTALL);

  private ExpressionTokens() {}

  /**
   * Whatever the text is: what is no expression is taken apart, too. One that is longer than
   * expressions may be has none: it is refused for that.
   */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    if (text.length() > ExpressionLimits.MOST_CHARACTERS) {
      return tokens;
    }
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("blank") == null && matcher.group("comment") == null) {
        Kind kind =
            matcher.group("word") != null
                ? Kind.WORD
                : matcher.group("sign") != null ? Kind.SIGN : Kind.LITERAL;
        tokens.add(new Token(kind, matcher.start(), matcher.end(), matcher.group()));
      }
    }
    return tokens;
  }

  /** The text without what CEL passes over, so that something else can follow on its last line. */
  static String withoutComments(String text) {
    StringBuilder rest = new StringBuilder();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("comment") == null) {
        rest.append(matcher.group());
      }
    }
    return rest.toString().strip();
  }
}

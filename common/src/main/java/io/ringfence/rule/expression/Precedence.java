package io.ringfence.rule.expression;

import io.ringfence.rule.expression.ExpressionTokens.Kind;
import io.ringfence.rule.expression.ExpressionTokens.Token;
import java.util.List;

/**
 * How tightly the parts of an expression hold together: whether one text can stand in the place of
 * a name without parentheses.
 */
enum Precedence {
  CHOICE,
  OR,
  AND,
  COMPARISON,
  SUM,
  PRODUCT,
  UNARY,
  OPERAND;

  /** Of the loosest operator outside of brackets. */
  static Precedence of(String text) {
    Precedence loosest = OPERAND;
    int depth = 0;
    for (Token each : ExpressionTokens.of(text)) {
      if (each.is("(") || each.is("[") || each.is("{")) {
        depth++;
      } else if (each.is(")") || each.is("]") || each.is("}")) {
        depth--;
      } else if (depth == 0 && operator(each).compareTo(loosest) < 0) {
        loosest = operator(each);
      }
    }
    return loosest;
  }

  /** What has to hold at least as tightly as this stands between two tokens of the list. */
  static Precedence between(List<Token> tokens, int place) {
    Precedence before = place == 0 ? CHOICE : besides(tokens.get(place - 1), true);
    Precedence after = place + 1 == tokens.size() ? CHOICE : besides(tokens.get(place + 1), false);
    return before.compareTo(after) > 0 ? before : after;
  }

  private static Precedence besides(Token neighbour, boolean before) {
    if (!before && (neighbour.is(".") || neighbour.is("["))) {
      return OPERAND;
    }
    Precedence operator = operator(neighbour);
    return switch (operator) {
      // Of a choice the last part alone may be a choice itself.
      case CHOICE -> neighbour.is("?") ? OR : CHOICE;
      case OR, AND -> operator;
      // Neither comparisons nor sums may stand on either side of their like.
      case COMPARISON -> SUM;
      case SUM -> PRODUCT;
      case PRODUCT -> UNARY;
      case UNARY -> OPERAND;
      case OPERAND -> CHOICE;
    };
  }

  /** OPERAND of what is no operator. */
  private static Precedence operator(Token token) {
    if (token.kind() == Kind.LITERAL) {
      return OPERAND;
    }
    return switch (token.text()) {
      case "?", ":" -> CHOICE;
      case "||" -> OR;
      case "&&" -> AND;
      case "==", "!=", "<", "<=", ">", ">=", "in" -> COMPARISON;
      case "+", "-" -> SUM;
      case "*", "/", "%" -> PRODUCT;
      case "!" -> UNARY;
      default -> OPERAND;
    };
  }
}

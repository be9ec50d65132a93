package io.ringfence.rule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.Map;
import java.util.Set;

/**
 * A condition or another expression of a pack, without faults.
 *
 * @param text with all definitions written out
 * @param tree of the text
 * @param names that the text reads
 * @param through the definition through which a name is read, of names that the expression itself
 *     does not mention
 */
public record CheckedExpression(
    String text, CelAbstractSyntaxTree tree, Set<String> names, Map<String, String> through) {

  /** A name as a fault shows it to somebody who may not see it in the expression. */
  public String shown(String name) {
    return "`" + name + "`" + origin(name);
  }

  /** What follows the name in a fault; empty where the expression itself mentions it. */
  public String origin(String name) {
    String definition = through.get(name);
    return definition == null ? "" : " (of `" + definition + "`)";
  }
}

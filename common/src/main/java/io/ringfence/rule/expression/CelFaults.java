package io.ringfence.rule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.SourceText;

/** Faults of expressions, with the place in the author's text. */
final class CelFaults {

  private CelFaults() {}

  static CelSourceLocation location(CelAbstractSyntaxTree tree, long id, String name) {
    // The position of a dotted name is its last dot; people look for its beginning.
    int offset = tree.getSource().getPositionsMap().getOrDefault(id, 0);
    int lastDot = name.lastIndexOf('.');
    return tree.getSource()
        .getOffsetLocation(Math.max(0, lastDot < 0 ? offset : offset - lastDot))
        .orElse(CelSourceLocation.of(1, 0));
  }

  static void report(CelIssue issue, SourceText written, String key, Findings findings) {
    String message = issue.getMessage();
    // CEL lists every overload or token that would have fitted: pages of them.
    for (String tail : new String[] {" (candidates:", " expecting {"}) {
      int at = message.indexOf(tail);
      message = at < 0 ? message : message.substring(0, at);
    }
    CelSourceLocation where = issue.getSourceLocation();
    findings.fault(line(where, written), key, message(where, message, key));
  }

  static int line(CelSourceLocation where, SourceText written) {
    return written.lineOf(Math.max(1, where.getLine()));
  }

  static String message(CelSourceLocation where, String what, String key) {
    return key + ": " + what + " (column " + (where.getColumn() + 1) + ")";
  }
}

package io.ringfence.rule;

import java.util.Set;

/** What no measure can be called, because conditions read something else by it. */
final class Reserved {

  /** Words of CEL, and the names that other things have. */
  static final Set<String> WORDS =
      Set.of(
          "as",
          "bool",
          "break",
          "bytes",
          "call",
          "const",
          "continue",
          "double",
          "duration",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "int",
          "let",
          "list",
          "listing",
          "loop",
          "map",
          "math",
          "message",
          "namespace",
          "null",
          "package",
          "privacy",
          "quality",
          "return",
          "security",
          "session",
          "signal",
          "size",
          "string",
          "subject",
          "timestamp",
          "true",
          "type",
          "uint",
          "var",
          "void",
          "while");

  private Reserved() {}
}

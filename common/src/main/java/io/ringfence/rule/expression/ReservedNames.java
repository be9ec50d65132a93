package io.ringfence.rule.expression;

import java.util.Set;

/** Names that are taken, because conditions read something else by them. */
public final class ReservedNames {

  /** Words of CEL, and the names that other things have: for nothing that a pack names. */
  public static final Set<String> WORDS =
      Set.of(
          ("as bool break bytes call const continue double duration else false for function "
                  + "if import in int let list listing loop map math message namespace null package "
                  + "privacy quality return security session signal size string subject timestamp "
                  + "true type uint var void while")
              .split(" "));

  /**
   * Functions and macros of CEL. A measure may have such a name, which is distinguished by what
   * follows it; conditions and lists may not, as their names are read by people beside calls of
   * these.
   */
  static final Set<String> FUNCTIONS =
      Set.of(
          ("all contains dyn exists exists_one filter has join matches replace reverse split "
                  + "strings substring trim")
              .split(" "));

  private ReservedNames() {}
}

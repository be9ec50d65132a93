package io.ringfence.cli.options;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Exit codes of the launcher. */
public final class ExitCodes {

  /** Ringfence itself failed. */
  public static final int FAILED = 3;

  private ExitCodes() {}

  /** Has the help of a verb, and of those below it, say what the codes mean. */
  public static void describe(CommandLine verb) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done, and nothing was found");
    codes.put("1", "found what the verb looks for, such as faults, differences or overdue records");
    codes.put("2", "wrong use, or input that cannot be used: one line says which and why");
    codes.put(Integer.toString(FAILED), "Ringfence itself failed");
    verb.getCommandSpec().usageMessage().exitCodeListHeading("Exit codes:%n").exitCodeList(codes);
    verb.getSubcommands().values().forEach(ExitCodes::describe);
  }
}

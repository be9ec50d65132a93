package io.ringfence.cli.options;

import picocli.CommandLine.Option;

/**
 * In which form a verb prints what it has found. In JSON, standard output has nothing else: what is
 * for people goes to standard error. {@code docs/contract.md} has the fields of each verb.
 */
public class OutputOption {

  /** Who reads it, as the command line says it. */
  private enum Form {
    text,
    json
  }

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description =
          "json: for programs, with the fields that docs/contract.md lists; nothing else is on"
              + " standard output then (default: text)")
  private Form form = Form.text;

  /** Whether a program reads it. */
  public boolean json() {
    return form == Form.json;
  }
}

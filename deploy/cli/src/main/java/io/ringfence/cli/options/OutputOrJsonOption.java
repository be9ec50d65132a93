package io.ringfence.cli.options;

import picocli.CommandLine.Option;

/** The same of verbs that had an option of their own for it, which others may still say. */
public final class OutputOrJsonOption extends OutputOption {

  @Option(names = "--json", description = "the same as --output json; will go with a later release")
  private boolean alias;

  @Override
  public boolean json() {
    return alias || super.json();
  }
}

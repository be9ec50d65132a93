package io.ringfence.cli.options;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * In which form a verb prints what it has found. In JSON, standard output has nothing else: what is
 * for people goes to standard error. {@code docs/contract.md} has the fields of each verb.
 */
public class OutputOption {

  /** The words for it on the command line. */
  private static final class Form implements ITypeConverter<Boolean> {
    @Override
    public Boolean convert(String word) {
      return switch (word) {
        case "json" -> true;
        case "text" -> false;
        default ->
            throw new TypeConversionException("text or json is expected, not '" + word + "'");
      };
    }
  }

  /** For completion. */
  private static final class Words implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return List.of("text", "json").iterator();
    }
  }

  @Option(
      names = "--output",
      arity = "1",
      paramLabel = "text|json",
      converter = Form.class,
      completionCandidates = Words.class,
      description =
          "json: for programs, with the fields that docs/contract.md lists; nothing else is on"
              + " standard output then (default: text)")
  private Boolean inJson = false;

  /** Whether a program reads it. */
  public boolean json() {
    return inJson;
  }
}

package io.ringfence.cli.options;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * In which form a verb prints what it has found. In JSON, standard output has nothing else: what is
 * for people goes to standard error. {@code docs/contract.md} has the fields of each verb.
 */
public class OutputOption {

  /** Who reads it. */
  private enum Form {
    TEXT,
    JSON
  }

  /** Forms are small letters on the command line. */
  private static final class Words implements ITypeConverter<Form> {
    @Override
    public Form convert(String word) {
      return switch (word) {
        case "json" -> Form.JSON;
        case "text" -> Form.TEXT;
        default ->
            throw new TypeConversionException("text or json is expected, not '" + word + "'");
      };
    }
  }

  /** For completion. */
  private static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("text", "json").iterator();
    }
  }

  @Option(
      names = "--output",
      paramLabel = "text|json",
      converter = Words.class,
      completionCandidates = Candidates.class,
      description =
          "json: for programs, with the fields that docs/contract.md lists; nothing else is on"
              + " standard output then (default: text)")
  private Form form = Form.TEXT;

  /** Whether a program reads it. */
  public boolean json() {
    return form == Form.JSON;
  }
}

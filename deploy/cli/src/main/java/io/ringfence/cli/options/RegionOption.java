package io.ringfence.cli.options;

import io.ringfence.lists.intake.SubjectText;
import io.ringfence.signal.Subject;
import picocli.CommandLine.Option;

/** The country in which a number of a subject is dialled, for verbs that look for one. */
public final class RegionOption {

  @Option(
      names = "--region",
      paramLabel = "ISO",
      defaultValue = "US",
      description =
          "country in which a number without a country code is dialled (default: ${DEFAULT-VALUE})")
  private String region;

  /**
   * The subject that a text names.
   *
   * @param said the option or the parameter that has the text, for people
   */
  public Subject subject(String said, String text) throws BadInput {
    return subject(said, text, region);
  }

  /** The same in a country. */
  public static Subject subject(String said, String text, String region) throws BadInput {
    return SubjectText.read(text, region)
        .orElseThrow(
            () ->
                new BadInput(said + ": KIND:VALUE, or a number, an address or a network in full"));
  }
}

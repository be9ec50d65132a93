package io.ringfence.cli.options;

import io.ringfence.broker.Topics;
import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.RetentionPolicy;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The topics as they are declared, and as long as the policy lets them keep records. */
public final class DeclaredTopicsOption {

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "declared topics (default: kafka/topics.yaml beside the launcher)")
  private Path file;

  @Mixin private PolicyOption policy;

  @Mixin private SourcesOption sources;

  /** All that are declared, and those of feeds. */
  public Topics read() throws BadInput {
    return of(
        file == null ? LauncherFolder.path("kafka/topics.yaml") : file,
        policy.read(),
        sources.read());
  }

  /** Those that ship, and those of feeds. */
  public static Topics shipped(RetentionPolicy terms, Sources sources) throws BadInput {
    return of(LauncherFolder.path("kafka/topics.yaml"), terms, sources);
  }

  private static Topics of(Path declared, RetentionPolicy terms, Sources sources) throws BadInput {
    try {
      return Topics.read(declared)
          .keepingAtMost(terms.topics())
          .keepingAtLeast(terms.minimumOfTopics())
          .with(sources.topicsAs());
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput("topics: " + e.getMessage());
    }
  }
}

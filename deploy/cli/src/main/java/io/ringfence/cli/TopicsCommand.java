package io.ringfence.cli;

import io.ringfence.broker.Difference;
import io.ringfence.broker.Topics;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.cli.options.PolicyOption;
import io.ringfence.privacy.RetentionPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates or checks the topics on a broker. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "Creates the topics that are missing on a broker, and reports what is not as declared.",
      "No topic is declared to keep records for longer than the policy says of their class, or for"
          + " less than it says that a law demands.",
      "Nothing that exists is changed. Exit 0 if all is as declared, 1 if not."
    })
final class TopicsCommand implements Callable<Integer> {

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "the broker's address")
  private String bootstrap;

  @Option(names = "--check", description = "only report, create nothing")
  private boolean check;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "declared topics (default: kafka/topics.yaml beside the launcher)")
  private Path file;

  @Mixin private PolicyOption policy;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    try {
      Topics topics = Topics.read(file == null ? LauncherFolder.path("kafka/topics.yaml") : file);
      RetentionPolicy terms = policy.read();
      Topics lawful = topics.keepingAtMost(terms.topics()).keepingAtLeast(terms.minimumOfTopics());
      List<Difference> differences = check ? lawful.check(bootstrap) : lawful.create(bootstrap);
      PrintWriter out = spec.commandLine().getOut();
      differences.forEach(out::println);
      out.printf("%d topics declared, %d differences%n", topics.all().size(), differences.size());
      out.flush();
      return differences.isEmpty() ? 0 : 1;
    } catch (IOException e) {
      throw new BadInput("topics: " + e.getMessage());
    }
  }
}

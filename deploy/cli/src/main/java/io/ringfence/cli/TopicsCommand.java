package io.ringfence.cli;

import io.ringfence.broker.AccessRules;
import io.ringfence.broker.Difference;
import io.ringfence.broker.Topics;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DeclaredTopicsOption;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.OutputOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
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
      "With --acls, the access control lists that the roles need are granted, too; nothing is taken"
          + " away.",
      "Nothing that exists is changed. Exit 0 if all is as declared, 1 if not."
    })
final class TopicsCommand implements Callable<Integer> {

  @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "the broker's address")
  private String bootstrap;

  @Option(names = "--check", description = "only report, create and grant nothing")
  private boolean check;

  @Option(
      names = "--acls",
      paramLabel = "ROLE=PRINCIPAL",
      split = ",",
      description = {
        "what each role needs is granted to a principal, such as detection=User:detection",
        "roles: detection, indicators, console, feeds, lists, rules, privacy, auditors, responders,"
            + " statistics"
      })
  private Map<String, String> principals = Map.of();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = "ringfence",
      description = "the detection job's --group, as far as --acls name it (default: ringfence)")
  private String group;

  @Mixin private DeclaredTopicsOption declared;

  @Mixin private KafkaClientOption client;

  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    try {
      Topics topics = declared.read();
      Properties broker = client.settings(bootstrap);
      if (broker.getProperty("bootstrap.servers", "").isBlank()) {
        throw new BadInput("say --bootstrap, or a --kafka-client that names bootstrap.servers");
      }
      List<AclBinding> grants = AccessRules.of(topics, group, principals);
      List<Difference> differences = check ? topics.check(broker) : topics.create(broker);
      List<AclBinding> missing = principals.isEmpty() ? List.of() : Topics.missing(grants, broker);
      if (!check && !missing.isEmpty()) {
        Topics.grant(missing, broker);
      }
      TopicsReport report =
          new TopicsReport(topics.all().size(), differences, grants, missing, check);
      PrintWriter out = spec.commandLine().getOut();
      out.print(output.json() ? report.json() : report.text());
      out.flush();
      return report.isGood() ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput("topics: " + e.getMessage());
    }
  }
}

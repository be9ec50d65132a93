package io.ringfence.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.broker.AccessRules;
import io.ringfence.broker.Difference;
import io.ringfence.broker.Topics;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DeclaredTopicsOption;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.OutputOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Formatter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
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

  private static final ObjectMapper JSON = new ObjectMapper();

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
      PrintWriter out = spec.commandLine().getOut();
      int all = topics.all().size();
      out.print(
          output.json()
              ? json(all, differences, grants, missing)
              : text(all, differences, grants, missing));
      return differences.isEmpty() && (!check || missing.isEmpty()) ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput("topics: " + e.getMessage());
    }
  }

  private String text(
      int declared,
      List<Difference> differences,
      List<AclBinding> grants,
      List<AclBinding> missing) {
    Formatter text = new Formatter();
    differences.forEach(each -> text.format("%s%n", each));
    text.format("%d topics declared, %d differences%n", declared, differences.size());
    for (AclBinding each : missing) {
      text.format(
          "%s: %s on %s %s%s is %s%n",
          each.entry().principal(),
          each.entry().operation(),
          each.pattern().resourceType(),
          each.pattern().name(),
          isPrefix(each) ? "*" : "",
          check ? "missing" : "granted");
    }
    if (!grants.isEmpty()) {
      text.format("%d grants needed, %d were missing%n", grants.size(), missing.size());
    }
    return text.toString();
  }

  private static boolean isPrefix(AclBinding grant) {
    return grant.pattern().patternType() == PatternType.PREFIXED;
  }

  private String json(
      int declared,
      List<Difference> differences,
      List<AclBinding> grants,
      List<AclBinding> missing) {
    ObjectNode json = JSON.createObjectNode().put("declared", declared);
    json.set("differences", JSON.valueToTree(differences));
    ObjectNode acls = json.putObject("grants").put("needed", grants.size());
    ArrayNode lacking = acls.putArray("missing");
    for (AclBinding each : missing) {
      lacking
          .addObject()
          .put("principal", each.entry().principal())
          .put("operation", each.entry().operation().name())
          .put("resource", each.pattern().resourceType().name())
          .put("name", each.pattern().name())
          .put("prefix", isPrefix(each))
          .put("granted", !check);
    }
    return json.toPrettyString() + "\n";
  }
}

package io.ringfence.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.broker.Difference;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;

/**
 * What was found of topics, and done about it.
 *
 * @param declared how many topics there should be
 * @param grants that were asked for
 * @param missing those of them that were not there
 * @param checked whether nothing was done about it
 */
record TopicsReport(
    int declared,
    List<Difference> differences,
    List<AclBinding> grants,
    List<AclBinding> missing,
    boolean checked) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether all is as declared now. */
  boolean isGood() {
    return differences.isEmpty() && (!checked || missing.isEmpty());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    differences.forEach(each -> text.append(String.format("%s%n", each)));
    text.append(
        String.format("%d topics declared, %d differences%n", declared, differences.size()));
    for (AclBinding each : missing) {
      text.append(
          String.format(
              "%s: %s on %s %s%s is %s%n",
              each.entry().principal(),
              each.entry().operation(),
              each.pattern().resourceType(),
              each.pattern().name(),
              isPrefix(each) ? "*" : "",
              checked ? "missing" : "granted"));
    }
    if (!grants.isEmpty()) {
      text.append(
          String.format("%d grants needed, %d were missing%n", grants.size(), missing.size()));
    }
    return text.toString();
  }

  private static boolean isPrefix(AclBinding grant) {
    return grant.pattern().patternType() == PatternType.PREFIXED;
  }

  String json() {
    ObjectNode json = JSON.createObjectNode().put("declared", declared);
    ArrayNode topics = json.putArray("differences");
    for (Difference each : differences) {
      topics
          .addObject()
          .put("topic", each.topic())
          .put("setting", each.setting())
          .put("wanted", each.wanted())
          .put("found", each.found());
    }
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
          .put("granted", !checked);
    }
    return json.toPrettyString() + "\n";
  }
}

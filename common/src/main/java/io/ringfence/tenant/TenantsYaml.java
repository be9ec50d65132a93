package io.ringfence.tenant;

import static io.ringfence.settings.SettingsYaml.text;

import io.ringfence.settings.SettingsReading;
import io.ringfence.settings.SettingsTable;
import io.ringfence.settings.SettingsYaml;
import io.ringfence.tenant.Tenants.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code tenants.yaml} and finds every fault in it at once, each with its line. */
final class TenantsYaml {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int MOST_TEXT = 256;

  /** As long as an account may be. */
  private static final int MOST_ACCOUNT = 128;

  private static final Map<String, String> KNOWN =
      Map.of(
          "name", "a text of 1 to " + MOST_TEXT + " characters",
          "contact", "a text of 1 to " + MOST_TEXT + " characters",
          "accounts", "a list of accounts");

  private final SettingsYaml file;
  private final Map<String, Tenant> tenants = new HashMap<>();
  private final Map<String, String> accounts = new HashMap<>();
  private final Map<String, String> prefixes = new HashMap<>();

  TenantsYaml(String yaml) {
    file = new SettingsYaml(yaml);
  }

  SettingsReading<Tenants> read() {
    for (NodeTuple entry : file.entriesOf("tenants")) {
      String id = text(entry.getKeyNode());
      if (!ID.matcher(id).matches()) {
        file.fault(
            entry.getKeyNode(),
            "the id of a tenant has 1 to 63 small letters, digits and hyphens: " + id);
      } else if (tenants.containsKey(id)) {
        file.fault(entry.getKeyNode(), "the tenant stands twice: " + id);
      } else {
        tenants.put(id, tenant(id, entry));
      }
    }
    return file.reading(new Tenants(tenants, accounts, prefixes, Map.of()));
  }

  private Tenant tenant(String id, NodeTuple entry) {
    List<NodeTuple> given = file.table(entry.getValueNode(), "a tenant");
    SettingsTable table = new SettingsTable(file, given, "a tenant", KNOWN);
    if (table.has("accounts")) {
      accounts(id, table.node("accounts"));
    }
    for (String needed : List.of("name", "contact")) {
      if (!table.has(needed)) {
        file.fault(entry.getKeyNode(), "the tenant `" + id + "` has no `" + needed + "`");
      }
    }
    return new Tenant(
        id,
        table.one("name", TenantsYaml::words, ""),
        table.one("contact", TenantsYaml::words, ""));
  }

  private static Optional<String> words(String text) {
    return Optional.of(text.strip())
        .filter(each -> each.length() <= MOST_TEXT)
        .filter(each -> each.chars().noneMatch(Character::isISOControl));
  }

  private void accounts(String id, Node node) {
    if (!(node instanceof SequenceNode list)) {
      file.fault(node, "`accounts` is not a list");
      return;
    }
    for (Node each : list.getValue()) {
      String account = text(each);
      boolean prefix = account.endsWith("*");
      String begin = prefix ? account.substring(0, account.length() - 1) : account;
      if (begin.isBlank() || begin.length() > MOST_ACCOUNT || begin.indexOf('*') >= 0) {
        file.fault(
            each,
            "`accounts`: not an account of 1 to 128 characters, nor the beginning of one and *");
        continue;
      }
      String other = (prefix ? prefixes : accounts).putIfAbsent(begin, id);
      if (other != null) {
        file.fault(each, "`accounts`: stands twice: " + account);
      }
    }
  }
}

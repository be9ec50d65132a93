package io.ringfence.deny;

import static io.ringfence.settings.SettingsTable.whole;
import static io.ringfence.settings.SettingsYaml.text;
import static java.util.Map.entry;

import io.ringfence.deny.DenySettings.Proxy;
import io.ringfence.deny.DenySettings.Speech;
import io.ringfence.deny.DenySettings.Terms;
import io.ringfence.lists.intake.SubjectText;
import io.ringfence.rule.text.DurationText;
import io.ringfence.settings.SettingsReading;
import io.ringfence.settings.SettingsTable;
import io.ringfence.settings.SettingsYaml;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads {@code deny.yaml} and finds every fault in it at once, each with its line. */
public final class DenyYaml {

  private static final int USUAL_CAP = 60;
  private static final int MOST_CAP = 10_000;
  private static final String A_TABLE = "a table";

  /** Where no stranger comes from, and what equipment of one's own often has. */
  private static final Set<Subject> PRIVATE =
      subjects(
          "127.0.0.0/8",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "169.254.0.0/16",
          "100.64.0.0/10",
          "address:::1",
          "fc00::/7",
          "fe80::/10");

  private static final String KIND_NAMES =
      DenySettings.KINDS.stream().map(SubjectKind::label).collect(Collectors.joining(", "));

  private static final Map<String, String> OF_FILE =
      Map.of(
          "lists",
          A_TABLE,
          "own",
          "an address, a network, a number, a range or `account:NAME`",
          "cap",
          "a whole number from 1 to " + MOST_CAP,
          "bouncers",
          "a name of small letters, digits and hyphens",
          "proxies",
          A_TABLE);

  private static final Map<String, String> OF_LISTS =
      Map.of("kinds", "one of " + KIND_NAMES, "for", "a length of time such as 12h or 7d");

  private static final Map<String, String> OF_PROXIES =
      Map.ofEntries(
          entry("kamailio", "an address of http or https"),
          entry("opensips", "an address of http or https"),
          entry("tables", A_TABLE));

  private static final Map<String, String> OF_TABLES =
      DenySettings.KINDS.stream()
          .collect(Collectors.toMap(SubjectKind::label, kind -> "the name of a table"));

  private final SettingsYaml file;

  private DenyYaml(String yaml) {
    this.file = new SettingsYaml(yaml);
  }

  /** What is refused, and who is told. */
  public static SettingsReading<DenySettings> read(String yaml) {
    return new DenyYaml(yaml).read();
  }

  private SettingsReading<DenySettings> read() {
    SettingsTable values = new SettingsTable(file, file.tables(), "the file", OF_FILE);
    Map<String, Terms> lists = new LinkedHashMap<>();
    for (NodeTuple each : values.table("lists")) {
      if (lists.put(text(each.getKeyNode()), terms(each.getValueNode())) != null) {
        file.fault(each.getKeyNode(), "the list stands twice: " + text(each.getKeyNode()));
      }
    }
    if (lists.isEmpty()) {
      file.fault(1, "no list is named under `lists`");
    }
    List<Proxy> proxies = new ArrayList<>();
    values
        .table("proxies")
        .forEach(each -> proxies.add(proxy(text(each.getKeyNode()), each.getValueNode())));
    return file.reading(
        new DenySettings(
            lists,
            values.many("own", text -> SubjectText.read(text, "ZZ"), PRIVATE),
            values.one("cap", whole(MOST_CAP), USUAL_CAP),
            values.many("bouncers", DenyYaml::name, Set.of()),
            List.copyOf(proxies)));
  }

  private Terms terms(Node node) {
    SettingsTable values = new SettingsTable(file, file.table(node, "a list"), "a list", OF_LISTS);
    if (!values.has("kinds")) {
      file.fault(node, "`kinds` is missing: " + KIND_NAMES);
    }
    return new Terms(
        values.many(
            "kinds",
            text -> SubjectKind.ofLabel(text).filter(DenySettings.KINDS::contains),
            Set.of()),
        values.one("for", DenyYaml::duration, Long.MAX_VALUE));
  }

  private Proxy proxy(String name, Node node) {
    SettingsTable values =
        new SettingsTable(file, file.table(node, "a proxy"), "a proxy", OF_PROXIES);
    boolean kamailio = values.has("kamailio");
    if (kamailio == values.has("opensips")) {
      file.fault(node, "a proxy has either `kamailio` or `opensips`");
    }
    SettingsTable named = new SettingsTable(file, values.table("tables"), "`tables`", OF_TABLES);
    Map<SubjectKind, String> tables = new EnumMap<>(SubjectKind.class);
    for (SubjectKind kind : DenySettings.KINDS) {
      if (named.has(kind.label())) {
        tables.put(kind, named.one(kind.label(), DenyYaml::name, ""));
      }
    }
    if (tables.isEmpty()) {
      file.fault(node, "`tables` names a table for no kind");
    } else if (new HashSet<>(tables.values()).size() < tables.size()) {
      file.fault(node, "each kind has a table of its own: an account may look like a number");
    }
    return new Proxy(
        name,
        kamailio ? Speech.KAMAILIO : Speech.OPENSIPS,
        values.one(
            kamailio ? "kamailio" : "opensips", SettingsTable::web, URI.create("http://none")),
        tables);
  }

  private static Set<Subject> subjects(String... texts) {
    return Arrays.stream(texts)
        .map(text -> SubjectText.read(text, "ZZ").orElseThrow())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<String> name(String text) {
    return Optional.of(text).filter(each -> each.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}"));
  }

  private static Optional<Long> duration(String text) {
    return DurationText.millis(text).stream().boxed().findFirst();
  }
}

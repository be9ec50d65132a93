package io.ringfence.notify;

import static io.ringfence.settings.SettingsTable.whole;
import static io.ringfence.settings.SettingsTable.word;
import static io.ringfence.settings.SettingsYaml.text;
import static java.util.Map.entry;

import io.ringfence.notify.Receiver.About;
import io.ringfence.notify.WebhookChannel.Template;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.rule.text.DurationText;
import io.ringfence.settings.SettingsReading;
import io.ringfence.settings.SettingsTable;
import io.ringfence.settings.SettingsYaml;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads {@code notify.yaml} and finds every fault in it at once, each with its line. */
public final class NotifyYaml {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|::1");

  /** What there is to set, and what it has to be, for people. */
  private static final Map<String, String> OF_RECEIVERS =
      Map.ofEntries(
          entry("mail", "a table"),
          entry("webhook", "a table"),
          entry("severity", "low, medium, high or critical"),
          entry("frauds", "the name of a fraud"),
          entry("modes", "enforce or shadow"),
          entry("tenants", "the id of a tenant"),
          entry("about", "abuse or system"),
          entry("masked", "true or false"),
          entry("limit", "a whole number from 1 to 1000"),
          entry("every", "a length of time such as 15m, at most a day"));

  private static final Map<String, String> OF_MAIL =
      Map.ofEntries(
          entry("host", "the name or address of a server"),
          entry("port", "a port"),
          entry("starttls", "required or never"),
          entry("user", "a name to sign in with"),
          entry("passwordFile", "a file with a password in it, which can be read"),
          entry("from", "a mail address"),
          entry("to", "a mail address"));

  private static final Map<String, String> OF_WEBHOOKS =
      Map.ofEntries(
          entry("url", "an address of http or https"),
          entry("urlFile", "a file with an address of http or https in it, which can be read"),
          entry("template", "json, slack, teams or alertmanager"),
          entry("secretFile", "a file with a secret in it, which can be read"));

  private static final long LONGEST_EVERY = Duration.ofDays(1).toMillis();

  private final SettingsYaml file;
  private final Path folder;

  private NotifyYaml(String yaml, Path folder) {
    this.file = new SettingsYaml(yaml);
    this.folder = folder;
  }

  /**
   * Who is told.
   *
   * @param folder that the files with secrets are relative to
   */
  public static SettingsReading<List<Receiver>> read(String yaml, Path folder) {
    return new NotifyYaml(yaml, folder).read();
  }

  private SettingsReading<List<Receiver>> read() {
    Map<String, Receiver> receivers = new LinkedHashMap<>();
    for (NodeTuple entry : file.entriesOf("receivers")) {
      String name = text(entry.getKeyNode());
      if (!NAME.matcher(name).matches()) {
        file.fault(entry.getKeyNode(), "a receiver's name has small letters, digits and hyphens");
      }
      if (receivers.put(name, receiver(name, entry.getValueNode())) != null) {
        file.fault(entry.getKeyNode(), "the receiver stands twice: " + name);
      }
    }
    if (receivers.isEmpty()) {
      file.fault(1, "no receiver is named under `receivers`");
    }
    return file.reading(List.copyOf(receivers.values()));
  }

  private Receiver receiver(String name, Node node) {
    SettingsTable values = table(node, "a receiver", OF_RECEIVERS);
    boolean mail = values.has("mail");
    if (mail == values.has("webhook")) {
      file.fault(node, "a receiver has either `mail` or `webhook`");
    }
    Channel channel = null;
    if (mail) {
      channel = mail(values.node("mail"));
    } else if (values.has("webhook")) {
      channel = webhook(values.node("webhook"));
    }
    return new Receiver(
        name,
        channel,
        values.one("severity", word(List.of(Severity.values())), Severity.MEDIUM),
        values.many("frauds", Optional::of, Set.of()),
        values.many("modes", word(List.of(Mode.ENFORCE, Mode.SHADOW)), Set.of(Mode.ENFORCE)),
        values.many("tenants", Optional::of, Set.of()),
        values.many("about", word(List.of(About.values())), Set.of(About.values())),
        values.one("masked", word(List.of(false, true)), false),
        values.one("limit", whole(1_000), 10),
        values.one("every", NotifyYaml::duration, Duration.ofMinutes(mail ? 15 : 1)));
  }

  private SettingsTable table(Node node, String what, Map<String, String> known) {
    return new SettingsTable(file, file.table(node, what), what, known);
  }

  private Channel mail(Node node) {
    SettingsTable values = table(node, "`mail`", OF_MAIL);
    for (String each : List.of("host", "from", "to")) {
      if (!values.has(each)) {
        file.fault(node, "`" + each + "` is missing");
      }
    }
    String host = values.one("host", Optional::of, "localhost");
    boolean local = LOOPBACK.matcher(host).matches();
    String tls =
        values.one("starttls", word(List.of("required", "never")), local ? "never" : "required");
    if (values.has("user") != values.has("passwordFile")) {
      file.fault(node, "`user` and `passwordFile` go together");
    } else if (values.has("user") && !local && tls.equals("never")) {
      file.fault(node, "a password is sent under TLS only: `starttls: required`");
    }
    return new MailChannel(
        host,
        values.one("port", whole(65_535), 587),
        tls.equals("required"),
        values.one("user", Optional::of, ""),
        values.one("passwordFile", this::secret, ""),
        values.one("from", NotifyYaml::address, new InternetAddress()),
        values.many("to", NotifyYaml::address, Set.of()));
  }

  private Channel webhook(Node node) {
    SettingsTable values = table(node, "`webhook`", OF_WEBHOOKS);
    Template template = values.one("template", word(List.of(Template.values())), Template.JSON);
    if (values.has("url") == values.has("urlFile")) {
      file.fault(node, "a webhook has either `url` or `urlFile`");
    } else if (values.has("url") && (template == Template.SLACK || template == Template.TEAMS)) {
      file.fault(node, "whoever knows this address can post: name a file by `urlFile`");
    }
    URI url = values.one("url", SettingsTable::web, URI.create("http://localhost"));
    return new WebhookChannel(
        values.one("urlFile", name -> secret(name).flatMap(SettingsTable::web), url),
        template,
        values.one("secretFile", this::secret, ""));
  }

  private static Optional<Duration> duration(String text) {
    OptionalLong millis = DurationText.millis(text);
    return millis.isPresent() && millis.getAsLong() <= LONGEST_EVERY
        ? Optional.of(Duration.ofMillis(millis.getAsLong()))
        : Optional.empty();
  }

  private static Optional<InternetAddress> address(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      return Optional.of(address).filter(each -> each.getAddress().indexOf('@') > 0);
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  /** The content of a file, without the line break at its end. */
  private Optional<String> secret(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)).strip())
          .filter(each -> !each.isEmpty());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}

package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.config.ArgumentFaults;
import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.config.FileFaults;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.utils.Utils;

/** Arguments that say where the topics are and how they are read and written. */
public final class KafkaArguments {

  /** Certificates, which Kafka counts among the secrets. */
  private static final Set<String> PUBLIC =
      Set.of(
          SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
          SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG);

  /** What Kafka's clients look up themselves, through a provider that the settings declare. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\w+:[^}]+}");

  /** A login module without options, which are what has names and passwords. */
  private static final Pattern BARE_LOGIN =
      Pattern.compile("[\\w.$]+\\s+(required|requisite|sufficient|optional)\\s*;");

  /** Names that Kafka takes. */
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

  private static final String CLIENT = "kafka.client";
  private static final String BOOTSTRAP = "bootstrap.servers";

  private KafkaArguments() {}

  /**
   * Where the topics are.
   *
   * @param group consumer group and prefix of transactions, unless the arguments say another
   * @throws io.ringfence.jobs.config.WrongArguments with every mistake
   */
  public static KafkaSettings of(Arguments given, String group) {
    ArgumentFaults faults = new ArgumentFaults();
    Optional<Properties> client = faults.reading(() -> client(given));
    Optional<TopicNames> topics = faults.reading(() -> topics(given));
    Optional<String> name = faults.reading(() -> given.word("group", group));
    Optional<Boolean> exactlyOnce = faults.reading(() -> given.flag("exactly.once", false));
    Optional<Duration> idle =
        faults.reading(() -> given.seconds("idle.seconds", KafkaSettings.IDLE));
    Optional<Boolean> fresh = faults.reading(() -> given.flag("fresh", false));
    faults.refuse();
    return new KafkaSettings(
        client.orElseThrow(),
        topics.orElseThrow(),
        name.orElseThrow(),
        exactlyOnce.orElseThrow(),
        false,
        idle.orElseThrow(),
        fresh.orElseThrow());
  }

  private static Properties client(Arguments given) {
    ArgumentFaults faults = new ArgumentFaults();
    Optional<Properties> file =
        faults.reading(
            () ->
                given.has(CLIENT)
                    ? given.file(CLIENT, KafkaArguments::properties)
                    : new Properties());
    Optional<String> said = faults.reading(() -> given.text(BOOTSTRAP, ""));
    faults.refuse();
    Properties client = file.orElseThrow();
    String named = given.has(BOOTSTRAP) ? BOOTSTRAP : CLIENT;
    if (given.has(BOOTSTRAP)) {
      client.setProperty(BOOTSTRAP, said.orElseThrow());
    }
    String brokers = client.getProperty(BOOTSTRAP, "");
    if (brokers.isBlank()) {
      throw given.missing(BOOTSTRAP, "the brokers have to be named, HOST:PORT,...");
    }
    for (String each : brokers.split(",", -1)) {
      if (Utils.getHost(each.strip()) == null || Utils.getPort(each.strip()) == null) {
        throw given.wrong(named, "HOST:PORT,... is expected of the brokers, not \"" + each + '"');
      }
    }
    return client;
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    refuseSecrets(file, properties);
    return properties;
  }

  /** These settings are stored with the job: a secret has to be named, not said. */
  private static void refuseSecrets(Path file, Properties properties) {
    List<String> said = new ArrayList<>();
    for (Map.Entry<String, ConfigDef.ConfigKey> each :
        ConsumerConfig.configDef().configKeys().entrySet()) {
      String name = each.getKey();
      boolean secret = each.getValue().type() == ConfigDef.Type.PASSWORD && !PUBLIC.contains(name);
      String value = properties.getProperty(name, "").strip();
      boolean bare =
          name.equals(SaslConfigs.SASL_JAAS_CONFIG) && BARE_LOGIN.matcher(value).matches();
      if (secret && !value.isEmpty() && !bare && !REFERENCE.matcher(value).matches()) {
        said.add(
            file
                + ": "
                + name
                + " is a secret, and would be stored with the job: put it into a file of its own,"
                + " and say ${file:/path/of/it:name} here, with config.providers=file");
      }
    }
    if (!said.isEmpty()) {
      Collections.sort(said);
      throw new FileFaults(said);
    }
  }

  private static TopicNames topics(Arguments given) {
    ArgumentFaults faults = new ArgumentFaults();
    Map<String, String> named = new TreeMap<>();
    for (String role : given.members(FeedArguments.TOPIC)) {
      String argument = FeedArguments.TOPIC + role;
      faults.reading(
          () -> {
            String name = given.word(argument, "");
            if (!TopicNames.DEFAULTS.byRole().containsKey(role)) {
              throw given.wrong(argument, "no topic has the role " + role);
            }
            if (!TOPIC.matcher(name).matches()) {
              throw given.wrong(argument, "the name of a topic is expected, not \"" + name + '"');
            }
            return named.put(role, name) == null;
          });
    }
    faults.refuse();
    return new TopicNames(named);
  }
}

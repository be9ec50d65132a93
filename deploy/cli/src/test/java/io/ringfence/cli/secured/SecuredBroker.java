package io.ringfence.cli.secured;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.FreePorts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker that takes nobody without TLS and a name that is proven (SASL_SSL, with SCRAM-SHA-512
 * unless said otherwise), and lets nobody do what is not granted.
 */
final class SecuredBroker implements AutoCloseable {

  private static final String ADMIN = "admin";
  private static final int ITERATIONS = 4_096;

  private final Path folder;
  private final Path certificate;
  private final EmbeddedBroker broker;
  private final Path admin;

  SecuredBroker(Path folder) throws Exception {
    this(
        folder,
        Map.of(
            "sasl.enabled.mechanisms",
            "SCRAM-SHA-512",
            "scram-sha-512.sasl.jaas.config",
            scram("")));
  }

  /**
   * A broker whose clients prove who they are otherwise.
   *
   * @param signIn settings of the listener for it
   */
  SecuredBroker(Path folder, Map<String, String> signIn) throws Exception {
    this.folder = folder;
    certificate = folder.resolve("broker.pem");
    Path keys = folder.resolve("broker.p12");
    int port = FreePorts.free();
    int ofAdmin = FreePorts.free();
    keys(keys);
    Map<String, String> settings = new HashMap<>(settings(port, ofAdmin, FreePorts.free(), keys));
    signIn.forEach((name, value) -> settings.put("listener.name.secure." + name, value));
    broker = EmbeddedBroker.start(port, Optional.of(folder.resolve("kafka")), settings);
    admin = Files.writeString(folder.resolve("admin.properties"), admin(ofAdmin));
  }

  private static Map<String, String> settings(int port, int admin, int controller, Path keys) {
    String listeners = "SECURE://127.0.0.1:" + port + ",ADMIN://127.0.0.1:" + admin;
    return Map.ofEntries(
        Map.entry("listeners", listeners + ",CONTROLLER://127.0.0.1:" + controller),
        Map.entry("advertised.listeners", listeners),
        Map.entry(
            "listener.security.protocol.map",
            "SECURE:SASL_SSL,ADMIN:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
        Map.entry("inter.broker.listener.name", "ADMIN"),
        Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
        Map.entry("listener.name.admin.sasl.enabled.mechanisms", "PLAIN"),
        Map.entry("listener.name.admin.plain.sasl.jaas.config", plain("user_admin=\"secret\"")),
        Map.entry("ssl.keystore.type", "PKCS12"),
        Map.entry("ssl.keystore.location", keys.toString()),
        Map.entry("ssl.keystore.password", "changeit"),
        Map.entry("ssl.key.password", "changeit"),
        Map.entry(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
        Map.entry("super.users", "User:" + ADMIN + ";User:ANONYMOUS"));
  }

  private static String plain(String more) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required"
        + " username=\"admin\" password=\"secret\" "
        + more
        + ';';
  }

  private static String scram(String more) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required " + more + ';';
  }

  private static String admin(int port) {
    return """
        bootstrap.servers=127.0.0.1:%d
        security.protocol=SASL_PLAINTEXT
        sasl.mechanism=PLAIN
        sasl.jaas.config=%s
        """
        .formatted(port, plain(""));
  }

  private void keys(Path keys) throws Exception {
    run(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-validity",
        "2",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit");
    run(
        "-exportcert",
        "-rfc",
        "-alias",
        "broker",
        "-file",
        certificate.toString(),
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit");
  }

  private static void run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** Settings of a client who may do everything. */
  Path admin() {
    return admin;
  }

  /**
   * Settings of a new user's clients: the password is in a file of its own, which Kafka's clients
   * read themselves.
   */
  Path user(String name) throws Exception {
    try (Admin asked = Admin.create(properties(admin))) {
      UserScramCredentialAlteration added =
          new UserScramCredentialUpsertion(
              name,
              new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
              password(name));
      asked.alterUserScramCredentials(List.of(added)).all().get();
    }
    Path secret =
        Files.writeString(
            folder.resolve(name + ".secret"),
            "jaas=" + scram("username=\"" + name + "\" password=\"" + password(name) + '"') + '\n');
    return client(
        name,
        """
        sasl.mechanism=SCRAM-SHA-512
        config.providers=file
        config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
        sasl.jaas.config=${file:%s:jaas}
        """
            .formatted(secret));
  }

  /** New users, each called like its role, with the settings of their clients. */
  Map<String, Path> users(String... roles) throws Exception {
    Map<String, Path> users = new HashMap<>();
    for (String each : roles) {
      users.put(each, user(each));
    }
    return users;
  }

  /** What {@code topics --acls} is told of such users. */
  static String acls(Set<String> roles) {
    return roles.stream().map(each -> each + "=User:" + each).collect(Collectors.joining(","));
  }

  /** Settings of clients who sign in as these say. */
  Path client(String name, String signIn) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".properties"),
        """
        bootstrap.servers=%s
        security.protocol=SASL_SSL
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """
                .formatted(broker.bootstrapServers(), certificate)
            + signIn);
  }

  /** What must be found nowhere but in the user's file. */
  static String password(String name) {
    return "planted-" + name + "-7f1c9e";
  }

  static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return properties;
  }

  @Override
  public void close() {
    broker.close();
  }
}

package io.ringfence.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * A key and its certificate for all processes of one run, which trust nothing else: those of the
 * brokers for whoever speaks to them, and those of Flink among each other.
 *
 * @param store PKCS12, with key and certificate
 * @param certificate PEM
 */
record BrokerKeys(Path store, Path certificate, String password) {

  /** Made by the JDK's own tool. */
  static BrokerKeys in(Path folder) throws IOException, InterruptedException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    Path word = Files.writeString(folder.resolve("keys.password"), password);
    Path store = folder.resolve("keys.p12");
    Path certificate = folder.resolve("certificate.pem");
    List<String> common =
        List.of("-keystore", store.toString(), "-storepass:file", word.toString());
    String key = "-genkeypair -alias run -keyalg RSA -validity 30 -storetype PKCS12";
    tool(common, (key + " -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1").split(" ", -1));
    tool(common, "-exportcert", "-rfc", "-alias", "run", "-file", certificate.toString());
    return new BrokerKeys(store, certificate, password);
  }

  private static void tool(List<String> common, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(common);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  /** How a client speaks to the brokers. */
  Properties client(String bootstrap) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    client.setProperty("security.protocol", "SSL");
    client.setProperty("ssl.truststore.type", "PEM");
    client.setProperty("ssl.truststore.location", certificate.toString());
    return client;
  }

  /** Flink's processes among each other. */
  List<String> ofFlink() {
    return List.of(
        "security.ssl.internal.enabled: true",
        "security.ssl.internal.keystore: " + store,
        "security.ssl.internal.keystore-password: \"" + password + '"',
        "security.ssl.internal.key-password: \"" + password + '"',
        "security.ssl.internal.truststore: " + store,
        "security.ssl.internal.truststore-password: \"" + password + '"');
  }
}

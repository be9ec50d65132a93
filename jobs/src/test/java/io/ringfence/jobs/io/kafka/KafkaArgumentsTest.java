package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.config.JobArgument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file of settings of Kafka's clients may say, which is stored with the job. */
class KafkaArgumentsTest {

  private static final String BROKER = "bootstrap.servers=broker:9093\n";

  @TempDir private Path folder;

  private KafkaSettings read(String client) throws Exception {
    Path file = Files.writeString(folder.resolve("client.properties"), client);
    String[] args = {"--kafka.client", file.toString()};
    return KafkaArguments.of(
        FeedArguments.of(args, JobArgument.ofBothJobs(), Map.of()), "ringfence");
  }

  @Test
  void aSecretThatIsSaidIsRefusedAndNotRepeated() {
    for (String secret : new String[] {"sasl.jaas.config", "ssl.keystore.password"}) {
      assertThatThrownBy(() -> read(BROKER + secret + "=module required password=\"hunter2\";"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("--kafka.client")
          .hasMessageContaining(secret + " is a secret")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void aSecretThatIsNamedAndACertificateAreTaken() throws Exception {
    KafkaSettings settings =
        read(
            BROKER
                + "sasl.jaas.config=${file:/etc/ringfence/kafka.secret:jaas}\n"
                + "ssl.truststore.certificates=-----BEGIN CERTIFICATE-----\n");
    assertThat(settings.client().getProperty("sasl.jaas.config")).startsWith("${file:");
  }

  @Test
  void aLoginModuleWithoutOptionsHasNoSecret() throws Exception {
    String bare = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;";
    assertThat(read(BROKER + "sasl.jaas.config=" + bare).client().getProperty("sasl.jaas.config"))
        .isEqualTo(bare);
    assertThatThrownBy(
            () -> read(BROKER + "sasl.jaas.config=" + bare + " other required password=\"a\";"))
        .hasMessageContaining("is a secret");
  }
}

package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.jobs.kpi.KpiJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The jobs understand what the manifests for Kubernetes give them. */
class DeployedArgumentsTest {

  private static final Path BASE = Path.of("../deploy/kubernetes/base/ringfence");
  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"d\""
          + " password=\"for tests only\";";

  @TempDir private Path mounts;

  /** As Kubernetes mounts a secret: links to files in a folder that is exchanged as a whole. */
  @BeforeEach
  void mount() throws IOException {
    Path keys = Files.createDirectories(mounts.resolve("keys"));
    Files.writeString(keys.resolve("receipt.key"), "a receipt key for tests only");
    Files.writeString(keys.resolve("id.key"), "a key of ids that is for tests only, no secret");
    Path kafka = Files.createDirectories(mounts.resolve("kafka"));
    Path data = Files.createDirectories(kafka.resolve("..2026"));
    Files.writeString(data.resolve("sasl.jaas.config"), LOGIN);
    Files.createSymbolicLink(kafka.resolve("..data"), Path.of("..2026"));
    Files.createSymbolicLink(kafka.resolve("sasl.jaas.config"), Path.of("..data/sasl.jaas.config"));
    Files.writeString(
        kafka.resolve("client.properties"),
        mounted(Files.readString(BASE.resolve("client.properties"))));
  }

  /** In the image and in the pod these are elsewhere. */
  private String mounted(String text) {
    return text.replace("/etc/ringfence", mounts.toString())
        .replace("/opt/ringfence", Path.of("../deploy").toString());
  }

  @SuppressWarnings("unchecked") // as the schema of a FlinkDeployment has it
  private String[] arguments(String file) throws IOException {
    Object job =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(BASE.resolve("flink").resolve(file)));
    Object spec = ((Map<String, Object>) job).get("spec");
    Object run = ((Map<String, Object>) spec).get("job");
    return ((List<String>) ((Map<String, Object>) run).get("args"))
        .stream().map(this::mounted).toArray(String[]::new);
  }

  @Test
  void detectionHasAllThatItNeeds() throws IOException {
    String[] args = arguments("detection.yaml");

    DetectionSettings settings = DetectionJob.settings(DetectionJob.arguments(args, Map.of()));

    assertThat(settings.idKey().exists()).isTrue();
    assertThat(settings.rules().rules()).isNotEmpty();
    assertThat(DetectionJob.kafka(DetectionJob.arguments(args, Map.of())).client())
        .containsKey("bootstrap.servers")
        .doesNotContainValue(LOGIN);
  }

  /** It goes on to the broker, of which no name says where it is. */
  @Test
  void theIndicatorsHaveAllThatTheyNeed() throws IOException {
    String[] args = arguments("indicators.yaml");
    Files.writeString(
        mounts.resolve("kafka/client.properties"),
        Files.readString(mounts.resolve("kafka/client.properties"))
            .replaceAll("(?m)^bootstrap.servers=.*$", ""));

    assertThatThrownBy(() -> KpiJob.main(args)).hasMessageContaining("bootstrap.servers");
  }

  @Test
  void kafkaReadsThePasswordFromTheMountedSecret() throws IOException {
    Properties client = new Properties();
    client.load(Files.newBufferedReader(mounts.resolve("kafka/client.properties"), UTF_8));
    client.put("key.deserializer", ByteArrayDeserializer.class);
    client.put("value.deserializer", ByteArrayDeserializer.class);

    assertThat(new ConsumerConfig(client).getPassword("sasl.jaas.config").value()).isEqualTo(LOGIN);
  }
}

package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.tools.ConsoleProducer;

/**
 * Flink's and Kafka's distributions, made of their libraries: no registry of libraries has them.
 * The commands in {@code bin} do what theirs do, as far as the page uses them.
 */
final class Distributions {

  private static final List<String> FLINK =
      List.of("flink", "standalone-job.sh", "jobmanager.sh", "taskmanager.sh", "zookeeper.sh");

  private static final List<String> KAFKA =
      List.of(
          "kafka-storage.sh",
          "kafka-configs.sh",
          "kafka-server-start.sh",
          "kafka-console-producer.sh",
          "kafka-console-consumer.sh");

  private final Release release;

  Distributions(Release release) {
    this.release = release;
  }

  /**
   * Puts both in place.
   *
   * @param into the folder {@code /opt} of a machine
   */
  void put(Path into) throws Exception {
    copy(release.flink(), folder(into, "flink/lib"));
    commands("flink.sh", FLINK, folder(into, "flink/bin"));
    Path libraries = folder(into, "kafka/libs");
    copy(kafka(), libraries);
    copy(List.of(jarOf(ConsoleProducer.class)), libraries);
    commands("kafka.sh", KAFKA, folder(into, "kafka/bin"));
    Path settings = folder(into, "kafka/config");
    for (String each : List.of("log4j2.yaml", "tools-log4j2.yaml")) {
      readable(resource(each, settings.resolve(each)), "rw-r--r--");
    }
  }

  /** Whatever is neither Ringfence's nor Flink's. */
  private List<Path> kafka() throws IOException {
    try (Stream<Path> jars = Files.list(release.home().resolve("lib"))) {
      return jars.filter(
              each -> !each.getFileName().toString().matches("(ringfence|flink|frocksdbjni)-.*"))
          .toList();
    }
  }

  private static Path jarOf(Class<?> type) throws Exception {
    Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(jar).isRegularFile();
    return jar;
  }

  private static Path folder(Path into, String name) throws IOException {
    Path folder = into;
    for (String each : name.split("/", -1)) {
      folder = folder.resolve(each);
      Files.createDirectories(folder);
      readable(folder, "rwxr-xr-x");
    }
    return folder;
  }

  private static void copy(List<Path> jars, Path folder) throws IOException {
    for (Path each : jars) {
      readable(Files.copy(each, folder.resolve(each.getFileName())), "rw-r--r--");
    }
  }

  private static void commands(String script, List<String> names, Path folder) throws IOException {
    for (String each : names) {
      readable(resource(script, folder.resolve(each)), "rwxr-xr-x");
    }
  }

  private static Path resource(String name, Path to) throws IOException {
    try (InputStream in = Distributions.class.getResourceAsStream("/deploying/" + name)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
    return to;
  }

  private static Path readable(Path file, String permissions) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}

package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.dist.Dockerfile.Copied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Dockerfiles against the release, in which they are built. No image is made here: that takes
 * Docker and its registry.
 */
class DockerfilesIT {

  private static final Pattern IN_THE_IMAGE =
      Pattern.compile("(?:local://)?(/opt/(?:ringfence|flink/usrlib)/[\\w./-]+)");

  private static Release release;

  @BeforeAll
  static void unpack() throws Exception {
    release = Release.shared();
  }

  private static Dockerfile dockerfile(String name) throws IOException {
    return Dockerfile.read(release.home().resolve("docker").resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"job.Dockerfile", "console.Dockerfile", "launcher.Dockerfile"})
  void anImageIsMadeOfTheReleaseAndRunsAsNobodyInParticular(String name) throws IOException {
    Dockerfile file = dockerfile(name);

    assertThat(file.all("FROM")).singleElement().asString().matches("[a-z-]+:\\d[\\w.-]+");
    assertThat(file.copied(release.home())).isNotEmpty();
    assertThat(file.instructions())
        .last()
        .asString()
        .as("nothing that writes into the image follows USER")
        .matches("(?:USER|CMD|ENTRYPOINT) .*");
    assertThat(file.all("USER")).singleElement().asString().matches("[1-9]\\d+:[1-9]\\d+");
  }

  @Test
  void theJobsRunOnTheFlinkThatTheyAreTestedWith() throws IOException {
    assertThat(dockerfile("job.Dockerfile").all("FROM"))
        .containsExactly("flink:" + EnvironmentInformation.getVersion() + "-java17");
  }

  @Test
  void theLauncherIsWhole() throws IOException {
    List<Copied> copied = dockerfile("launcher.Dockerfile").copied(release.home());

    assertThat(dockerfile("launcher.Dockerfile").all("ENTRYPOINT"))
        .containsExactly("[\"/opt/ringfence/bin/ringfence\"]");
    assertThat(List.of("bin/ringfence", "lib", "rules/pack", "privacy/policy.yaml"))
        .allMatch(each -> copied.stream().anyMatch(copy -> copy.brings("/opt/ringfence/" + each)));
  }

  private static List<String> jarsOfTheConsole() throws IOException {
    return dockerfile("console.Dockerfile").copied(release.home()).stream()
        .filter(each -> each.target().startsWith("/opt/ringfence/lib/"))
        .map(each -> each.source().toString())
        .toList();
  }

  @Test
  void theConsoleHasWhatItDependsOnItsOptionsAndLogging() throws IOException {
    Set<String> needed = release.jarsOf("ringfence-console");
    for (String each : List.of("ringfence-cli", "picocli", "log4j")) {
      release.jars().stream().filter(jar -> jar.startsWith(each)).forEach(needed::add);
    }

    assertThat(jarsOfTheConsole().stream().map(each -> Path.of(each).getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(needed)
        .anyMatch(each -> each.startsWith("kafka-clients-"))
        .noneMatch(each -> each.contains("flink") || each.contains("rocksdb"));
  }

  @Test
  void theConsoleServesOnTheJarsOfItsImage(@TempDir Path folder) throws Exception {
    String command =
        "'%s' -Xmx256m -Dringfence.home='%s' -cp '%s' io.ringfence.cli.ConsoleProgram"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin/java"),
                release.home(),
                String.join(":", jarsOfTheConsole()));
    String user = command + " user ada analyst --users users <<< 'correct horse battery'";
    assertThat(ConsoleProcess.run(folder, user)).isZero();
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopics();
      String serve =
          "exec %s --users users --listen 127.0.0.1:0 --bootstrap %s"
              .formatted(command, broker.bootstrapServers());
      try (ConsoleProcess console = ConsoleProcess.start(folder, serve)) {
        assertThat(console.get("/health").statusCode()).as(console.said()).isEqualTo(200);
        assertThat(console.get("/sign-in").body()).contains("<form");
      }
    }
  }

  @Test
  void whatTheManifestsNameIsInTheImageOfTheJobs() throws IOException {
    List<Copied> copied = dockerfile("job.Dockerfile").copied(release.home());
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(release.home().resolve("kubernetes/base"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Matcher found = IN_THE_IMAGE.matcher(Files.readString(each));
        while (found.find()) {
          named.add(found.group(1));
        }
      }
    }

    assertThat(named)
        .contains("/opt/flink/usrlib/ringfence-job.jar", "/opt/ringfence/rules/pack")
        .allMatch(each -> copied.stream().anyMatch(copy -> copy.brings(each)), "in the image");
  }
}

package io.ringfence.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What kustomize makes of an overlay. */
record Overlay(String name, List<Resource> resources) {

  static final String DEVELOPMENT = "development";
  static final String PRODUCTION = "production";

  private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

  static Overlay of(String name) {
    return RENDERED.computeIfAbsent(name, Overlay::render);
  }

  /** The test is skipped without kustomize, unless {@code RINGFENCE_REQUIRE} names it. */
  private static Overlay render(String name) {
    String required = System.getenv().getOrDefault("RINGFENCE_REQUIRE", "");
    Optional<Path> program =
        List.of("/usr/bin", "/usr/local/bin").stream()
            .map(each -> Path.of(each, "kustomize"))
            .filter(Files::isExecutable)
            .findFirst();
    assertThat(program.isPresent() || !List.of(required.split(",", -1)).contains("kustomize"))
        .as("kustomize is required")
        .isTrue();
    assumeTrue(program.isPresent(), "kustomize is not installed");
    String folder = Folder.kubernetes("overlays/" + name).toString();
    return new Overlay(
        name,
        Yaml.documents(output(program.get().toString(), "build", folder)).stream()
            .map(Resource::new)
            .toList());
  }

  private static String output(String... command) {
    try {
      Path errors = Files.createTempFile("kustomize", ".txt");
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      int exit = process.waitFor();
      String complaints = Files.readString(errors);
      Files.delete(errors);
      assertThat(exit).as(complaints).isZero();
      // Kustomize warns of what it will not understand any more.
      assertThat(complaints).isEmpty();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  List<Resource> all(String kind) {
    return resources.stream().filter(each -> each.kind().equals(kind)).toList();
  }

  Resource one(String kind, String name) {
    return all(kind).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}

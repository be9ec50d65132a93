package io.ringfence.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The archive that this build has made, unpacked. */
record Release(Path home) {

  /** What is in the job jar, and what Flink's distribution has in its own jars, too. */
  private static final Set<String> OF_BOTH =
      Set.of("commons-lang3", "lz4-java", "snakeyaml-engine", "snappy-java", "zstd-jni");

  private static Release shared;

  /** Unpacked once for all tests of this JVM, which only read it. */
  static synchronized Release shared() throws Exception {
    if (shared == null) {
      Path into = archive().resolveSibling("unpacked");
      run("rm", "-rf", into.toString());
      Files.createDirectories(into);
      run("tar", "xzf", archive().toString(), "-C", into.toString());
      try (Stream<Path> folders = Files.list(into)) {
        shared = new Release(folders.collect(Collectors.toList()).get(0));
      }
    }
    return shared;
  }

  static Path archive() {
    return Path.of(System.getProperty("ringfence.release"));
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  /** What a verb of the launcher has said, where nothing is there but a Java. */
  String launched(Path folder, int exit, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/ringfence").toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    Path java = Path.of(System.getProperty("java.home"), "bin");
    builder.environment().put("PATH", java + ":/usr/bin:/bin");
    builder.environment().put("RINGFENCE_JAVA_OPTS", "-Xmx1g");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exit);
    return said;
  }

  Path jobJar() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("job"))) {
      return jars.findAny().orElseThrow();
    }
  }

  /** What is in the job jar, with a slash at the end where it is a folder. */
  Set<String> jobEntries() throws IOException {
    try (JarFile jar = new JarFile(jobJar().toFile())) {
      return jar.stream().map(each -> each.getName()).collect(Collectors.toSet());
    }
  }

  /** The libraries of the launcher. */
  List<String> jars() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return jars.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** The library of a name with all that it depends on, as the list of what is in here says. */
  Set<String> jarsOf(String library) throws IOException {
    Map<String, List<String>> needs = new TreeMap<>();
    for (JsonNode each :
        new ObjectMapper().readTree(home.resolve("sbom.cdx.json").toFile()).get("dependencies")) {
      List<String> on = new ArrayList<>();
      each.path("dependsOn").forEach(other -> on.add(jar(other.asText())));
      needs.put(jar(each.get("ref").asText()), on);
    }
    Set<String> found = new TreeSet<>();
    Deque<String> left = new ArrayDeque<>();
    needs.keySet().stream().filter(each -> each.startsWith(library + '-')).forEach(left::add);
    while (!left.isEmpty()) {
      String next = left.remove();
      if (found.add(next)) {
        left.addAll(needs.get(next));
      }
    }
    return found;
  }

  /** Of {@code pkg:maven/GROUP/NAME@VERSION?type=jar}. */
  private static String jar(String ref) {
    return ref.replaceFirst(".*/([^/@]+)@([^?]+).*", "$1-$2.jar");
  }

  /** What a Flink of one's own brings, of the libraries that the launcher runs on. */
  List<Path> flink() throws IOException {
    Set<String> job = jobEntries();
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return jars.filter(jar -> ofBoth(jar) || !sharesClasses(jar, job)).sorted().toList();
    }
  }

  private static boolean ofBoth(Path jar) {
    return OF_BOTH.contains(jar.getFileName().toString().replaceAll("-[0-9].*", ""));
  }

  private static boolean sharesClasses(Path jar, Set<String> job) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(each -> each.getName())
          .anyMatch(
              name ->
                  name.endsWith(".class") && !name.startsWith("META-INF/") && job.contains(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

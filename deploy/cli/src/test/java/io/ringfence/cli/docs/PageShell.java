package io.ringfence.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder in which the commands of a page are run by a shell: it looks like a checkout and like a
 * release, with {@code deploy/ringfence} and {@code bin/ringfence}, which run the classes of this
 * build. What serves until it is ended is ended once it has said that it is ready.
 */
final class PageShell {

  private static final int PATIENCE_SECONDS = 600;

  private static final String LAUNCHER =
      """
      #!/usr/bin/env bash
      set -euo pipefail
      launcher=('%s' -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto
        --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED
        --add-exports=java.base/sun.net.util=ALL-UNNAMED
        '-Dringfence.home=%s' '@%s')
      case "${1:-} ${2:-}" in
        'console user')
          exec "${launcher[@]}" io.ringfence.cli.Ringfence "$@" <<< 'correct horse battery' ;;
        'console '* | 'demo '*)     # they serve until they are ended
          ready='^console at '
          [[ $1 == console ]] || ready='^detection runs'
          "${launcher[@]}" io.ringfence.cli.Ringfence "$@" > served 2>&1 < /dev/null &
          for ((i = 0; i < 5400; i++)); do
            if grep -q "$ready" served; then kill $!; wait $! || true; cat served; exit 0; fi
            kill -0 $! 2> /dev/null || break
            sleep 0.1
          done
          cat served; exit 1 ;;
        'stand-in '*) exec "${launcher[@]}" "${@:2}" ;;
        *) exec "${launcher[@]}" io.ringfence.cli.Ringfence "$@" < /dev/null ;;
      esac
      """;

  private static final String KAFKA_CONSUMER =
      """
      #!/usr/bin/env bash
      exec ringfence stand-in io.ringfence.cli.docs.ConsumerStandIn "$@"
      """;

  private final Path folder;

  /**
   * How a script ended.
   *
   * @param out what it printed
   * @param err what it complained about
   */
  record Said(int exit, String out, String err) {}

  private PageShell(Path folder) {
    this.folder = folder;
  }

  /** The shell of a folder, which is prepared unless it is there. */
  static PageShell in(Path folder) throws IOException {
    PageShell shell = new PageShell(folder);
    if (Files.notExists(folder)) {
      Files.createDirectory(folder);
      shell.prepare();
    }
    return shell;
  }

  /** Takes the links to what is shipped out of the folders below one. */
  static void unlink(Path folders) throws IOException {
    try (Stream<Path> files = Files.walk(folders)) {
      for (Path each : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(each);
      }
    }
  }

  private void prepare() throws IOException {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    try (Stream<Path> shipped = Files.list(Pages.PROJECT.resolve("deploy"))) {
      for (Path each : shipped.toList()) {
        if (!each.endsWith("ringfence")) {
          Files.createSymbolicLink(deploy.resolve(each.getFileName()), each);
        }
      }
    }
    for (String each : List.of("rules", "flink", "kafka", "privacy", "prometheus")) {
      Files.createSymbolicLink(folder.resolve(each), Pages.PROJECT.resolve("deploy/" + each));
    }
    Path classes =
        Files.writeString(
            folder.resolve("classpath"),
            "-cp\n\"" + System.getProperty("java.class.path") + "\"\n");
    String launcher =
        LAUNCHER.formatted(
            Path.of(System.getProperty("java.home"), "bin/java"),
            Pages.PROJECT.resolve("deploy"),
            classes);
    Files.createDirectory(folder.resolve("bin"));
    program("bin/ringfence", launcher);
    program("deploy/ringfence", launcher);
    program("bin/kafka-console-consumer", KAFKA_CONSUMER);
    for (String each : List.of("etc/ringfence", "var/lib")) {
      Files.createDirectories(folder.resolve(each));
    }
  }

  private void program(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs commands as if they were typed, up to the first that fails. */
  Said run(String script, String... within) throws IOException, InterruptedException {
    String local = script.replaceAll("(?<=[\\s=])(?=/(?:etc|var/lib)/)", folder.toString());
    ProcessBuilder builder = new ProcessBuilder(within);
    builder.command().addAll(List.of("bash", "-euo", "pipefail", "-c", local));
    Path out = folder.resolve("said.out");
    Path err = folder.resolve("said.err");
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(each -> each.startsWith("RINGFENCE_"));
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, bin) -> bin + old);
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    String late = ended ? "" : "not done within %d s, so it was ended".formatted(PATIENCE_SECONDS);
    return new Said(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8) + late);
  }
}

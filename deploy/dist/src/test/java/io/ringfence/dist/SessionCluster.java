package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.FreePorts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * A job manager and a task manager with the shipped configuration, and of the release only what a
 * Flink of one's own brings: jobs are submitted to them by {@code flink}.
 */
final class SessionCluster implements AutoCloseable {

  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.util=ALL-UNNAMED");

  /** After which a command or a process is given up. */
  private static final int PATIENCE_SECONDS = 600;

  private static final String PASSWORD = "for-tests-only";

  private final Path folder;
  private final Path home;
  private final Path configuration;
  private final String classes;
  private final List<Process> processes = new ArrayList<>();

  SessionCluster(Release release, Path folder) throws Exception {
    this.folder = folder;
    home = release.home();
    configuration = Files.createDirectories(folder.resolve("conf"));
    Files.createDirectories(folder.resolve("var/tmp"));
    classes =
        release.flink().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Files.copy(
        release.home().resolve("flink/log4j.properties"),
        configuration.resolve("log4j.properties"));
    String shipped = Files.readString(release.home().resolve("flink/config.yaml"));
    Files.writeString(
        configuration.resolve("config.yaml"),
        shipped
                .replace("/var/lib/ringfence", folder.resolve("var").toString())
                .replace("/etc/ringfence/flink", folder.toString())
            + """

            rest.port: %d
            jobmanager.rpc.port: %d
            metrics.reporters: ""
            """
                .formatted(FreePorts.free(), FreePorts.free())
            + passwords());
    keys("internal");
    keys("rest");
    processes.add(
        start("jobmanager", StandaloneSessionClusterEntrypoint.class.getName(), 700, List.of()));
    processes.add(start("taskmanager", TaskManagerRunner.class.getName(), 700, memory()));
  }

  private static String passwords() {
    StringBuilder lines = new StringBuilder();
    for (String store : List.of("internal", "rest")) {
      for (String each : List.of("keystore-password", "key-password", "truststore-password")) {
        lines.append("security.ssl.%s.%s: %s%n".formatted(store, each, PASSWORD));
      }
    }
    return lines.toString();
  }

  /** A store that trusts itself and nobody else. */
  private void keys(String name) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(
        List.of("-genkeypair", "-alias", name, "-keyalg", "RSA", "-dname", "CN=" + name));
    command.addAll(List.of("-ext", "SAN=IP:127.0.0.1", "-validity", "2", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", folder.resolve(name + ".p12").toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    Path said = folder.resolve("keytool.out");
    Process made =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(made.waitFor()).as(said("keytool.out")).isZero();
  }

  /** As Flink's start scripts work it out. */
  private List<String> memory() {
    Configuration sized = GlobalConfiguration.loadConfiguration(configuration.toString());
    sized.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.ofMebiBytes(1_700));
    String dynamic =
        TaskExecutorProcessUtils.generateDynamicConfigsStr(
            TaskExecutorProcessUtils.processSpecFromConfig(sized));
    return List.of(dynamic.strip().split("\\s+"));
  }

  private List<String> java(String name, String main, int megabytes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    command.addAll(OPENED);
    command.add("-Dlog.file=" + folder.resolve(name + ".log"));
    command.add("-Dlog4j.configurationFile=" + configuration.resolve("log4j.properties"));
    command.addAll(List.of("-cp", classes, main));
    return command;
  }

  private Process start(String name, String main, int megabytes, List<String> arguments)
      throws Exception {
    List<String> command = java(name, main, megabytes);
    command.addAll(List.of("--configDir", configuration.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FLINK_CONF_DIR", configuration.toString());
    builder.redirectOutput(folder.resolve(name + ".out").toFile());
    return builder.start();
  }

  /**
   * Has a shell in the folder of the release run a command, which has to end well.
   *
   * @param command may say {@code flink}
   * @param environment variables of the client
   */
  String typed(String command, Map<String, String> environment) throws Exception {
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Path flink = programs.resolve("flink");
    String client = String.join(" ", java("client", CliFrontend.class.getName(), 500));
    Files.writeString(flink, "#!/bin/sh\nexec " + client + " \"$@\"\n");
    assertThat(flink.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", command).redirectErrorStream(true);
    builder.directory(home.toFile()).redirectOutput(folder.resolve("client.out").toFile());
    builder.environment().merge("PATH", programs + ":", (old, more) -> more + old);
    builder.environment().put("FLINK_CONF_DIR", configuration.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    }
    assertThat(ended && process.exitValue() == 0)
        .as(command + '\n' + said("client.out") + said("client.log"))
        .isTrue();
    return said("client.out");
  }

  /** What one of the processes has logged or printed. */
  String said(String file) throws Exception {
    Path said = folder.resolve(file);
    return Files.exists(said) ? Files.readString(said) : "";
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    try {
      for (Process each : processes) {
        if (!each.waitFor(PATIENCE_SECONDS / 10, TimeUnit.SECONDS)) {
          each.destroyForcibly().waitFor();
        }
      }
    } catch (InterruptedException e) {
      processes.forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}

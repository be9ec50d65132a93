package io.ringfence.cli.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The job manager and the task managers of one job: Flink runs one job where a job manager that
 * dies is to go on with it. They are started as Flink's own scripts would start them: memory from
 * its configuration, as options of the JVM and of the process. A run adds addresses, folders and
 * size, and does without TLS; nothing else.
 *
 * @param id in ZooKeeper
 * @param suffix of the names of its processes
 * @param main class of the job
 * @param jobId the same for all its job managers
 * @param rest port of its REST interface
 * @param job arguments of the job, its broker left out
 */
record FlinkPrograms(
    ClusterSettings settings,
    ClusterPorts addresses,
    String id,
    String suffix,
    String main,
    String jobId,
    int rest,
    int taskManagers,
    List<String> job) {

  /** What the names of all task managers begin with. */
  static final String TASK_MANAGER = "taskmanager";

  /** The job manager first. */
  List<ProgramSpec> all() {
    List<ProgramSpec> all = new ArrayList<>(List.of(jobManager()));
    for (int number = 1; number <= taskManagers; number++) {
      all.add(taskManager(TASK_MANAGER + suffix + '-' + number));
    }
    return all;
  }

  private ProgramSpec jobManager() {
    Map<String, String> own = ofThisRun();
    Configuration configuration = configuration(own);
    JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(configuration);
    List<String> jvm =
        words(JobManagerProcessUtils.generateJvmParametersStr(memory, configuration));
    jvm.addAll(opened(configuration, CoreOptions.FLINK_JM_JVM_OPTIONS));
    List<String> arguments = arguments(own);
    arguments.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
    arguments.addAll(List.of("--job-id", jobId));
    arguments.addAll(List.of("--job-classname", main));
    arguments.addAll(List.of("--bootstrap.servers", addresses.bootstrap()));
    arguments.addAll(job);
    return new ProgramSpec(
        "jobmanager" + suffix,
        jvm,
        StandaloneApplicationClusterEntryPoint.class.getName(),
        arguments);
  }

  private ProgramSpec taskManager(String name) {
    Map<String, String> own = ofThisRun();
    // Under the same name again after it was killed: the job manager gives up the dead one at once.
    own.put("taskmanager.resource-id", name);
    Configuration configuration = configuration(own);
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
    List<String> jvm = words(ProcessMemoryUtils.generateJvmParametersStr(memory));
    jvm.addAll(opened(configuration, CoreOptions.FLINK_TM_JVM_OPTIONS));
    List<String> arguments = arguments(own);
    arguments.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
    return new ProgramSpec(name, jvm, TaskManagerRunner.class.getName(), arguments);
  }

  private Map<String, String> ofThisRun() {
    Map<String, String> own = new TreeMap<>();
    String host = ClusterPorts.HOST;
    own.put("jobmanager.rpc.address", host);
    own.put("jobmanager.bind-host", host);
    own.put("taskmanager.host", host);
    own.put("taskmanager.bind-host", host);
    own.put("rest.address", host);
    own.put("rest.bind-address", host);
    own.put("rest.port", Integer.toString(rest));
    own.put("rest.bind-port", Integer.toString(rest));
    withoutMissingKeys(own);
    own.put("high-availability.type", "zookeeper");
    own.put("high-availability.zookeeper.quorum", ClusterPorts.at(addresses.coordination()));
    own.put("high-availability.storageDir", uri("ha"));
    own.put("high-availability.cluster-id", id);
    // How long a job manager that was killed is still taken for the leader.
    own.put("high-availability.zookeeper.client.session-timeout", "8 s");
    // A ZooKeeper that is started again within that time takes no leadership away.
    own.put("high-availability.zookeeper.client.tolerate-suspended-connections", "true");
    own.put("execution.checkpointing.dir", uri("checkpoints"));
    own.put("execution.checkpointing.savepoint-dir", uri("savepoints"));
    own.put("state.changelog.dstl.dfs.base-path", uri("changelog"));
    own.put("io.tmp.dirs", folder("tmp"));
    own.put("process.working-dir", folder("tmp"));
    own.put("taskmanager.numberOfTaskSlots", Integer.toString(settings.slots()));
    own.put("parallelism.default", Integer.toString(settings.slots() * taskManagers));
    own.put("taskmanager.memory.process.size", settings.memory().toString());
    // Counts are asked for over REST; they should not be 10 s old.
    own.put("metrics.fetcher.update-interval", "1 s");
    own.putAll(settings.flink());
    return own;
  }

  /**
   * No TLS where the configuration has no passwords of key stores, as shipped: nobody outside this
   * machine reaches these processes, they end with the run, and its broker has no TLS either.
   */
  private void withoutMissingKeys(Map<String, String> own) {
    Configuration given =
        GlobalConfiguration.loadConfiguration(settings.configuration().toString());
    for (String each : List.of("security.ssl.internal.", "security.ssl.rest.")) {
      if (!given.containsKey(each + "keystore-password")) {
        own.put(each + "enabled", "false");
      }
    }
  }

  private Configuration configuration(Map<String, String> own) {
    return GlobalConfiguration.loadConfiguration(
        settings.configuration().toString(), Configuration.fromMap(own));
  }

  private List<String> arguments(Map<String, String> own) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--configDir", settings.configuration().toString()));
    own.forEach((key, value) -> arguments.add("-D" + key + '=' + value));
    return arguments;
  }

  private static List<String> opened(Configuration configuration, ConfigOption<String> ofProcess) {
    List<String> options = words(configuration.get(CoreOptions.FLINK_JVM_OPTIONS));
    options.addAll(words(configuration.get(ofProcess)));
    return options;
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private String uri(String name) {
    return path(name).toUri().toString();
  }

  private String folder(String name) {
    return path(name).toString();
  }

  private Path path(String name) {
    return settings.folder().resolve(name);
  }
}

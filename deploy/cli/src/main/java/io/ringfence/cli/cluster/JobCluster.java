package io.ringfence.cli.cluster;

import java.util.List;

/**
 * One job's own job manager and task managers: Flink runs one job where a job manager that dies is
 * to go on with it.
 *
 * @param id in ZooKeeper
 * @param suffix of the names of its processes
 * @param main class of the job
 * @param jobId the same for all its job managers
 * @param rest port of its REST interface
 * @param arguments of the job, its broker left out
 */
record JobCluster(
    String id,
    String suffix,
    String main,
    String jobId,
    int rest,
    int taskManagers,
    List<String> arguments) {

  /** What the names of all task managers begin with. */
  static final String TASK_MANAGER = "taskmanager";

  String jobManager() {
    return "jobmanager" + suffix;
  }

  /** The number counts from 1. */
  String taskManager(int number) {
    return TASK_MANAGER + suffix + '-' + number;
  }
}

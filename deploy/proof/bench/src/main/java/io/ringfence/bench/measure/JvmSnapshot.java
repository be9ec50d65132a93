package io.ringfence.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall clock, processor time and compilation at one moment. */
public record JvmSnapshot(long nanos, long cpuNanos, long compilingMillis, long records) {

  public static JvmSnapshot at(long records) {
    long cpu =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getProcessCpuTime()
            : 0;
    long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    return new JvmSnapshot(System.nanoTime(), cpu, compiling, records);
  }

  public Speed until(JvmSnapshot later) {
    double seconds = (later.nanos - nanos) / 1e9;
    return new Speed(
        (later.records - records) / seconds,
        later.records - records,
        seconds,
        (later.cpuNanos - cpuNanos) / 1e9 / seconds,
        (later.compilingMillis - compilingMillis) / 1e3 / seconds);
  }
}

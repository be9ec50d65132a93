package io.ringfence.bench.scenario;

import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Two cores against one: the same job in JVMs that are pinned to them, one after the other. */
public record CoreScaling(BenchContext bench, Tape tape) {

  public void measure(Backend backend) throws IOException, InterruptedException {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      bench.say("two cores over one: this machine has one");
      return;
    }
    double one = on("0", backend);
    double two = on("0,1", backend);
    String path = "cores.%s." + backend.label;
    bench.figures().put(path.formatted("one"), Math.round(one));
    bench.figures().put(path.formatted("two"), Math.round(two));
    bench.figures().put(path.formatted("ratio"), two / one);
    bench.figures().put("twoCoresOverOne", two / one);
    bench.say(
        "cores %-8s one %,.0f signals/s, two %,.0f: %.2f times",
        backend.label, one, two, two / one);
  }

  private double on(String cores, Backend backend) throws IOException, InterruptedException {
    Map<String, Double> figures =
        ForkedJvm.send(
            bench,
            new ForkedRun(backend, tape),
            List.of("taskset", "-c", cores),
            List.of("-Xmx4g", "-XX:+UseParallelGC"));
    return figures.get("perSecond");
  }
}

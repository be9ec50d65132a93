package io.ringfence.bench;

import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.setup.BenchSettings;
import io.ringfence.bench.tape.Tape;
import io.ringfence.simulator.output.SimulatedRecord;
import java.io.IOException;
import java.util.Iterator;

/** The traffic of all scenarios, as it is written once and replayed. */
record BenchTapes(BenchSettings settings) {

  /** As many as cores are measured: each has its reader. */
  private static final int PARTS = 2;

  /** The provider's traffic. */
  Tape provider(String name, long records) throws IOException {
    return tape(name, traffic(records), records);
  }

  Iterator<SimulatedRecord> traffic(long records) {
    return ProviderTraffic.traffic(settings.subscribers(), records);
  }

  Tape tape(String name, Iterator<SimulatedRecord> traffic, long records) throws IOException {
    return Tape.write(settings.folder().resolve(name), PARTS, traffic, records);
  }

  /** Puts among the figures what the provider's traffic is like. */
  void describe(Tape tape, BenchContext bench) {
    int subscribers = settings.subscribers();
    double aDay = tape.records() / tape.seconds() * 86_400 / subscribers;
    bench.figures().put("workload.signals", tape.records());
    bench.figures().put("workload.bytesPerSignal", (double) tape.bytes() / tape.records());
    bench.figures().put("workload.subscribers", subscribers);
    bench.figures().put("workload.eventSeconds", tape.seconds());
    bench.figures().put("workload.signalsPerSubscriberAndDay", aDay);
    bench.say(
        "%,d signals of %,d subscribers: %.0f minutes of event time, %.0f signals a subscriber and day",
        tape.records(), subscribers, tape.seconds() / 60, aDay);
  }
}

package io.ringfence.bench;

import io.ringfence.bench.load.BlacklistTraffic;
import io.ringfence.bench.load.ChurnTraffic;
import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.load.TapeSubjects;
import io.ringfence.bench.scenario.ListChurn;
import io.ringfence.bench.scenario.ListsThroughput;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.signal.Subject;
import java.util.Collections;
import java.util.List;

/** What lists cost. */
record ListScenarios(BenchContext bench, BenchPlan plan, BenchTapes tapes) {

  void listed(Tape all) throws Exception {
    boolean same = plan.listedSignals() == plan.signals();
    Tape traffic = same ? all : tapes.provider("listed", plan.listedSignals());
    Tape warmUp = tapes.provider("listed-warm-up", plan.warmUp());
    List<Subject> seen =
        new TapeSubjects(bench.settings().detection()).oneIn(ListsThroughput.SHARE, traffic);
    BlacklistTraffic lists =
        new BlacklistTraffic(
            seen, plan.listed(), plan.listed() / 5, ProviderTraffic.morning() - 3_600_000);
    Tape changes = tapes.tape("lists", lists, Long.MAX_VALUE);
    Tape none = tapes.tape("no-lists", Collections.emptyIterator(), 0);
    bench.say(
        "lists: %,d changes of %,d numbers and %,d networks, %,d of them in the traffic",
        changes.records(), plan.listed(), plan.listed() / 5, seen.size());
    bench.figures().put("listed.changes", changes.records());
    bench.figures().put("listed.subjects", plan.listed() + plan.listed() / 5 + seen.size());
    bench.figures().put("listed.seen", seen.size());
    ListsThroughput listed = new ListsThroughput(bench, warmUp, traffic, none, changes);
    for (Backend backend : Backend.values()) {
      if (bench.settings().wants(backend)) {
        listed.measure(backend);
      }
    }
  }

  void churn() throws Exception {
    long size = plan.listed();
    long end = ProviderTraffic.morning() - 3_600_000;
    Tape filled = tapes.tape("filled", new ChurnTraffic(size, 0, end), Long.MAX_VALUE);
    Tape churned =
        tapes.tape("churned", new ChurnTraffic(size, ChurnTraffic.DAYS, end), Long.MAX_VALUE);
    Tape none = tapes.tape("no-traffic", Collections.emptyIterator(), 0);
    new ListChurn(bench, none).measure(filled, churned);
  }
}

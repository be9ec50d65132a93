package io.ringfence.bench;

import io.ringfence.bench.load.CrowdTraffic;
import io.ringfence.bench.load.MadeUpCallers;
import io.ringfence.bench.load.ManySourcesTraffic;
import io.ringfence.bench.load.ProfiledAccounts;
import io.ringfence.bench.load.ProviderTraffic;
import io.ringfence.bench.load.RequestTraffic;
import io.ringfence.bench.load.TemplateTraffic;
import io.ringfence.bench.scenario.BusiestKey;
import io.ringfence.bench.scenario.PairedThroughput;
import io.ringfence.bench.scenario.SeenOnce;
import io.ringfence.bench.scenario.TurnsThroughput;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.turns.CustomersThroughput;
import io.ringfence.bench.turns.PrivacyThroughput;
import java.time.Duration;
import java.util.Collections;

/** What traffic of another kind does to the speed of the shipped pack. */
record TrafficScenarios(BenchContext bench, BenchPlan plan, BenchTapes tapes) {

  private static final int SOURCES = 10_000;

  /** Callers are forgotten after 7 days. */
  private static final int DAYS_LATER = 8;

  /** At 30,000 signals a second, three requests a second: far more than anybody has. */
  private static final int REQUEST_EVERY = 10_000;

  /** Of as many days as signals are accepted after they happened, which is how long they count. */
  private static final int ERASED_DAYS = 89;

  private static final int ERASED = 1_000;

  private static final Duration BEFORE = Duration.ofDays(12);

  void sources() throws Exception {
    long signals = plan.hotSignals();
    Tape one = tapes.tape("one-source", new ManySourcesTraffic(tapes.traffic(signals), 1), signals);
    Tape many =
        tapes.tape(
            "many-sources", new ManySourcesTraffic(tapes.traffic(signals), SOURCES), signals);
    new PairedThroughput(bench, "manySources", "10,000 sources").measure(one, many, Backend.HEAP);
  }

  void once() throws Exception {
    long callers = plan.madeUp();
    long start = ProviderTraffic.morning() - BEFORE.toMillis();
    new SeenOnce(bench)
        .measure(
            tapes.tape("flood", new MadeUpCallers(callers, 0, start), Long.MAX_VALUE),
            tapes.tape("later", new MadeUpCallers(callers, DAYS_LATER, start), Long.MAX_VALUE));
  }

  void privacy(Tape all) throws Exception {
    boolean same = plan.listedSignals() == plan.signals();
    long signals = plan.listedSignals();
    Tape without = same ? all : tapes.provider("no-requests", signals);
    TurnsThroughput privacy =
        PrivacyThroughput.of(
            bench,
            tapes.provider("privacy-warm-up", plan.warmUp()),
            without,
            tapes.tape(
                "requests",
                new RequestTraffic(tapes.traffic(signals), REQUEST_EVERY),
                without.records() + without.records() / REQUEST_EVERY),
            tapes.tape("nobody-erased", Collections.emptyIterator(), 0),
            tapes.tape(
                "erased",
                RequestTraffic.erased(ERASED, ERASED_DAYS, ProviderTraffic.morning()),
                ERASED));
    measure(privacy);
  }

  void customers(Tape all) throws Exception {
    boolean same = plan.listedSignals() == plan.signals();
    long signals = plan.listedSignals();
    measure(
        CustomersThroughput.of(
            bench,
            tapes.provider("customers-warm-up", plan.warmUp()),
            same ? all : tapes.provider("customers", signals),
            ProfiledAccounts.write(
                tapes.traffic(signals), bench.settings().folder().resolve("profiles.jsonl")),
            tapes.tape("nothing-before", Collections.emptyIterator(), 0)));
  }

  private void measure(TurnsThroughput turns) throws Exception {
    for (Backend backend : Backend.values()) {
      if (bench.settings().wants(backend)) {
        turns.measure(backend);
      }
    }
  }

  void crowds() throws Exception {
    long signals = plan.hotSignals();
    Tape even = tapes.tape("trunks", new CrowdTraffic(tapes.traffic(signals), false), signals);
    Tape crowd = tapes.tape("crowd", new CrowdTraffic(tapes.traffic(signals), true), signals);
    new PairedThroughput(bench, "full.crowd.trunk30", "one trunk with 30% of the signals")
        .measure(even, crowd, Backend.ROCKSDB);
    new BusiestKey(bench).measure("full.crowd.trunk30Detail.busiestKey", crowd);
    Tape texts = tapes.tape("texts", new TemplateTraffic(tapes.traffic(signals), false), signals);
    Tape campaign =
        tapes.tape("campaign", new TemplateTraffic(tapes.traffic(signals), true), signals);
    new PairedThroughput(bench, "full.crowd.template10", "one text in 10% of the signals")
        .measure(texts, campaign, Backend.ROCKSDB);
    new BusiestKey(bench).measure("full.crowd.template10Detail.busiestKey", campaign);
  }
}

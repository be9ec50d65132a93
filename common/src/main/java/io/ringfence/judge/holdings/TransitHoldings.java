package io.ringfence.judge.holdings;

import io.ringfence.assemble.CallRecords;
import io.ringfence.judge.crowd.CrowdSlice;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.Call;
import java.util.function.Consumer;

/** What is held of signals that are on their way to their subjects. */
public final class TransitHoldings {

  private final Terms terms;

  public TransitHoldings(RetentionPolicy policy) {
    terms = new Terms(policy);
  }

  /**
   * Records of a call that is being assembled.
   *
   * @param id of the call
   */
  public void read(String id, CallRecords call, Consumer<Holding> out) {
    for (Call each : call.all()) {
      out.accept(
          new Holding(
              PolicyClass.CALLS,
              "calls being assembled",
              id,
              each.time(),
              terms.signalDue(PolicyClass.CALLS, each.time()),
              () -> Phrases.said(each)));
    }
  }

  /** Signals that are merged in a slice of a crowd. */
  public void read(CrowdSlice slice, Consumer<Holding> out) {
    for (Observation each : slice.signals()) {
      out.accept(terms.signal("signals of crowds", slice.key(), each, each.time()));
    }
  }
}

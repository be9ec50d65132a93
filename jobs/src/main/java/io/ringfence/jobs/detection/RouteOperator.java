package io.ringfence.jobs.detection;

import io.ringfence.customer.CustomerProfile;
import io.ringfence.jobs.io.AccountRecord;
import io.ringfence.jobs.io.FeedLag;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.routing.Router;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.field.Parties;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.number.NumberLookup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Signals that stand for themselves (all but calls): those of an account to what is known of it,
 * see {@link CustomerOperator}, if rules ask for that, and all others to the subjects that need
 * them. Where rules never change it has one input, and is chained to what comes before it; else the
 * changes come on a second one, broadcast.
 */
final class RouteOperator extends AbstractStreamOperator<Delivery>
    implements OneInputStreamOperator<Signal, Delivery>,
        TwoInputStreamOperator<Signal, RuleChanges, Delivery> {

  private static final long serialVersionUID = 1;

  /** Privacy requests that have not come before. */
  static final OutputTag<Signal> REQUESTS = new OutputTag<>("requests", StreamTypes.SIGNAL);

  private final DetectionSettings settings;

  private transient CurrentRules<Router> rules;
  private transient SignalRouting routing;

  RouteOperator(DetectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    NumberLookup numbers = settings.numbers();
    rules =
        new CurrentRules<>(
            context.getOperatorStateStore(), settings, pack -> settings.router(pack, numbers));
  }

  @Override
  public void open() throws Exception {
    super.open();
    rules.get();
    routing = new SignalRouting(this, settings.sources());
  }

  @Override
  public void processElement1(StreamRecord<Signal> element) {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<RuleChanges> element) throws Exception {
    rules.accept(element.getValue());
  }

  @Override
  public void processElement(StreamRecord<Signal> element) {
    Signal signal = element.getValue();
    long behind = FeedLag.of(element, signal.time());
    String account = Parties.account(signal);
    if (!account.isEmpty() && rules.get().dependsOnProfile(signal)) {
      AccountRecord record = new AccountRecord.OfSignal(account, signal);
      output.collect(Deliveries.OF_CUSTOMERS, FeedLag.record(record, signal.time(), behind));
      return;
    }
    if (signal instanceof Privacy request && request.subject().kind() == SubjectKind.ACCOUNT) {
      route(request, behind);
      return;
    }
    boolean first =
        routing.route(rules.get(), signal, time -> CustomerProfile.NONE, behind, output);
    if (first && signal instanceof Privacy) {
      output.collect(REQUESTS, new StreamRecord<>(signal));
    }
  }

  /** What is asked of an account passes its profile, which is told, too. */
  private void route(Privacy request, long behind) {
    if (routing.isFirst(request)) {
      String account = request.subject().value();
      AccountRecord record = new AccountRecord.OfSignal(account, request);
      output.collect(Deliveries.OF_CUSTOMERS, FeedLag.record(record, request.time(), behind));
      output.collect(REQUESTS, new StreamRecord<>(request));
    }
  }
}

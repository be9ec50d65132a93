package io.ringfence.jobs.detection;

import io.ringfence.customer.AccountProfile;
import io.ringfence.customer.CustomerProfile;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.detection.stored.StoredProfiles;
import io.ringfence.jobs.detection.sweep.ErasureSweep;
import io.ringfence.jobs.detection.sweep.ErasureSweep.Stage;
import io.ringfence.jobs.detection.sweep.RememberedErasures;
import io.ringfence.jobs.io.AccountRecord;
import io.ringfence.jobs.io.FeedLag;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.ProfilesAtStart;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.jobs.state.QuietStates;
import io.ringfence.jobs.state.StoredKeys;
import io.ringfence.jobs.state.Timers;
import io.ringfence.jobs.state.WallClock;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.HeldProfile;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.routing.Router;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.signal.Change;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.number.NumberLookup;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by account: profiles and signals in, and to the subjects that need them, signals with what
 * is known of their customer out. A signal is judged by the version of the profile that held at its
 * time, as it is known when the signal passes; what is learnt later changes nothing.
 *
 * <p>A profile is kept until the next one, a tombstone or an erasure, and no longer after it was
 * written than profiles may be. A task that starts without any reads all of them first.
 */
public final class CustomerOperator extends AbstractStreamOperator<Delivery>
    implements TwoInputStreamOperator<AccountRecord, BroadcastUpdate, Delivery> {

  private static final long serialVersionUID = 1;

  static final ListStateDescriptor<byte[]> READ =
      new ListStateDescriptor<>("profiles-read", BytePrimitiveArraySerializer.INSTANCE);

  /** Profiles of those who were erased: tombstones for their topic. */
  static final OutputTag<OutputRecord> ERASED =
      new OutputTag<>("erased-profiles", StreamTypes.OUTGOING);

  private static final byte[] NOTHING = new byte[0];

  private final DetectionSettings settings;
  private final LedgerAtStart ledger;
  private final ProfilesAtStart atStart;

  private transient ValueState<byte[]> stored;
  private transient StoredProfiles profiles;
  private transient Timers purge;
  private transient AgreedClock agreed;
  private transient WallClock wall;
  private transient long watermark;
  private transient CurrentRules<Router> rules;
  private transient SignalRouting routing;
  private transient ErasureSweep erasures;
  private transient RememberedErasures erased;
  private transient QuietStates quiet;
  private transient ListState<byte[]> read;
  private transient boolean restored;

  /** Starts with these profiles where no state is restored. */
  public CustomerOperator(
      DetectionSettings settings, LedgerAtStart ledger, ProfilesAtStart atStart) {
    this.settings = settings;
    this.ledger = ledger;
    this.atStart = atStart;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    stored = context.getKeyedStateStore().getState(StoredProfiles.PROFILE);
    read = context.getOperatorStateStore().getUnionListState(READ);
    restored = read.get().iterator().hasNext();
    erasures =
        settings.sweep(
            Stage.CUSTOMERS, context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
    erased = new RememberedErasures(settings.ledger(ledger), erasures);
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
    watermark = Long.MIN_VALUE;
    purge = Timers.hourly(this, "profiles", account -> profiles.purge(account, now()));
    profiles = new StoredProfiles(stored, settings.retention().profile(), purge);
    quiet = QuietStates.of(this, List.of(StoredProfiles.PROFILE), purge);
    erasures.watch(
        getProcessingTimeService(),
        () -> StoredKeys.of(getKeyedStateBackend(), StoredProfiles.PROFILE.getName()),
        (account, values) -> {
          setCurrentKey(account);
          replaceErased(account, values, Long.MIN_VALUE);
        },
        OutcomeOutput.receipts(output));
    agreed = new AgreedClock();
    if (settings.clock() == RetentionClock.WALL) {
      wall = WallClock.start(getProcessingTimeService(), agreed, purge::advanceSome);
    }
    if (!restored) {
      readAll();
    }
  }

  private long now() {
    return settings.clock() == RetentionClock.WALL ? agreed.time() : watermark;
  }

  private void readAll() throws Exception {
    OwnKeys own = new OwnKeys(getRuntimeContext().getTaskInfo());
    ProfilesAtStart.Receiver receiver =
        (account, profile) -> {
          if (own.contain(account)) {
            setCurrentKey(account);
            take(account, profile);
          }
        };
    settings.profiles().read(receiver);
    atStart.read(receiver);
  }

  @Override
  public void processElement1(StreamRecord<AccountRecord> element) throws Exception {
    AccountRecord record = element.getValue();
    if (record instanceof AccountRecord.OfProfile profile) {
      take(record.account(), profile.profile());
    } else if (record instanceof AccountRecord.OfSignal each
        && each.signal() instanceof Privacy request) {
      route(request, FeedLag.of(element, request.time()));
    } else if (record instanceof AccountRecord.OfSignal each) {
      long behind = FeedLag.of(element, each.signal().time());
      routing.route(rules.get(), each.signal(), known(record.account()), behind, output);
    } else {
      Change change = ((AccountRecord.OfCall) record).change();
      Signal signal = change.after().or(change::before).orElseThrow();
      long behind = FeedLag.of(element, signal.time());
      rules
          .get()
          .route(
              change,
              known(record.account()),
              delivery -> Deliveries.send(delivery, behind, output));
    }
  }

  /** A request has come for the first time, and an access is told of the profile. */
  private void route(Privacy request, long behind) throws Exception {
    HeldProfile profile =
        request.action() == SignalTopic.PRIVACY_ACCESS
            ? profiles.held(request.subject().value())
            : HeldProfile.NONE;
    rules
        .get()
        .route(
            Change.first(request),
            time -> CustomerProfile.NONE,
            delivery -> {
              boolean own = delivery instanceof PrivacyRequest each && each.isOwn();
              Delivery told = own ? new PrivacyRequest(delivery.key(), request, profile) : delivery;
              Deliveries.send(told, behind, output);
            });
  }

  private LongFunction<CustomerProfile> known(String account) throws Exception {
    Optional<AccountProfile> profile = profiles.get(account);
    return time -> profile.map(each -> each.at(time)).orElse(CustomerProfile.NONE);
  }

  private void take(String account, Optional<AccountProfile> profile) throws Exception {
    if (profile.isEmpty()) {
      profiles.clear(account);
      return;
    }
    profiles.put(profile.get());
    long written = profile.get().time();
    if (written <= erased.latest()) {
      replaceErased(account, erased.named(profile.get(), owner(profile.get())), written);
    }
  }

  @Override
  public void processElement2(StreamRecord<BroadcastUpdate> element) throws Exception {
    if (element.getValue() instanceof BroadcastUpdate.Ruled ruled) {
      rules.accept(ruled.changes());
    } else if (element.getValue() instanceof BroadcastUpdate.Erased request) {
      erasures.take(request.erasure());
    }
  }

  /**
   * Takes the values of subjects that were erased up to a time out of the current key's profile.
   */
  private void replaceErased(String account, ErasedValues values, long time) throws Exception {
    Optional<AccountProfile> profile = profiles.get(account);
    if (profile.isEmpty()) {
      return;
    }
    String key = Subject.key(SubjectKind.ACCOUNT, account);
    if (values.reaching(owner(profile.get())).erases(key, profile.get().time())) {
      profiles.clear(account);
      output.collect(ERASED, new StreamRecord<>(new OutputRecord(account, NOTHING)));
      return;
    }
    Optional<AccountProfile> replaced = profiles.replaced(values, time, this::owner);
    if (replaced.isPresent()) {
      profiles.put(replaced.get());
    }
  }

  private String owner(AccountProfile profile) {
    return settings.tenants().ofAccount(profile.account());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      watermark = mark.getTimestamp();
      agreed.reached(watermark);
      if (settings.clock() == RetentionClock.EVENT) {
        purge.advance(watermark);
      }
      erased.forget(watermark, settings.longestKept());
    } else {
      erasures.finish();
    }
    output.emitWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    read.update(List.of(NOTHING));
    erasures.store();
  }

  @Override
  public void close() throws Exception {
    if (quiet != null) {
      quiet.stop();
      erasures.stop();
    }
    if (wall != null) {
      wall.stop();
    }
    super.close();
  }
}

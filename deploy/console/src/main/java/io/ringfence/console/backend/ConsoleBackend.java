package io.ringfence.console.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.console.store.AlertStore;
import io.ringfence.console.store.Alerts;
import io.ringfence.console.store.AnalystVerdict;
import io.ringfence.console.store.ErasureStore;
import io.ringfence.console.store.IndicatorStore;
import io.ringfence.console.store.ListingStore;
import io.ringfence.console.store.PrivacyRequestStore;
import io.ringfence.console.store.RejectionCounts;
import io.ringfence.console.store.RuleStore;
import io.ringfence.console.store.VerdictStore;
import io.ringfence.console.topics.FeedMonitor;
import io.ringfence.console.topics.PipelineHealth;
import io.ringfence.console.topics.SignalSearch;
import io.ringfence.console.topics.TopicFollower;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.topics.TopicWriter;
import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.tenant.Tenants;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the console knows and what it can say. */
public final class ConsoleBackend implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleBackend.class);

  /** Longer charts are for a database of their own. */
  private static final Duration INDICATORS_BACK = Duration.ofDays(2);

  private static final Duration REFUSALS_BACK = Duration.ofDays(1);

  /** At some 600 bytes each. */
  public static final int MOST_LISTINGS = 50_000;

  /** Of indicators, at some 300 bytes each. */
  public static final int MOST_ROWS = 120_000;

  /** What is the provider's alone. */
  record Providers(
      ListingStore listings,
      IndicatorStore indicators,
      RejectionCounts refusals,
      RuleStore rules) {}

  private final TopicNames topics;
  private final AlertStore alerts;
  private final VerdictStore verdicts;
  private final RecordSeal seal;
  private final PrivacyRequestStore requests;
  private final ErasedMemory erased;
  private final int mostAlerts;
  private final RetentionPolicy policy;
  private final LongSupplier clock;
  private final TopicFollower tail;
  private final FeedMonitor watch;
  private final TopicWriter sender;
  private final SignalSearch search;
  private final Tenants tenants;
  private final Providers everything;

  /** For those who see none of it. */
  private final Providers nothing;

  private final Map<Set<String>, LatestStories> stories = new ConcurrentHashMap<>();

  /**
   * @param silent a feed without a record for longer counts as silent
   */
  public ConsoleBackend(
      TopicSettings broker,
      JobSettings job,
      Duration silent,
      int mostAlerts,
      RetentionPolicy policy,
      LongSupplier clock) {
    Properties client = broker.client();
    Sources sources = job.sources();
    this.topics = broker.names();
    this.tenants = job.tenants().with(sources.tenants());
    this.nothing =
        new Providers(
            new ListingStore(1, sources, topics, new ErasureStore(Optional.empty())),
            new IndicatorStore(1),
            new RejectionCounts(),
            new RuleStore(Optional.empty()));
    this.mostAlerts = mostAlerts;
    this.policy = policy;
    this.clock = clock;
    ErasureStore erasures = new ErasureStore(job.ledger());
    this.alerts = new AlertStore(mostAlerts, job.ids(), erasures);
    this.seal = new RecordSeal("verdict", job.ids());
    this.verdicts = new VerdictStore(2 * mostAlerts, alerts, seal, clock);
    this.everything =
        new Providers(
            new ListingStore(MOST_LISTINGS, sources, topics, erasures),
            new IndicatorStore(MOST_ROWS),
            new RejectionCounts(),
            new RuleStore(job.pack()));
    this.requests = new PrivacyRequestStore(sources);
    this.erased =
        new ErasedMemory(
            erasures,
            requests,
            alerts,
            verdicts,
            everything.listings(),
            sources,
            this.tenants,
            clock);
    this.sender = new TopicWriter(client);
    this.search = new SignalSearch(client, topics.traffic(), record -> !erased.names(record));
    this.tail = new TopicFollower(client, readings(), clock);
    this.watch =
        new FeedMonitor(
            client,
            topics.traffic(),
            List.of(broker.group() + "-traffic", broker.group() + "-control"),
            silent,
            clock);
  }

  private List<TopicFollower.Reading> readings() {
    Optional<Duration> all = Optional.empty();
    TopicFollower.Taker refused = (key, value, time) -> everything.refusals().take(value, time);
    return List.of(
        reading(TopicNames.ALERTS, all, this::alert),
        reading(
            TopicNames.VERDICTS,
            all,
            (key, value, time) -> {
              if (key != null && verdicts.take(key, value)) {
                alerts.change(key);
              }
            }),
        listings(TopicNames.LISTINGS),
        listings(TopicNames.DERIVED_LISTINGS),
        reading(TopicNames.RULE_CHANGES, all, everything.rules()::take),
        reading(TopicNames.PRIVACY_REQUESTS, all, (key, value, time) -> erased.request(value)),
        reading(TopicNames.PRIVACY_LEDGER, all, (key, value, time) -> erased.entry(value)),
        reading(
            TopicNames.KPIS,
            Optional.of(INDICATORS_BACK),
            (key, value, time) -> everything.indicators().take(value)),
        reading(TopicNames.REJECTED, Optional.of(REFUSALS_BACK), refused),
        reading(TopicNames.LATE, Optional.of(REFUSALS_BACK), refused));
  }

  private TopicFollower.Reading listings(String role) {
    String topic = topics.of(role);
    return reading(
        role, Optional.empty(), (key, value, time) -> everything.listings().take(topic, value));
  }

  private TopicFollower.Reading reading(
      String role, Optional<Duration> back, TopicFollower.Taker taker) {
    return new TopicFollower.Reading(topics.of(role), back, taker);
  }

  private void alert(String id, byte[] json, long time) {
    if (id == null) {
      return;
    }
    if (!alerts.take(id, json, time)) {
      verdicts.take(id, null);
    }
    if (json == null && verdicts.has(id)) {
      forget(id);
    }
  }

  /** An alert was erased: what was noted about it goes with it. */
  private void forget(String id) {
    try {
      sender.send(topics.of(TopicNames.VERDICTS), id, null);
    } catch (IOException later) {
      // The topic's retention has the last word; the next start meets the erasure again.
      LOG.warn("a verdict of an erased alert could not be erased yet");
    }
    verdicts.take(id, null);
  }

  public void start() {
    tail.start();
    watch.start();
  }

  /** Whether it hears of what comes on the topics. */
  public boolean alive() {
    return tail.alive();
  }

  public long now() {
    return clock.getAsLong();
  }

  public AlertStore alerts() {
    return alerts;
  }

  public VerdictStore verdicts() {
    return verdicts;
  }

  public IndicatorStore indicators() {
    return everything.indicators();
  }

  public PrivacyRequestStore requests() {
    return requests;
  }

  /** How long what is kept. */
  public Retention retention() {
    return policy.state();
  }

  public int mostAlerts() {
    return mostAlerts;
  }

  public SignalSearch search() {
    return search;
  }

  public PipelineHealth health() {
    return watch.health();
  }

  public TopicFollower.Progress progress() {
    TopicFollower.Progress progress = tail.progress();
    if (progress.done()) {
      erased.ready();
    }
    return progress;
  }

  /**
   * Says what somebody thinks of an alert; returns when the broker has it.
   *
   * @throws IOException if it has not
   */
  public void judge(AnalystVerdict verdict) throws IOException {
    byte[] record = seal.write(verdict.json()).getBytes(UTF_8);
    sender.send(topics.of(TopicNames.VERDICTS), verdict.alert(), record);
    // It comes back on the topic as well; whoever judged sees it at once.
    verdicts.take(verdict.alert(), record);
    alerts.change(verdict.alert());
  }

  /**
   * Sends a privacy request to the job.
   *
   * @throws IOException if the broker has not taken it
   */
  public void request(Subject subject, byte[] record) throws IOException {
    sender.send(topics.of(TopicNames.PRIVACY_REQUESTS), subject.key(), record);
  }

  /** Forgets what may be kept no longer, should the topics' own clean-up be late. */
  public void forgetExpired() {
    erased.review();
    erased.forgetBefore(now() - policy.millis(PolicyClass.REQUESTS));
    alerts.forgetBefore(now() - policy.millis(PolicyClass.ALERTS));
    verdicts.forgetBefore(now() - policy.millis(PolicyClass.VERDICTS));
  }

  /** What a user may see of all this. */
  public ConsoleView view(Set<String> tenantsOfUser, String user) {
    return new ConsoleView(
        this, tenants, tenantsOfUser.isEmpty() ? everything : nothing, tenantsOfUser, user);
  }

  /** One for all who see the same alerts. */
  LatestStories stories(Set<String> tenantsOfUser, Alerts seen) {
    return stories.computeIfAbsent(tenantsOfUser, none -> new LatestStories(seen, alerts::taken));
  }

  @Override
  public void close() {
    tail.close();
    watch.close();
    sender.close();
  }
}

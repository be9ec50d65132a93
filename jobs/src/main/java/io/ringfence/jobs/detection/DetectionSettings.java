package io.ringfence.jobs.detection;

import io.ringfence.assemble.CallAssembler;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.CompiledRules;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.config.StateSeal;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.keyed.erasure.Erasing;
import io.ringfence.jobs.keyed.erasure.ErasureSweep;
import io.ringfence.jobs.keyed.erasure.StoredLedger;
import io.ringfence.judge.Judge;
import io.ringfence.judge.context.JudgeSettings;
import io.ringfence.judge.routing.Router;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.profile.Profiles;
import io.ringfence.rule.Pack;
import io.ringfence.rule.change.MeasureShapes;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.change.RulebookState;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SecondPerson;
import io.ringfence.signal.number.NumberLookup;
import io.ringfence.tenant.Tenants;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.Function;

/**
 * What the data flow has to know, as it travels to its tasks: texts, of which each task makes its
 * own rules and number plan (compiled conditions do not travel).
 *
 * @param pack the rule pack, as it is written
 * @param feeds what reading the feeds takes to know
 * @param receiptKey names subjects in privacy receipts
 * @param tenants for whom data is processed
 * @param profiles who the customers are
 */
public record DetectionSettings(
    PackText pack, FeedSettings feeds, SecretKey receiptKey, Tenants tenants, Profiles profiles)
    implements Serializable {

  /**
   * A call whose end was lost is taken to have ended after this long: longer than nearly every real
   * call, short enough that lost ends do not pile up as calls at once.
   */
  private static final long CALL_CAP_MILLIS = Duration.ofHours(4).toMillis();

  /** Of a provider that says nothing of its customers. */
  public DetectionSettings(
      PackText pack, FeedSettings feeds, SecretKey receiptKey, Tenants tenants) {
    this(pack, feeds, receiptKey, tenants, Profiles.NONE);
  }

  /** The same with feeds read otherwise. */
  public DetectionSettings withSources(Sources sources) {
    return new DetectionSettings(pack, feeds.withSources(sources), receiptKey, tenants, profiles);
  }

  /**
   * The same of a provider that processes data for these.
   *
   * @throws IllegalArgumentException if a source belongs to somebody else
   */
  public DetectionSettings withTenants(Tenants processed) {
    return new DetectionSettings(
        pack, feeds, receiptKey, processed.with(sources().tenants()), profiles);
  }

  public Sources sources() {
    return feeds.sources();
  }

  public Retention retention() {
    return feeds.retention();
  }

  public RetentionClock clock() {
    return feeds.clock();
  }

  public SecretKey idKey() {
    return feeds.idKey();
  }

  /** How erased subjects leave the states of a stage. */
  Erasing erasing(ErasureSweep.Stage stage, LedgerAtStart records) {
    return new Erasing(
        stage,
        stateSeal(),
        idKey().contentNames(),
        ledger(records),
        Math.max(retention().traffic(), retention().security()));
  }

  /** The ledger of erasures, and its key. */
  public StoredLedger ledger(LedgerAtStart records) {
    return new StoredLedger(lastingKey(), records);
  }

  /** The key that stays the same: keys of receipts rotate, but the first of them. */
  private SecretKey lastingKey() {
    return idKey().exists() ? idKey() : receiptKey.first();
  }

  /** Seals what has to be stored for a while and names somebody. */
  public StateSeal stateSeal() {
    return lastingKey().stateSeal();
  }

  /** The deployed pack, compiled. */
  public Pack rules() {
    return rules(RuleChanges.NONE);
  }

  /** What holds after the changes, compiled. */
  Pack rules(RuleChanges changes) {
    return CompiledRules.of(pack, changes, loading()).pack();
  }

  /** What the measures count after the changes. */
  MeasureShapes measures(RuleChanges changes) {
    return CompiledRules.of(pack, changes, loading()).measures();
  }

  Rulebook rulebook(RulebookState state) {
    return state.waiting().isEmpty()
        ? CompiledRules.of(pack, state.changes(), loading())
        : Rulebook.restore(pack, state, loading());
  }

  private PackLoader.Settings loading() {
    return new PackLoader.Settings(
        sources().defaultLateness(),
        retention(),
        feeds.secondPerson().contains(SecondPerson.RULES));
  }

  /** As these sources need it; of calls one at a time. */
  public CallAssembler assembler() {
    return new CallAssembler(this::latenessOf, Math.min(CALL_CAP_MILLIS, retention().openCall()));
  }

  /** Routes by a pack. */
  public Router router(Pack rules, NumberLookup numbers) {
    return new Router(rules, profiles.with(numbers), this::latenessOf, tenants);
  }

  private long latenessOf(String source) {
    return sources().of(source).lateness();
  }

  /** Makes a judge of each pack; all use the keys as they are now. */
  public Function<Pack, Judge> judges() {
    JudgeSettings judging =
        new JudgeSettings(
            feeds.lateness(),
            retention(),
            idKey().alertIds(),
            lastingKey().subjectDigests(),
            tenants);
    Pseudonym pseudonym = new Pseudonym(receiptKey.read());
    return rules -> new Judge(rules, judging, pseudonym);
  }
}

package io.ringfence.judge.delivery;

import io.ringfence.judge.delivery.Observation.Fact;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.tenant.Tenants;
import java.util.List;

/** Makes an observation for a test: of a call attempt as it is, unless something else is said. */
public final class SampleObservation {

  private final String key;
  private final String id;
  private final long time;
  private long identity;
  private int revision;
  private boolean derived;
  private SignalTopic topic = SignalTopic.CALL_ATTEMPT;
  private boolean primary = true;
  private List<Contribution> contributions = List.of();
  private List<Integer> rules = List.of();
  private List<Fact> facts = List.of();
  private List<String> parties = List.of();
  private long lateness = Observation.UNKNOWN_LATENESS;
  private int signals = 1;
  private long merging = Merging.WHOLE;
  private String tenant = Tenants.PROVIDER;

  private SampleObservation(String key, String id, long time) {
    this.key = key;
    this.id = id;
    this.time = time;
  }

  /** Of a record by which a signal is known. */
  public static SampleObservation of(String key, String id, long time) {
    return new SampleObservation(key, id, time).identity(Hash.of(id));
  }

  /** The same as another one. */
  public static SampleObservation like(Observation one) {
    return new SampleObservation(one.key(), one.id(), one.time())
        .identity(one.identity())
        .revision(one.revision())
        .derived(one.derived())
        .topic(one.topic())
        .primary(one.primary())
        .adding(one.contributions())
        .judgedBy(one.rules())
        .reading(one.facts())
        .behind(one.parties())
        .lateness(one.lateness())
        .standingFor(one.signals(), one.merging())
        .tenant(one.tenant());
  }

  public SampleObservation identity(long number) {
    identity = number;
    return this;
  }

  public SampleObservation revision(int number) {
    revision = number;
    return this;
  }

  public SampleObservation derived(boolean whether) {
    derived = whether;
    return this;
  }

  public SampleObservation topic(SignalTopic of) {
    topic = of;
    return this;
  }

  public SampleObservation primary(boolean whether) {
    primary = whether;
    return this;
  }

  public SampleObservation adding(Contribution... all) {
    return adding(List.of(all));
  }

  public SampleObservation adding(List<Contribution> all) {
    contributions = all;
    return this;
  }

  public SampleObservation judgedBy(List<Integer> slots) {
    rules = slots;
    return this;
  }

  public SampleObservation reading(Fact... all) {
    return reading(List.of(all));
  }

  public SampleObservation reading(List<Fact> all) {
    facts = all;
    return this;
  }

  public SampleObservation behind(String... keys) {
    return behind(List.of(keys));
  }

  public SampleObservation behind(List<String> keys) {
    parties = keys;
    return this;
  }

  public SampleObservation lateness(long millis) {
    lateness = millis;
    return this;
  }

  /** For so many signals of a crowd. */
  public SampleObservation standingFor(int number, long how) {
    signals = number;
    merging = how;
    return this;
  }

  public SampleObservation tenant(String whose) {
    tenant = whose;
    return this;
  }

  public Observation made() {
    return new Observation(
        key,
        identity,
        id,
        time,
        revision,
        derived,
        topic,
        primary,
        contributions,
        rules,
        facts,
        parties,
        lateness,
        0,
        signals,
        merging,
        tenant);
  }
}

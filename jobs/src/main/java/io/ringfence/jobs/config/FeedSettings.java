package io.ringfence.jobs.config;

import static java.util.Objects.requireNonNull;

import io.ringfence.decode.feed.Sources;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.enrich.TariffFile;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SecondPerson;
import io.ringfence.signal.number.NumberLookup;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * What reading the feeds takes to know, whatever is made of them.
 *
 * @param tariff the tariff's text, CSV
 * @param idKey what texts are called under; of alerts' ids and of seals, too
 * @param secondPerson what has to be approved by a second person
 */
public record FeedSettings(
    String tariff,
    Sources sources,
    Retention retention,
    RetentionClock clock,
    SecretKey idKey,
    Set<SecondPerson> secondPerson)
    implements Serializable {

  private static final long serialVersionUID = 1;

  public FeedSettings {
    requireNonNull(tariff, "tariff");
    requireNonNull(sources, "sources");
    requireNonNull(retention, "retention");
    requireNonNull(clock, "clock");
    requireNonNull(idKey, "idKey");
    secondPerson = Set.copyOf(secondPerson);
  }

  /** The same with another key. */
  public FeedSettings withIds(SecretKey key) {
    return new FeedSettings(tariff, sources, retention, clock, key, secondPerson);
  }

  /** The same of other sources. */
  public FeedSettings withSources(Sources known) {
    return new FeedSettings(tariff, known, retention, clock, idKey, secondPerson);
  }

  public NumberLookup numbers() {
    return new NumberPlan(prices(), name -> sources.of(name).zone());
  }

  /** Of the tariff, such as {@code USD}; empty where it names none. */
  public String currency() {
    return prices().currency();
  }

  private Tariff prices() {
    try {
      return TariffFile.read(new StringReader(tariff)).tariff();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The largest lateness of any source, in milliseconds. */
  public long lateness() {
    return sources.largestLateness();
  }
}

package io.ringfence.jobs.config;

import io.ringfence.decode.feed.Sources;
import io.ringfence.enrich.NumberPlan;
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

  public FeedSettings {
    secondPerson = Set.copyOf(secondPerson);
  }

  /** The same with another key. */
  public FeedSettings withIds(SecretKey key) {
    return new FeedSettings(tariff, sources, retention, clock, key, secondPerson);
  }

  /** The same with feeds read otherwise. */
  public FeedSettings withSources(Sources others) {
    return new FeedSettings(tariff, others, retention, clock, idKey, secondPerson);
  }

  public NumberLookup numbers() {
    try {
      return new NumberPlan(
          TariffFile.read(new StringReader(tariff)).tariff(), name -> sources.of(name).zone());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The largest lateness of any source, in milliseconds. */
  public long lateness() {
    return sources.largestLateness();
  }
}

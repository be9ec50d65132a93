package io.ringfence.profile;

import io.ringfence.settings.SettingsReading;
import io.ringfence.signal.customer.Profile;
import io.ringfence.signal.number.NumberCost;
import io.ringfence.signal.number.NumberFacts;
import io.ringfence.signal.number.NumberLookup;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** The profiles of all accounts that have one, with those that held before and will hold. */
public final class Profiles implements Serializable {

  public static final Profiles NONE = new Profiles(Map.of());

  /** By account, then by the time from which on it holds. */
  private final Map<String, NavigableMap<Long, Profile>> byAccount;

  Profiles(Map<String, NavigableMap<Long, Profile>> byAccount) {
    this.byAccount = byAccount;
  }

  /** Reads a file, YAML or a record a line, and finds every fault in it. */
  public static SettingsReading<Profiles> read(String text) {
    return new ProfileReader(text).read();
  }

  /** What holds of an account at a time; {@link Profile#NONE} if nothing is known of it. */
  public Profile of(String account, long time) {
    NavigableMap<Long, Profile> versions = byAccount.get(account);
    Map.Entry<Long, Profile> held = versions == null ? null : versions.floorEntry(time);
    return held == null ? Profile.NONE : held.getValue();
  }

  /** The latest of each account. */
  public List<Profile> all() {
    return byAccount.values().stream().map(versions -> versions.lastEntry().getValue()).toList();
  }

  /** What is known of numbers, and of accounts by these. */
  public NumberLookup with(NumberLookup numbers) {
    return new Known(numbers, this);
  }

  private record Known(NumberLookup numbers, Profiles profiles) implements NumberLookup {

    @Override
    public NumberFacts of(String number) {
      return numbers.of(number);
    }

    @Override
    public NumberCost cost(String number) {
      return numbers.cost(number);
    }

    @Override
    public ZoneId zone(String number, String source) {
      return numbers.zone(number, source);
    }

    @Override
    public boolean emergency(String number) {
      return numbers.emergency(number);
    }

    @Override
    public Profile profile(String account, long time) {
      return profiles.of(account, time);
    }
  }
}

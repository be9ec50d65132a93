package io.ringfence.jobs.detection.stored;

import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.customer.ProfileJson;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.Timers;
import io.ringfence.judge.delivery.HeldProfile;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;

/**
 * What is known of accounts, the current key being the account. Those of the last signals are at
 * hand, and of most of them that there is nothing, since every signal of an account asks for it.
 */
public final class StoredProfiles {

  public static final ValueStateDescriptor<byte[]> PROFILE =
      new ValueStateDescriptor<>("profile", BytePrimitiveArraySerializer.INSTANCE);

  /** Of some hundred bytes each. */
  private static final int AT_HAND = 8_192;

  private final PackedState<TimedState<AccountProfile>> stored;
  private final long keepMillis;
  private final Timers purge;

  private final Map<String, Optional<AccountProfile>> known =
      new LinkedHashMap<>(1_024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<AccountProfile>> eldest) {
          return size() > AT_HAND;
        }
      };

  /**
   * Of an operator.
   *
   * @param keepMillis how long a profile is kept after it was written
   * @param purge says when that is over
   */
  public StoredProfiles(ValueState<byte[]> state, long keepMillis, Timers purge) {
    stored = new PackedState<>(state, new TimedProfileCodec());
    this.keepMillis = keepMillis;
    this.purge = purge;
  }

  public Optional<AccountProfile> get(String account) throws IOException {
    Optional<AccountProfile> found = known.get(account);
    if (found == null) {
      found = Optional.ofNullable(stored.value()).map(TimedState::state);
      known.put(account, found);
    }
    return found;
  }

  /** The current key's, as it is told to who asks what is held. */
  public HeldProfile held(String account) throws IOException {
    return get(account)
        .map(each -> new HeldProfile(ProfileJson.write(each), end(each)))
        .orElse(HeldProfile.NONE);
  }

  /** From now on. */
  public void put(AccountProfile profile) throws IOException {
    TimedState<AccountProfile> before = stored.value();
    long present = before == null ? Long.MAX_VALUE : before.purge();
    keep(profile, purge.move(present, end(profile)));
  }

  private void keep(AccountProfile profile, long purged) throws IOException {
    stored.update(TimedState.untimed(profile).purgeAt(purged));
    known.put(profile.account(), Optional.of(profile));
  }

  /** A profile that does not say when it was written is as old as the file that it is in. */
  private long end(AccountProfile profile) {
    return profile.time() == AccountProfile.UNDATED ? Long.MAX_VALUE : profile.time() + keepMillis;
  }

  public void clear(String account) throws IOException {
    TimedState<AccountProfile> before = stored.value();
    if (before != null) {
      purge.delete(before.purge());
      stored.clear();
    }
    known.remove(account);
  }

  /** The timer of an account has fired: its profile goes, if nobody has written it since. */
  public void purge(String account, long now) throws IOException {
    TimedState<AccountProfile> fired = stored.value();
    if (fired == null) {
      return;
    }
    if (end(fired.state()) <= now) {
      stored.clear();
      known.remove(account);
    } else {
      keep(fired.state(), purge.move(Long.MAX_VALUE, end(fired.state())));
    }
  }

  /**
   * The current key's profile with erased values and without; null if none stands in it.
   *
   * @param owner whose it is
   */
  public Optional<AccountProfile> replaced(
      ErasedValues values, long time, Function<AccountProfile, String> owner) throws IOException {
    Replaced<TimedState<AccountProfile>> replaced =
        stored.replaced(values, time, each -> owner.apply(each.state()));
    return Optional.ofNullable(replaced).map(each -> each.after().state());
  }
}

package io.ringfence.jobs.keyed;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.keyed.erasure.Erasing;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a stage keeps of a key.
 *
 * @param name under which it is stored, and what an audit says of it
 * @param form as it is stored; erased values leave it where the form reads names
 * @param owner whose a state is: an erasure at a tenant's request reaches that tenant's alone
 * @param clock what retention is measured by
 * @param erasing how erased subjects leave the states of others; nothing where none names anybody
 * @param stalled what goes when event time has stood still for so long, since what waits for event
 *     time then waits in vain; none where all that is kept has a time by the retention clock
 * @param atHand which states stay in memory between two of their signals
 */
public record KeyedState<S>(
    StoredState name,
    Codec<S> form,
    Function<S, String> owner,
    RetentionClock clock,
    Optional<Erasing> erasing,
    List<Term<S>> stalled,
    AtHand<S> atHand) {

  /** So long such states are kept while event time stands still. */
  public record Term<S>(long millis, Predicate<S> which) {

    /** So long all states are kept. */
    public static <S> Term<S> all(long millis) {
      return new Term<>(millis, any -> true);
    }
  }

  /** Of states that are large and asked for again soon. */
  public interface AtHand<S> {

    /**
     * Bytes of heap that it takes, by estimate; 0 where it is stored at once, which is never so of
     * one that has been at hand.
     *
     * @param already whether it has been at hand
     */
    long bytes(S state, boolean already);

    /** It is about to change, where memory is scarce or not. */
    default void using(S state, boolean scarce) {}
  }

  /** What names nobody, or whose key gets the request itself, and is small or seldom asked for. */
  public static <S> KeyedState<S> unswept(
      StoredState name, Codec<S> form, RetentionClock clock, List<Term<S>> stalled) {
    return new KeyedState<>(
        name, form, any -> Tenants.PROVIDER, clock, Optional.empty(), stalled, storedAtOnce());
  }

  /** Of states that are small, or seldom asked for. */
  public static <S> AtHand<S> storedAtOnce() {
    return (state, already) -> 0;
  }
}

package io.ringfence.jobs.keyed;

/**
 * What becomes of a key's state.
 *
 * <p>A timer is moved only when it is wanted earlier: a key may have its turn too early, and looks
 * at the clock. {@link Long#MAX_VALUE} sets no timer, and takes none away.
 *
 * @param state null if nothing is kept of the key any more
 * @param changed whether it is to be stored, apart from its times
 * @param dueAt when the key has its turn again, by the watermark
 * @param purgeAt when it has its turn by the retention clock, up to an hour later
 */
public record Next<S>(S state, boolean changed, long dueAt, long purgeAt) {

  private static final Next<Object> GONE = new Next<>(null, true, Long.MAX_VALUE, Long.MAX_VALUE);

  /** Nothing is kept of the key. */
  @SuppressWarnings("unchecked") // it has none
  public static <S> Next<S> gone() {
    return (Next<S>) GONE;
  }

  /** It stays as it is, with the timers that it has left. */
  public static <S> Next<S> unchanged(S state) {
    return new Next<>(state, false, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** It has changed, and its time comes by the watermark. */
  public static <S> Next<S> due(S state, long time) {
    return new Next<>(state, true, time, Long.MAX_VALUE);
  }

  /** It has changed, and its time comes by the retention clock. */
  public static <S> Next<S> kept(S state, long time) {
    return new Next<>(state, true, Long.MAX_VALUE, time);
  }
}

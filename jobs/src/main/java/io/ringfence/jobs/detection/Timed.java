package io.ringfence.jobs.detection;

/**
 * A keyed state with the times of its timers, so that a timer is moved or deleted without asking
 * the timer service, which cannot be asked. {@link Long#MAX_VALUE} is no timer.
 *
 * @param state mutable, owned by the key
 * @param due the timer that the watermark fires
 * @param purge the timer that the retention clock fires
 */
public record Timed<T>(T state, long due, long purge) {

  public static <T> Timed<T> untimed(T state) {
    return new Timed<>(state, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  public Timed<T> dueAt(long time) {
    return time == due ? this : new Timed<>(state, time, purge);
  }

  public Timed<T> purgeAt(long time) {
    return time == purge ? this : new Timed<>(state, due, time);
  }

  public boolean sameTimers(Timed<T> other) {
    return other != null && due == other.due && purge == other.purge;
  }
}

package io.ringfence.jobs.state;

/**
 * A keyed state with the times of its timers, so that a timer is moved or deleted without asking
 * the timer service, which cannot be asked. {@link Long#MAX_VALUE} is no timer.
 *
 * @param state mutable, owned by the key
 * @param due the timer that the watermark fires
 * @param purge the timer that the retention clock fires
 */
public record TimedState<T>(T state, long due, long purge) {

  public TimedState<T> dueAt(long time) {
    return time == due ? this : new TimedState<>(state, time, purge);
  }

  public TimedState<T> purgeAt(long time) {
    return time == purge ? this : new TimedState<>(state, due, time);
  }

  public boolean sameTimers(TimedState<T> other) {
    return other != null && due == other.due && purge == other.purge;
  }
}

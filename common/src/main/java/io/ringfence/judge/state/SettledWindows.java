package io.ringfence.judge.state;

import io.ringfence.measure.MeasureSpec;
import io.ringfence.measure.Window;
import io.ringfence.measure.contribution.Contribution;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The settled part of a subject's measures, by slot of the measure. */
public final class SettledWindows implements Iterable<Window> {

  private final Map<Integer, Window> windows = new HashMap<>();

  public boolean isEmpty() {
    return windows.isEmpty();
  }

  public int size() {
    return windows.size();
  }

  @Override
  public Iterator<Window> iterator() {
    return windows.values().iterator();
  }

  /** Null where nothing of the measure is settled. */
  public Window get(int slot) {
    return windows.get(slot);
  }

  /** Whether a measure is only known approximately, so that it may read otherwise later. */
  public boolean isApproximate(int slot) {
    Window window = get(slot);
    return window != null && !window.exact();
  }

  /** Adds what a signal contributes to a measure, strictly in order of time. */
  public void fold(long time, Contribution contribution, MeasureSpec spec) {
    Window window = get(spec.slot());
    if (window == null || !window.fits(spec)) {
      window = Window.open(spec);
      put(window);
    }
    window.fold(time, contribution);
  }

  /** Puts back a stored window. */
  void put(Window window) {
    windows.put(window.spec().slot(), window);
  }

  /** Drops windows that read like fresh ones from a time on. */
  public void dropSpent(long time) {
    windows.values().removeIf(each -> each.spent(time) || each.isEmpty());
  }

  /**
   * Removes what is past its retention.
   *
   * @param keep for how long each is kept, in milliseconds
   */
  public void purge(long now, ToLongFunction<Window> keep) {
    windows.values().forEach(each -> each.evict(now - keep.applyAsLong(each)));
    windows.values().removeIf(Window::isEmpty);
  }

  void clear() {
    windows.clear();
  }
}

package io.ringfence.simulator;

import io.ringfence.simulator.output.SimulatedRecord;
import java.util.Iterator;
import java.util.function.Consumer;

/** Sends records when they are due by the wall clock, so that a demonstration runs in real time. */
public final class Playback {

  private Playback() {}

  /**
   * Returns when all is sent or the thread is interrupted (its flag stays set). A receiver that is
   * slower than the traffic gets it late, never early.
   */
  public static void play(Iterator<SimulatedRecord> traffic, Consumer<SimulatedRecord> receiver) {
    while (traffic.hasNext()) {
      SimulatedRecord sent = traffic.next();
      long early = sent.arrival() - System.currentTimeMillis();
      if (early > 0) {
        try {
          Thread.sleep(early);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      } else if (Thread.currentThread().isInterrupted()) {
        return;
      }
      receiver.accept(sent);
    }
  }
}

package io.ringfence.judge.delivery;

/**
 * An alert of an earlier run whose state is gone. It is taken over: the job goes on with it.
 *
 * @param alert as its topic has it
 */
public record EarlierAlert(AlertReadback alert) implements Delivery {

  @Override
  public String key() {
    return alert.key();
  }
}

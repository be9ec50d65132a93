package io.ringfence.notify;

/** A way to reach a receiver. */
interface Channel {

  /**
   * What became of a message.
   *
   * @param refused whether another attempt will most likely end like this one
   * @param said in a word or two, without anything of the message or of an address
   * @param waitMillis how long the receiver asks us to wait; 0 if it does not
   */
  record Outcome(boolean delivered, boolean refused, String said, long waitMillis) {

    static Outcome failed(String said) {
      return new Outcome(false, false, said, 0);
    }
  }

  /** How many notices one message of a digest may have. */
  int mostNotices();

  /**
   * Tries once.
   *
   * @param masked whether it may name nobody
   * @param now epoch milliseconds
   */
  Outcome send(NoticeMessage message, boolean masked, long now) throws InterruptedException;
}

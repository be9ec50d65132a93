package io.ringfence.signal;

/**
 * Something that happened. Text that a record does not have is empty, a quantity that it does not
 * have is {@link #ABSENT}; nothing is null. Numbers, devices and addresses are in their canonical
 * form ({@code +12025550123}, {@code NG:3036}, {@code mac:001122334455}, RFC 5952), and empty where
 * the record names nobody (an anonymous caller).
 */
public sealed interface Signal permits Call, Message, Session, Quality, Security, Listing, Privacy {

  /** A quantity or a time that the record does not have. */
  int ABSENT = -1;

  /**
   * The id of the input record as it came (of a derived signal: of the record that it was derived
   * from).
   */
  String id();

  /** Event time in milliseconds since the epoch. */
  long time();

  String source();

  /**
   * What rules call it: {@code call.attempt}, {@code security.register.failed}, {@code
   * listing.add}.
   */
  SignalTopic topic();

  /** The customer's account that it is of; empty if it has none. */
  default String account() {
    return "";
  }

  /** What two records of the same thing have in common; equal identities count once. */
  default String identity() {
    return id();
  }
}

package io.ringfence.decode.format.sshd;

import io.ringfence.decode.format.UnreadableException;

/**
 * What one message tells.
 *
 * @param event as the contract calls it; empty if the message tells nothing that is looked for
 * @param user as the message names it, or empty
 * @param host an address, or a name that is of no use
 * @param port of the client, or empty
 * @param once per connection: all messages of the same event that tell of it count as one
 * @param times how many attempts the message stands for
 * @param kind of a message that tells nothing
 */
record Happening(
    String event, String user, String host, String port, boolean once, int times, String kind) {

  static final String OK = "login.ok";
  static final String FAILED = "login.failed";
  static final String UNKNOWN = "account.unknown";
  static final String PROBE = "scan.probe";

  /** An ordinary message: a session, an end, a warning. */
  static final Happening ORDINARY = nothing("ordinary");

  /** Another message tells of the same attempt. */
  static final Happening TOLD_TWICE = nothing("told-twice");

  private static Happening nothing(String kind) {
    return new Happening("", "", "", "", false, 0, kind);
  }

  /** An attempt of its own. */
  static Happening each(String event, String user, Peer peer) {
    return new Happening(event, user, peer.host(), peer.port(), false, 1, "");
  }

  /** What counts once, however many messages of the connection tell it. */
  static Happening once(String event, String user, Peer peer) {
    return new Happening(event, user, peer.host(), peer.port(), true, 1, "");
  }

  /** Attempts that one message sums up. */
  static Happening several(String event, String user, Peer peer, int times) {
    return new Happening(event, user, peer.host(), peer.port(), false, times, "");
  }

  /** The refusal of a message that should name a host and does not. */
  static UnreadableException noHost() {
    return UnreadableException.malformed("not in the form that sshd gives it, or cut off");
  }
}

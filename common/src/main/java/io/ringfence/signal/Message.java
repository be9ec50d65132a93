package io.ringfence.signal;

/**
 * One status of a message.
 *
 * @param message the message's own id, the same in all its status reports
 * @param status the topic of the status
 * @param derived true where this status was not reported but follows from a later one (a feed of
 *     final statuses only)
 * @param channel {@code sms} or {@code chat}
 * @param meeting the room of a chat message, or empty
 * @param segments number of segments, or ABSENT
 * @param template lower-case hex of the hash of what is left of the text without names, numbers,
 *     codes and links; empty without text
 * @param links number of links in the text
 * @param length characters of the text, or ABSENT
 * @param numbers how many telephone numbers to call stand in the text
 * @param linkHost host of the first link, in lower case and without {@code www.}; empty without one
 */
public record Message(
    String id,
    long time,
    String source,
    String message,
    SignalTopic status,
    boolean derived,
    String channel,
    String from,
    String to,
    String account,
    String device,
    String address,
    String meeting,
    int segments,
    String template,
    int links,
    int length,
    int numbers,
    String linkHost)
    implements Signal {

  @Override
  public SignalTopic topic() {
    return status;
  }

  @Override
  public String identity() {
    return message + '\n' + status.event();
  }
}

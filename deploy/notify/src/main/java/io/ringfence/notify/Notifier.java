package io.ringfence.notify;

import io.ringfence.rule.Severity;
import io.ringfence.signal.encoding.RecordSeal;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Tells receivers of the alerts on the topic, and of what it is given, until it is closed. */
public final class Notifier implements AutoCloseable {

  private final List<ReceiverThread> threads;

  private Notifier(List<ReceiverThread> threads) {
    this.threads = threads;
  }

  /**
   * Begins.
   *
   * @param client settings of Kafka's clients, {@code bootstrap.servers} among them
   * @param topic of the alerts
   * @param seal of the alerts: what has none is passed over
   */
  public static Notifier start(
      List<Receiver> receivers, Properties client, String topic, RecordSeal seal) {
    List<ReceiverThread> threads = new ArrayList<>();
    for (Receiver each : receivers) {
      threads.add(new ReceiverThread(each, client, topic, seal));
    }
    threads.forEach(ReceiverThread::start);
    return new Notifier(threads);
  }

  /** Sends a receiver something to see whether it comes; why it did not, if so. */
  public static Optional<String> test(Receiver receiver, Instant now) throws InterruptedException {
    return send(
        receiver,
        new OwnNotice(
            OwnNotice.TEST,
            false,
            Severity.LOW,
            "This is a test of the receiver " + receiver.name(),
            List.of("Nothing has happened."),
            now));
  }

  /** One attempt to tell a receiver; returns why it failed, if it did. */
  public static Optional<String> send(Receiver receiver, OwnNotice notice)
      throws InterruptedException {
    NoticeMessage message = new NoticeMessage(List.of(notice), "", false);
    Channel.Outcome outcome =
        receiver.channel().send(message, receiver.masked(), notice.time().toEpochMilli());
    return outcome.delivered() ? Optional.empty() : Optional.of(outcome.said());
  }

  /** One attempt to tell all who take it; says who was not told, and why. */
  public static void send(List<Receiver> receivers, OwnNotice notice, PrintWriter err)
      throws InterruptedException {
    for (Receiver each : receivers) {
      if (each.takes(notice)) {
        send(each, notice).ifPresent(why -> err.println(each.name() + " was not told: " + why));
      }
    }
  }

  /** Has receivers told of Ringfence itself; called by any thread, and returns at once. */
  public void tell(OwnNotice notice) {
    threads.forEach(each -> each.tell(notice));
  }

  /** Why a receiver is told no longer, if there is one: nothing helps but a new start. */
  public Optional<String> failure() {
    return threads.stream().flatMap(each -> each.failure().stream()).findFirst();
  }

  @Override
  public void close() {
    threads.forEach(ReceiverThread::close);
  }
}

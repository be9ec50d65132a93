package io.ringfence.cli.audit.everywhere;

import io.ringfence.cli.options.TopicProducer;
import io.ringfence.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Others, whom nobody erases, and whose life goes on: so RocksDB writes files of every state, and
 * the broker starts new segments of every topic, without which neither cleans up.
 */
final class OtherLife implements AutoCloseable {

  private static final long PAUSE_MILLIS = 250;
  private static final int CROWD = 60;

  /** So many rounds, then a listing, an alert and a verdict. */
  private static final int NOW_AND_THEN = 4;

  private final TopicProducer producer;
  private final AtomicReference<Throwable> failed = new AtomicReference<>();
  private final Thread thread = new Thread(this::live, "others");
  private volatile boolean ends;

  private OtherLife(String bootstrap) {
    producer = new TopicProducer(bootstrap);
    thread.setUncaughtExceptionHandler((ending, why) -> failed.set(why));
  }

  static OtherLife at(String bootstrap) {
    OtherLife life = new OtherLife(bootstrap);
    life.thread.start();
    return life;
  }

  private void live() {
    for (int round = 0; !ends; round++) {
      Records records = new Records("o" + round, System.currentTimeMillis(), 1);
      String number = number(round);
      String friend = number(round + 1);
      String account = "other-" + round;
      String device = "mac:0affffff%04x".formatted(round);
      String address = "198.51.100.%d".formatted(20 + round % 200);
      records.security("register.ok", account, number, device, address);
      records.call("", number, friend, account, device, address);
      records.openCall(friend, number, account, device, address);
      records.message(number, friend, account, device, address, "a text that others send, too");
      records.join("other-room", account, device, address, number);
      for (int i = 0; i < CROWD; i++) {
        records.crowded(number(round + i), friend, account, address);
      }
      if (round % NOW_AND_THEN == 0) {
        records.guesses(12, account, number, address);
      }
      records.all().forEach(this::send);
      if (round % NOW_AND_THEN == 0) {
        send(listing(round, number));
        send(verdict(round));
      }
      producer.flush();
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void send(Records.Placed record) {
    producer.send(record.topic(), record.key(), record.json().getBytes(StandardCharsets.UTF_8));
  }

  private static String number(int which) {
    return "+4420794%05d".formatted(10_000 + which % 40_000);
  }

  private static Records.Placed listing(int round, String number) {
    return new Records.Placed(
        TopicNames.LISTINGS,
        "n:" + number,
        """
        {"type":"listing","id":"ol-%d","time":%d,"action":"add","subject":{"kind":"number","value":"%s"},"list":"house"}\
        """
            .formatted(round, System.currentTimeMillis(), number));
  }

  private static Records.Placed verdict(int round) {
    String alert = "%016x-1".formatted(round);
    return new Records.Placed(
        TopicNames.VERDICTS,
        alert,
        """
        {"alert":"%s","version":1,"verdict":"true","note":"seen","by":"ada","time":"%s"}\
        """
            .formatted(alert, Instant.ofEpochMilli(System.currentTimeMillis())));
  }

  @Override
  public void close() {
    ends = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
    if (failed.get() != null) {
      throw new AssertionError("others could not live on", failed.get());
    }
  }
}

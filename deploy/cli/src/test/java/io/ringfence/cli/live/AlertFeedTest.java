package io.ringfence.cli.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.BrokerOfVerbs;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.topics.TopicNames;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What of the alerts' topic {@code live} prints and writes down. */
class AlertFeedTest {

  private static final String ID = "00000000000000000000000000a1e7fe-1";

  private static String alert(int version, String state) {
    return """
        {"id":"%s","version":%d,"state":"%s","rule":{"id":"r","version":1,"mode":"enforce"},"fraud":"irsf","severity":"high","score":80,\
        "subject":{"kind":"account","value":"acme-18"},"accused":[],"first":"2026-11-25T09:00:00Z","last":"2026-11-25T09:01:00Z","hits":1}"""
        .formatted(ID, version, state);
  }

  @Test
  void aCopyOfAnAlertWithoutItsSealIsPassedOver() throws Exception {
    SecretKey key = SecretKey.passing();
    RecordSeal seal = key.alertSeal();
    String copy = alert(2_000_000_000, "retracted");
    String ours = seal.write(alert(7, "open"));
    String broken = copy.substring(0, copy.length() - 1) + ours.substring(ours.lastIndexOf(','));
    List<Integer> shown = new CopyOnWriteArrayList<>();
    try (TopicProducer sender = new TopicProducer(BrokerOfVerbs.bootstrap());
        AlertFeed feed =
            new AlertFeed(
                BrokerOfVerbs.bootstrap(), key, alert -> shown.add(alert.get("version").asInt()))) {
      for (String each : List.of(ours, copy, broken, seal.write(alert(8, "updated")))) {
        sender.send(TopicNames.ALERTS, ID, each.getBytes(UTF_8));
      }
      sender.flush();
      while (!shown.contains(8)) {
        feed.drain();
      }

      assertThat(shown).containsExactly(7, 8);
      assertThat(feed.last().get(ID).get("version").asInt()).isEqualTo(8);
    }
  }
}

package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.topics.Tail;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Reading topics for ever, whatever comes. */
class TailTest {

  @Test
  void aRecordThatNobodyForesawDoesNotEndTheReading() throws Exception {
    try (Stage stage = new Stage()) {
      stage.send("rules.changes", "first", "{}");
      stage.send("rules.changes", "second", "{}");
      List<String> taken = new CopyOnWriteArrayList<>();
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", stage.bootstrap());
      Tail.Taker taker =
          (key, value, time) -> {
            if (key.equals("first")) {
              throw new IllegalStateException("nobody foresaw this");
            }
            taken.add(key);
          };
      Tail.Reading reading = new Tail.Reading("rules.changes", Optional.empty(), taker);
      try (Tail tail = new Tail(client, List.of(reading), System::currentTimeMillis)) {
        tail.start();
        Stage.until("the second record", () -> !taken.isEmpty());
        stage.send("rules.changes", "third", "{}");
        Stage.until("the third record", () -> taken.size() == 2);
      }
      assertThat(taken).containsExactly("second", "third");
    }
  }
}

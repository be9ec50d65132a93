package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.topics.TopicFollower;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading topics for ever, whatever comes. */
@Tag("full") // a console of its own
class TopicFollowerTest {

  @Test
  void aRecordThatNobodyForesawDoesNotEndTheReading() throws Exception {
    try (RunningConsole stage = new RunningConsole()) {
      stage.send("rules.changes", "first", "{}");
      stage.send("rules.changes", "deep", "{}");
      stage.send("rules.changes", "second", "{}");
      List<String> taken = new CopyOnWriteArrayList<>();
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", stage.bootstrap());
      TopicFollower.Taker taker =
          (key, value, time) -> {
            if (key.equals("first")) {
              throw new IllegalStateException("nobody foresaw this");
            }
            if (key.equals("deep")) {
              throw new StackOverflowError();
            }
            taken.add(key);
          };
      TopicFollower.Reading reading =
          new TopicFollower.Reading("rules.changes", Optional.empty(), taker);
      try (TopicFollower tail =
          new TopicFollower(client, List.of(reading), System::currentTimeMillis)) {
        tail.start();
        RunningConsole.until("the second record", () -> !taken.isEmpty());
        stage.send("rules.changes", "third", "{}");
        RunningConsole.until("the third record", () -> taken.size() == 2);
      }
      assertThat(taken).containsExactly("second", "third");
    }
  }

  @Test
  void anErrorThatEndsTheReadingIsTold() throws Exception {
    try (RunningConsole stage = new RunningConsole()) {
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", stage.bootstrap());
      TopicFollower.Taker taker =
          (key, value, time) -> {
            throw new OutOfMemoryError("as of a record that is too large");
          };
      TopicFollower.Reading reading =
          new TopicFollower.Reading("rules.changes", Optional.empty(), taker);
      try (TopicFollower tail =
          new TopicFollower(client, List.of(reading), System::currentTimeMillis)) {
        assertThat(tail.alive()).as("before it starts").isTrue();
        tail.start();
        assertThat(tail.alive()).isTrue();
        stage.send("rules.changes", "first", "{}");

        RunningConsole.until("its end", () -> !tail.alive());
      }
    }
  }
}

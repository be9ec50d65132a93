package io.ringfence.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells where recorded traffic is sent. */
public final class TrafficDoor {

  private TrafficDoor() {}

  /** Addresses each line of a file. */
  public static void read(Path file) throws IOException {
    for (String line :
        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1).split("\n", -1)) {
      RecordedTraffic.Address address =
          RecordedTraffic.address(line.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      assertThat(TopicNames.DEFAULTS.of(address.topic())).isNotBlank();
      assertThat(address.key()).isNotNull();
    }
  }
}

package io.ringfence.deny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads who was refused. */
public final class DenyDoor {

  private DenyDoor() {}

  /** What is read is written as it was, and can be gone on from. */
  public static void blocks(Path file) throws IOException {
    List<Block> read = Deny.read(file);
    for (Block each : read) {
      assertThat(Block.of(each.line())).isEqualTo(each);
    }
    new Blocks(read).decide(List.of(), 1, 0);
  }
}

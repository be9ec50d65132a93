package io.ringfence.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is stored in a version that this release does not know is refused, and not misread. */
class UnknownVersionTest {

  private static final class NumberCodec implements Codec<Integer> {
    private final int version;

    NumberCodec(int version) {
      this.version = version;
    }

    @Override
    public int version() {
      return version;
    }

    @Override
    public void write(Integer value, DataOutput out) throws IOException {
      out.writeInt(value);
    }

    @Override
    public Integer read(DataInput in, int stored) throws IOException {
      return in.readInt();
    }
  }

  private static final class TimedNumberCodec extends TimedStateCodec<Integer> {
    TimedNumberCodec(int version) {
      super(new NumberCodec(version));
    }
  }

  private static final byte[] VERSION_THREE = {3, 0, 0, 0, 7};

  private static PackedState<Integer> packed(int version) {
    return new PackedState<>(null, new NumberCodec(version));
  }

  @Test
  void theSameAndAnEarlierVersionAreRead() throws IOException {
    assertThat(packed(3).unpack(VERSION_THREE)).isEqualTo(7);
    assertThat(packed(4).unpack(VERSION_THREE)).isEqualTo(7);
  }

  @Test
  void aLaterVersionIsRefusedWithASentence() {
    assertThatThrownBy(() -> packed(2).unpack(VERSION_THREE))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "NumberCodec does not know version 3, in which this was stored, and reads up to version"
                + " 2: start from a savepoint of this release");
  }

  @Test
  void thereIsNoVersionBeforeTheFirst() {
    assertThatThrownBy(() -> packed(2).unpack(new byte[] {0, 0, 0, 0, 7}))
        .hasMessageContaining("does not know version 0");
  }

  @Test
  void soItIsWithTimers() {
    PackedState<TimedState<Integer>> packed = new PackedState<>(null, new TimedNumberCodec(2));
    byte[] untimed = {3, 0, 0, 0, 0, 0, 7};

    assertThatThrownBy(() -> packed.unpack(untimed)).hasMessageContaining("version 3");
  }
}

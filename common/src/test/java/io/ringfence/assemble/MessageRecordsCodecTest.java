package io.ringfence.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.SignalTopic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MessageRecordsCodecTest {

  private static final long T = 1_764_061_200_000L;

  /** Stored by version 1: a savepoint may hold it for ever. */
  private static final String GOLDEN =
      "0b92b880a5d76602036d2d3180faeda3d76606736d73632d31036d2d310a0004636861740c2b31323032"
          + "353535303132330c2b31333035353535313030300461636d6506696d65693a310000020000500203722d"
          + "3192faeda3d76606736d73632d31036d2d310c0003736d730000000000000200000102";

  private final MessageRecordsCodec codec = new MessageRecordsCodec();
  private final MessageAssembler assembler = new MessageAssembler(source -> 600_000, 1);

  private MessageRecords sample() {
    MessageRecords sample = new MessageRecords();
    assembler.add(sample, MessageAssemblerTest.report("r-1", T + 9, SignalTopic.MESSAGE_FAILED), 0);
    assembler.add(sample, MessageAssemblerTest.submitted("m-1", T), 0);
    return sample;
  }

  private byte[] stored(MessageRecords value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(out));
    return out.toByteArray();
  }

  private MessageRecords read(byte[] bytes) throws IOException {
    return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)), 1);
  }

  @Test
  void theStoredFormNeverChanges() throws IOException {
    assertThat(HexFormat.of().formatHex(stored(sample()))).isEqualTo(GOLDEN);
  }

  @Test
  void whatWasStoredIsReadBack() throws IOException {
    MessageRecords read = read(HexFormat.of().parseHex(GOLDEN));

    assertThat(read.all()).isEqualTo(sample().all()).hasSize(2);
    assertThat(read.told()).isEqualTo(sample().told());
    assertThat(read.revisions()).isEqualTo(sample().revisions()).containsExactly(-1, 1, -1);
    assertThat(read.remembered()).isEqualTo(sample().remembered());
    assertThat(read.settled()).isTrue();
  }

  @Test
  void aSubmissionAloneIsReadBack() throws IOException {
    MessageRecords alone = new MessageRecords();
    assembler.add(alone, MessageAssemblerTest.submitted("m-1", T), 0);

    MessageRecords read = read(stored(alone));

    assertThat(read.all()).isEqualTo(alone.all()).hasSize(1);
    assertThat(read.settled()).isFalse();
    assertThat(read.revisions()).containsOnly(-1);
  }

  @Test
  void aCopyIsOfItsOwn() {
    MessageRecords first = sample();
    MessageRecords copy = codec.copy(first);

    assembler.add(first, MessageAssemblerTest.report("r-2", T, SignalTopic.MESSAGE_BLOCKED), 0);

    assertThat(copy.all()).isEqualTo(sample().all());
  }
}

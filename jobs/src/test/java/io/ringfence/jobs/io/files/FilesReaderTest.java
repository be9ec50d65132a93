package io.ringfence.jobs.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

/** When the reader of a scan begins and ends. */
class FilesReaderTest {

  @Test
  void isNotOverBeforeItHasHeardThatNothingMoreComes() throws Exception {
    // No inputs: it would be over as soon as it looked.
    FilesReader reader = new FilesReader(null, null);
    assertThat(reader.pollNext(null)).isEqualTo(InputStatus.NOTHING_AVAILABLE);

    reader.addSplits(List.of(new NumberSequenceSplit("all", 0, 0)));
    assertThat(reader.isAvailable()).isNotDone();
    assertThat(reader.pollNext(null)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.snapshotState(1)).hasSize(1);
  }

  @Test
  void whoeverGetsNoInputsIsOverThen() throws Exception {
    FilesReader reader = new FilesReader(null, null);
    reader.notifyNoMoreSplits();

    assertThat(reader.isAvailable()).isDone();
    assertThat(reader.pollNext(null)).isEqualTo(InputStatus.END_OF_INPUT);
  }
}

package io.ringfence.jobs.detection;

import io.ringfence.judge.Delivery;
import java.io.IOException;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The judge on its own, with clocks that a test moves. */
final class JudgeHarness
    extends KeyedTwoInputStreamOperatorTestHarness<String, Delivery, Shared, Outgoing> {

  JudgeHarness(DetectionSettings settings) throws Exception {
    super(new JudgeOperator(settings), Delivery::key, null, Types.KEY);
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}

package io.ringfence.jobs.kpi;

import io.ringfence.jobs.detection.Types;
import io.ringfence.jobs.testing.Closing;
import java.io.IOException;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One operator by itself. */
final class Harness<I, O> extends KeyedOneInputStreamOperatorTestHarness<String, I, O> {

  Harness(OneInputStreamOperator<I, O> operator, KeySelector<I, String> key) throws Exception {
    super(operator, key, Types.KEY);
  }

  @Override
  public void close() throws IOException {
    Closing.narrowed(super::close);
  }
}

package io.ringfence.jobs.kpi;

import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.testing.Closing;
import java.io.IOException;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One operator by itself. */
final class KeyedHarness<I, O> extends KeyedOneInputStreamOperatorTestHarness<String, I, O> {

  KeyedHarness(OneInputStreamOperator<I, O> operator, KeySelector<I, String> key) throws Exception {
    super(operator, key, StreamTypes.KEY);
  }

  @Override
  public void close() throws IOException {
    Closing.narrowed(super::close);
  }
}

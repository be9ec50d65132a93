package io.ringfence.jobs.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.kpi.counter.CounterBatch;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class KpiTypesTest {

  @Test
  void batchesTravelByASerializerOfOurOwn() throws Exception {
    TypeSerializer<CounterBatch> serializer =
        KpiPipeline.BATCH.createSerializer(new SerializerConfigImpl());

    assertThat(serializer).isInstanceOf(CodecSerializer.class);
    assertThat(InstantiationUtil.clone(serializer)).isEqualTo(serializer);
    assertThat(InstantiationUtil.clone(KpiPipeline.BATCH)).isEqualTo(KpiPipeline.BATCH);
  }
}

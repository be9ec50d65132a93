package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.state.CodecSerializer;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionTypesTest {

  static Stream<TypeInformation<?>> types() {
    return Stream.of(DetectionPipeline.SHARED, DetectionPipeline.RULE_CHANGES);
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsBroadcastTravelsByASerializerOfOurOwn(TypeInformation<?> type) throws Exception {
    assertThat(type.createSerializer(new SerializerConfigImpl()))
        .isInstanceOf(CodecSerializer.class);
    assertThat(InstantiationUtil.clone(type)).isEqualTo(type).hasSameHashCodeAs(type);
  }
}

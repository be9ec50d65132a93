package io.ringfence.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.state.CodecSerializer;
import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamTypesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void everyTypeThatTravelsHasASerializerOfOurOwn(String name, TypeInformation<?> type)
      throws Exception {
    TypeSerializer<?> serializer = type.createSerializer(new SerializerConfigImpl());

    assertThat(serializer).isInstanceOf(CodecSerializer.class);
    assertThat(InstantiationUtil.clone(serializer)).isEqualTo(serializer);
    assertThat(InstantiationUtil.clone(type)).isEqualTo(type).hasSameHashCodeAs(type);
  }

  static Stream<Object[]> all() {
    return Stream.of(StreamTypes.class.getDeclaredFields())
        .filter(field -> !field.getName().equals("KEY"))
        .filter(field -> TypeInformation.class.isAssignableFrom(field.getType()))
        .map(field -> new Object[] {field.getName(), value(field)});
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

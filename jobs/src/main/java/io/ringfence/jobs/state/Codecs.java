package io.ringfence.jobs.state;

import io.ringfence.signal.encoding.Codec;

/** Makes codecs, each by its constructor without arguments. */
final class Codecs {

  private Codecs() {}

  static <T> Codec<T> create(Class<? extends Codec<T>> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          type.getName() + " needs a public constructor without arguments", e);
    }
  }
}

package io.ringfence.jobs.detection;

import io.ringfence.signal.Codec;

/** Codecs are stored by the name of their class, and made by its constructor without arguments. */
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

  @SuppressWarnings("unchecked") // the snapshot was written by a serializer of the same T
  static <T> Class<? extends Codec<T>> named(String name, ClassLoader loader)
      throws ClassNotFoundException {
    return (Class<? extends Codec<T>>) Class.forName(name, true, loader).asSubclass(Codec.class);
  }
}

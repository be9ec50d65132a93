package io.ringfence.jobs.detection;

import io.ringfence.judge.LinkStore;
import io.ringfence.judge.Links;
import io.ringfence.judge.LinksCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.ValueState;

/** The links of the current key, in a state of their own. */
final class StoredLinks implements LinkStore {

  private final Packed<Links> stored;

  StoredLinks(ValueState<byte[]> stored) {
    this.stored = new Packed<>(stored, new LinksCodec());
  }

  @Override
  public Links get() {
    try {
      return stored.value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(Links links) {
    try {
      stored.update(links);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void clear() {
    stored.clear();
  }
}

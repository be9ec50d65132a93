package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.PackedState;
import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectLinksCodec;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.ValueState;

/** The links of the current key, in a state of their own. */
final class KeyedLinkStore implements LinkStore {

  private final PackedState<SubjectLinks> stored;

  KeyedLinkStore(ValueState<byte[]> stored) {
    this.stored = new PackedState<>(stored, new SubjectLinksCodec());
  }

  @Override
  public SubjectLinks get() {
    try {
      return stored.value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(SubjectLinks links) {
    try {
      stored.update(links);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The current key's links with erased values and without; null if none stands in them. */
  Replaced<SubjectLinks> replaced(ErasedValues values) throws IOException {
    return stored.replaced(values);
  }

  @Override
  public void clear() {
    stored.clear();
  }
}

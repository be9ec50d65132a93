package io.ringfence.jobs.detection;

import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectLinksCodec;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The links of the current key, in a state of their own. */
final class KeyedLinkStore implements LinkStore {

  private final PackedState<SubjectLinks> stored;

  KeyedLinkStore(KeyedTask<?, ?> task) {
    stored = task.second(StoredState.LINKS, new SubjectLinksCodec());
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

  /** Whether an erased value may stand in the current key's links. */
  boolean mayHold(ErasedValues values) throws IOException {
    return stored.mayHold(values);
  }

  /**
   * The current key's links with erased values and without; null if none stands in them.
   *
   * @param owner whose they are
   */
  Replaced<SubjectLinks> replaced(ErasedValues values, String owner) throws IOException {
    return stored.replaced(values, links -> owner);
  }

  @Override
  public void clear() {
    stored.clear();
  }
}

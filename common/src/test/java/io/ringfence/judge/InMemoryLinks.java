package io.ringfence.judge;

import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectLinksCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One subject's links in their stored form, as the job keeps them; counts how often it is asked.
 */
public final class InMemoryLinks implements LinkStore {

  private static final SubjectLinksCodec CODEC = new SubjectLinksCodec();

  private byte[] bytes;
  private int reads;

  @Override
  public SubjectLinks get() {
    reads++;
    try {
      return bytes == null
          ? null
          : CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes)), CODEC.version());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(SubjectLinks links) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      CODEC.write(links, new DataOutputStream(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes = out.toByteArray();
  }

  @Override
  public void clear() {
    bytes = null;
  }

  public boolean isEmpty() {
    return bytes == null;
  }

  int reads() {
    return reads;
  }
}

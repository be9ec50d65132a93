package io.ringfence.judge;

import static io.ringfence.signal.Wire.readSigned;
import static io.ringfence.signal.Wire.readSize;
import static io.ringfence.signal.Wire.readText;
import static io.ringfence.signal.Wire.readUnsigned;
import static io.ringfence.signal.Wire.writeSigned;
import static io.ringfence.signal.Wire.writeText;
import static io.ringfence.signal.Wire.writeUnsigned;

import io.ringfence.judge.Links.Derived;
import io.ringfence.judge.Links.Other;
import io.ringfence.signal.Codec;
import io.ringfence.signal.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The stored form of a subject's links. A key is written once, then replaced by a number. */
public final class LinksCodec implements Codec<Links> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Links links, DataOutput out) throws IOException {
    Dictionary keys = new Dictionary();
    List<Other> others = links.all();
    long base = others.isEmpty() ? 0 : others.get(0).first();
    writeSigned(base, out);
    writeUnsigned(others.size(), out);
    for (Other each : others) {
      keys.text(each.key(), out);
      writeSigned(each.first() - base, out);
      writeUnsigned(each.last() - each.first(), out);
    }
    writeUnsigned(links.derived().size(), out);
    for (Map.Entry<String, Derived> each : links.derived().entrySet()) {
      Derived derived = each.getValue();
      writeText(each.getKey(), out);
      keys.text(derived.key(), out);
      keys.text(derived.origin().id(), out);
      keys.text(derived.origin().key(), out);
      writeUnsigned(derived.origin().hop(), out);
      writeSigned(derived.time() - base, out);
      writeSigned(derived.from() - base, out);
      writeUnsigned(
          derived.until() == Long.MAX_VALUE ? 0 : derived.until() - derived.from() + 1, out);
      writeSigned(derived.version() - base, out);
      out.writeBoolean(derived.holds());
    }
  }

  @Override
  public Links read(DataInput in, int version) throws IOException {
    Dictionary keys = new Dictionary();
    Links links = new Links();
    long base = readSigned(in);
    for (int left = readSize(in); left > 0; left--) {
      String key = keys.text(in);
      long first = base + readSigned(in);
      links.restore(new Other(key, first, first + readUnsigned(in)));
    }
    for (int left = readSize(in); left > 0; left--) {
      String id = readText(in);
      String key = keys.text(in);
      Origin origin = new Origin(keys.text(in), keys.text(in), readSize(in));
      long time = base + readSigned(in);
      long from = base + readSigned(in);
      long length = readUnsigned(in);
      long until = length == 0 ? Long.MAX_VALUE : from + length - 1;
      long listingVersion = base + readSigned(in);
      links.derive(
          id, new Derived(key, origin, time, from, until, listingVersion, in.readBoolean()));
    }
    return links;
  }
}

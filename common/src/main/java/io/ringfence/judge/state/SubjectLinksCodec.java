package io.ringfence.judge.state;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.judge.state.SubjectLinks.Derived;
import io.ringfence.judge.state.SubjectLinks.Other;
import io.ringfence.judge.timeline.Dictionary;
import io.ringfence.signal.Origin;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The stored form of a subject's links. A key is written once, then replaced by a number. */
public final class SubjectLinksCodec implements Codec<SubjectLinks> {

  @Override
  public void write(SubjectLinks links, DataOutput out) throws IOException {
    Dictionary keys = new Dictionary(Wire::readKey);
    Dictionary ids = new Dictionary(Wire::readText);
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
      ids.text(derived.origin().id(), out);
      keys.text(derived.origin().key(), out);
      writeUnsigned(derived.origin().hop(), out);
      writeSigned(derived.time() - base, out);
      writeSigned(derived.from() - base, out);
      writeUnsigned(
          derived.until() == Long.MAX_VALUE ? 0 : derived.until() - derived.from() + 1, out);
      writeSigned(derived.version() - base, out);
      out.writeBoolean(derived.holds());
    }
    writeUnsigned(links.severed().size(), out);
    for (Map.Entry<String, Long> each : links.severed().entrySet()) {
      keys.text(each.getKey(), out);
      writeSigned(each.getValue() - base, out);
    }
  }

  @Override
  public SubjectLinks read(DataInput in, int version) throws IOException {
    Dictionary keys = new Dictionary(Wire::readKey);
    Dictionary ids = new Dictionary(Wire::readText);
    SubjectLinks links = new SubjectLinks();
    long base = readSigned(in);
    for (int left = readSize(in); left > 0; left--) {
      String key = keys.text(in);
      long first = base + readSigned(in);
      links.restore(new Other(key, first, first + readUnsigned(in)));
    }
    for (int left = readSize(in); left > 0; left--) {
      String id = readText(in);
      String key = keys.text(in);
      Origin origin = new Origin(ids.text(in), keys.text(in), readSize(in));
      long time = base + readSigned(in);
      long from = base + readSigned(in);
      long length = readUnsigned(in);
      long until = length == 0 ? Long.MAX_VALUE : from + length - 1;
      long listingVersion = base + readSigned(in);
      links.derive(
          id, new Derived(key, origin, time, from, until, listingVersion, in.readBoolean()));
    }
    for (int left = readSize(in); left > 0; left--) {
      links.restoreSevered(keys.text(in), base + readSigned(in));
    }
    return links;
  }
}

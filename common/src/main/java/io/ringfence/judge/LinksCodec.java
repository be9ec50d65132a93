package io.ringfence.judge;

import static io.ringfence.signal.Wire.readSigned;
import static io.ringfence.signal.Wire.readSize;
import static io.ringfence.signal.Wire.readText;
import static io.ringfence.signal.Wire.readUnsigned;
import static io.ringfence.signal.Wire.writeSigned;
import static io.ringfence.signal.Wire.writeText;
import static io.ringfence.signal.Wire.writeUnsigned;

import io.ringfence.judge.Links.Other;
import io.ringfence.judge.Links.Told;
import io.ringfence.signal.Codec;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Subject;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stored form of a subject's links. Keys are said once, then told by number. */
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
    writeUnsigned(links.told.size(), out);
    for (Map.Entry<String, Told> each : links.told.entrySet()) {
      Told told = each.getValue();
      writeText(each.getKey(), out);
      keys.text(told.key(), out);
      keys.text(told.origin().id(), out);
      keys.text(told.origin().key(), out);
      writeUnsigned(told.origin().hop(), out);
      writeSigned(told.time() - base, out);
      writeSigned(told.from() - base, out);
      writeUnsigned(told.until() == Long.MAX_VALUE ? 0 : told.until() - told.from() + 1, out);
      writeSigned(told.version() - base, out);
      out.writeBoolean(told.standing());
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
      links
          .others
          .computeIfAbsent(Subject.ofKey(key).kind(), kind -> new ArrayList<>(2))
          .add(new Other(key, first, first + readUnsigned(in)));
    }
    for (int left = readSize(in); left > 0; left--) {
      String id = readText(in);
      String key = keys.text(in);
      Origin origin = new Origin(keys.text(in), keys.text(in), readSize(in));
      long time = base + readSigned(in);
      long from = base + readSigned(in);
      long length = readUnsigned(in);
      long until = length == 0 ? Long.MAX_VALUE : from + length - 1;
      long told = base + readSigned(in);
      links.told.put(id, new Told(key, origin, time, from, until, told, in.readBoolean()));
    }
    return links;
  }
}

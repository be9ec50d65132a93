package io.ringfence.privacy;

import static io.ringfence.signal.encoding.Wire.readBytes;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeBytes;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;

/** The stored form of a receipt of which not all tasks have reported. */
public final class OpenReceiptCodec implements Codec<OpenReceipt> {

  @Override
  public void write(OpenReceipt value, DataOutput out) throws IOException {
    writeText(value.json(), out);
    writeBytes(value.covered().toByteArray(), out);
    writeUnsigned(value.groups(), out);
    writeUnsigned(value.places(), out);
    writeUnsigned(value.until(), out);
    writeText(value.ledger(), out);
  }

  @Override
  public OpenReceipt read(DataInput in, int version) throws IOException {
    String json = readText(in);
    byte[] covered = readBytes(in);
    int groups = readSize(in);
    int places = readSize(in);
    long until = readUnsigned(in);
    String ledger = readText(in);
    return new OpenReceipt(json, ledger, BitSet.valueOf(covered), groups, places, until);
  }
}

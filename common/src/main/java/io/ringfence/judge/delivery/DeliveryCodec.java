package io.ringfence.judge.delivery;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.alert.Alert;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.codec.SignalCodec;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which deliveries travel: one byte for the kind, the key, the rest. */
public final class DeliveryCodec implements Codec<Delivery> {

  private static final int OBSERVATION = 1;
  private static final int WITHDRAWAL = 2;
  private static final int LISTING = 3;
  private static final int PRIVACY = 4;
  private static final int READBACK = 5;
  private static final int EARLIER = 6;

  private final ObservationCodec observations = new ObservationCodec();
  private final SignalCodec signals = new SignalCodec();

  @Override
  public void write(Delivery delivery, DataOutput out) throws IOException {
    if (delivery instanceof Observation observation) {
      out.writeByte(OBSERVATION);
      observations.write(observation, out);
    } else if (delivery instanceof Withdrawal withdrawal) {
      out.writeByte(WITHDRAWAL);
      writeText(withdrawal.key(), out);
      out.writeLong(withdrawal.identity());
      writeUnsigned(withdrawal.revision(), out);
      writeSigned(withdrawal.time(), out);
    } else if (delivery instanceof ListingNotice notice) {
      out.writeByte(LISTING);
      writeText(notice.key(), out);
      signals.write(notice.listing(), out);
    } else if (delivery instanceof PrivacyRequest request) {
      out.writeByte(PRIVACY);
      writeText(request.key(), out);
      signals.write(request.request(), out);
    } else if (delivery instanceof EarlierAlert earlier) {
      out.writeByte(EARLIER);
      write(earlier.alert(), out);
    } else {
      out.writeByte(READBACK);
      write((AlertReadback) delivery, out);
    }
  }

  private static void write(AlertReadback readback, DataOutput out) throws IOException {
    writeText(readback.key(), out);
    writeText(readback.id(), out);
    out.writeInt(readback.ruleSlot());
    writeUnsigned(readback.ordinal(), out);
    writeUnsigned(readback.version(), out);
    writeText(readback.state().name(), out);
    writeSigned(readback.first(), out);
    writeSigned(readback.last(), out);
    writeUnsigned(readback.hits(), out);
    writeText(readback.json(), out);
  }

  @Override
  public Delivery read(DataInput in, int version) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case OBSERVATION -> observations.read(in, observations.version());
      case WITHDRAWAL -> new Withdrawal(readText(in), in.readLong(), readSize(in), readSigned(in));
      case LISTING -> new ListingNotice(readText(in), (Listing) signal(in));
      case PRIVACY -> new PrivacyRequest(readText(in), (Privacy) signal(in));
      case READBACK -> readReadback(in);
      case EARLIER -> new EarlierAlert(readReadback(in));
      default -> throw new IOException("no delivery has the code " + kind);
    };
  }

  private Signal signal(DataInput in) throws IOException {
    return signals.read(in, signals.version());
  }

  private static AlertReadback readReadback(DataInput in) throws IOException {
    return new AlertReadback(
        readText(in),
        readText(in),
        in.readInt(),
        readSize(in),
        readSize(in),
        Alert.State.valueOf(readText(in)),
        readSigned(in),
        readSigned(in),
        readSize(in),
        Wire.readAlert(in));
  }
}

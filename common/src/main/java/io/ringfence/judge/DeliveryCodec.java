package io.ringfence.judge;

import static io.ringfence.signal.Wire.readSigned;
import static io.ringfence.signal.Wire.readSize;
import static io.ringfence.signal.Wire.readText;
import static io.ringfence.signal.Wire.writeSigned;
import static io.ringfence.signal.Wire.writeText;
import static io.ringfence.signal.Wire.writeUnsigned;

import io.ringfence.alert.Alert;
import io.ringfence.signal.Codec;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which deliveries travel: one byte that says which, the key, the rest. */
public final class DeliveryCodec implements Codec<Delivery> {

  private static final int SIGHTING = 1;
  private static final int WITHDRAWAL = 2;
  private static final int LISTING = 3;
  private static final int PRIVACY = 4;
  private static final int ECHO = 5;

  private final SightingCodec sightings = new SightingCodec();
  private final SignalCodec signals = new SignalCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Delivery delivery, DataOutput out) throws IOException {
    if (delivery instanceof Sighting sighting) {
      out.writeByte(SIGHTING);
      sightings.write(sighting, out);
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
    } else {
      out.writeByte(ECHO);
      echo((Echo) delivery, out);
    }
  }

  private static void echo(Echo echo, DataOutput out) throws IOException {
    writeText(echo.key(), out);
    writeText(echo.id(), out);
    out.writeInt(echo.ruleSlot());
    writeUnsigned(echo.ordinal(), out);
    writeUnsigned(echo.version(), out);
    writeText(echo.state().name(), out);
    writeSigned(echo.first(), out);
    writeSigned(echo.last(), out);
    writeUnsigned(echo.hits(), out);
    writeText(echo.json(), out);
  }

  @Override
  public Delivery read(DataInput in, int version) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case SIGHTING -> sightings.read(in, version);
      case WITHDRAWAL -> new Withdrawal(readText(in), in.readLong(), readSize(in), readSigned(in));
      case LISTING ->
          new ListingNotice(readText(in), (Listing) signals.read(in, signals.version()));
      case PRIVACY ->
          new PrivacyRequest(readText(in), (Privacy) signals.read(in, signals.version()));
      case ECHO ->
          new Echo(
              readText(in),
              readText(in),
              in.readInt(),
              readSize(in),
              readSize(in),
              Alert.State.valueOf(readText(in)),
              readSigned(in),
              readSigned(in),
              readSize(in),
              readText(in));
      default -> throw new IOException("no delivery has the code " + kind);
    };
  }
}

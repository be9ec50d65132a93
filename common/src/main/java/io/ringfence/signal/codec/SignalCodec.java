package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Call;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Security;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of any signal: one byte that says its kind, then that kind's fields. */
public final class SignalCodec implements Codec<Signal> {

  private static final int CALL = 1;
  private static final int MESSAGE = 2;
  private static final int SESSION = 3;
  private static final int QUALITY = 4;
  private static final int SECURITY = 5;
  private static final int LISTING = 6;
  private static final int PRIVACY = 7;

  private final CallCodec calls = new CallCodec();
  private final MessageCodec messages = new MessageCodec();
  private final SessionCodec sessions = new SessionCodec();
  private final QualityCodec qualities = new QualityCodec();
  private final SecurityCodec securities = new SecurityCodec();
  private final ListingCodec listings = new ListingCodec();
  private final PrivacyCodec privacies = new PrivacyCodec();

  /** Grows with the version of any of the kinds' codecs, which all read by this one. */
  @Override
  public void write(Signal signal, DataOutput out) throws IOException {
    if (signal instanceof Call call) {
      tagged(CALL, calls, call, out);
    } else if (signal instanceof Message message) {
      tagged(MESSAGE, messages, message, out);
    } else if (signal instanceof Session session) {
      tagged(SESSION, sessions, session, out);
    } else if (signal instanceof Quality quality) {
      tagged(QUALITY, qualities, quality, out);
    } else if (signal instanceof Security security) {
      tagged(SECURITY, securities, security, out);
    } else if (signal instanceof Listing listing) {
      tagged(LISTING, listings, listing, out);
    } else {
      tagged(PRIVACY, privacies, (Privacy) signal, out);
    }
  }

  private static <T> void tagged(int kind, Codec<T> codec, T value, DataOutput out)
      throws IOException {
    out.writeByte(kind);
    codec.write(value, out);
  }

  @Override
  public Signal read(DataInput in, int version) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case CALL -> calls.read(in, version);
      case MESSAGE -> messages.read(in, version);
      case SESSION -> sessions.read(in, version);
      case QUALITY -> qualities.read(in, version);
      case SECURITY -> securities.read(in, version);
      case LISTING -> listings.read(in, version);
      case PRIVACY -> privacies.read(in, version);
      default -> throw new IOException("no kind of signal has the code " + kind);
    };
  }

  /** The stored form of a meeting's session. */
  private static final class SessionCodec implements Codec<Session> {

    @Override
    public void write(Session value, DataOutput out) throws IOException {
      writeText(value.id(), out);
      writeSigned(value.time(), out);
      writeText(value.source(), out);
      out.writeByte(value.action().code());
      writeText(value.meeting(), out);
      writeText(value.participant(), out);
      writeText(value.account(), out);
      writeText(value.device(), out);
      writeText(value.address(), out);
      writeText(value.number(), out);
    }

    @Override
    public Session read(DataInput in, int version) throws IOException {
      return new Session(
          readText(in),
          readSigned(in),
          readText(in),
          SignalTopic.ofCode(in.readByte()),
          readText(in),
          readText(in),
          readText(in),
          readText(in),
          readText(in),
          readText(in));
    }
  }

  /** The stored form of a measurement of media. */
  private static final class QualityCodec implements Codec<Quality> {

    @Override
    public void write(Quality value, DataOutput out) throws IOException {
      writeText(value.id(), out);
      writeSigned(value.time(), out);
      writeText(value.source(), out);
      writeText(value.call(), out);
      writeText(value.trunk(), out);
      writeText(value.region(), out);
      out.writeDouble(value.mos());
      out.writeDouble(value.jitterMillis());
      out.writeDouble(value.lossPercent());
      out.writeDouble(value.rttMillis());
    }

    @Override
    public Quality read(DataInput in, int version) throws IOException {
      return new Quality(
          readText(in),
          readSigned(in),
          readText(in),
          readText(in),
          readText(in),
          readText(in),
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble());
    }
  }

  /** The stored form of an event of a security log. */
  private static final class SecurityCodec implements Codec<Security> {

    @Override
    public void write(Security value, DataOutput out) throws IOException {
      writeText(value.id(), out);
      writeSigned(value.time(), out);
      writeText(value.source(), out);
      out.writeByte(value.event().code());
      writeText(value.account(), out);
      writeText(value.number(), out);
      writeText(value.to(), out);
      writeText(value.device(), out);
      writeText(value.address(), out);
      writeText(value.userAgent(), out);
      writeText(value.country(), out);
      out.writeDouble(value.latitude());
      out.writeDouble(value.longitude());
    }

    @Override
    public Security read(DataInput in, int version) throws IOException {
      return new Security(
          readText(in),
          readSigned(in),
          readText(in),
          SignalTopic.ofCode(in.readByte()),
          readText(in),
          readText(in),
          readText(in),
          readText(in),
          readText(in),
          readText(in),
          readText(in),
          in.readDouble(),
          in.readDouble());
    }
  }
}

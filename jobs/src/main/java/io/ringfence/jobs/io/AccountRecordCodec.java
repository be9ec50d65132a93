package io.ringfence.jobs.io;

import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.customer.AccountProfile;
import io.ringfence.customer.AccountProfileCodec;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import io.ringfence.signal.codec.SignalCodec;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** The form in which records of accounts travel: one byte for the kind, the account, the rest. */
public final class AccountRecordCodec implements Codec<AccountRecord> {

  private static final int SIGNAL = 1;
  private static final int CALL = 2;
  private static final int PROFILE = 3;

  private final SignalCodec signals = new SignalCodec();
  private final AccountProfileCodec profiles = new AccountProfileCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(AccountRecord record, DataOutput out) throws IOException {
    if (record instanceof AccountRecord.OfSignal signal) {
      begin(SIGNAL, record, out);
      signals.write(signal.signal(), out);
    } else if (record instanceof AccountRecord.OfCall call) {
      begin(CALL, record, out);
      write(call.change().before(), signals, out);
      write(call.change().after(), signals, out);
      writeUnsigned(call.change().revision(), out);
    } else {
      begin(PROFILE, record, out);
      write(((AccountRecord.OfProfile) record).profile(), profiles, out);
    }
  }

  private static void begin(int kind, AccountRecord record, DataOutput out) throws IOException {
    out.writeByte(kind);
    writeText(record.account(), out);
  }

  private static <T> void write(Optional<T> value, Codec<T> codec, DataOutput out)
      throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      codec.write(value.get(), out);
    }
  }

  @Override
  public AccountRecord read(DataInput in, int version) throws IOException {
    byte kind = in.readByte();
    String account = readText(in);
    return switch (kind) {
      case SIGNAL -> new AccountRecord.OfSignal(account, signals.read(in, signals.version()));
      case CALL -> new AccountRecord.OfCall(account, change(in));
      case PROFILE -> new AccountRecord.OfProfile(account, profile(in));
      default -> throw new IOException("no record of an account has the code " + kind);
    };
  }

  private Change change(DataInput in) throws IOException {
    Optional<Signal> before = signal(in);
    Optional<Signal> after = signal(in);
    return new Change(before, after, readSize(in));
  }

  private Optional<Signal> signal(DataInput in) throws IOException {
    return in.readBoolean() ? Optional.of(signals.read(in, signals.version())) : Optional.empty();
  }

  private Optional<AccountProfile> profile(DataInput in) throws IOException {
    return in.readBoolean() ? Optional.of(profiles.read(in, profiles.version())) : Optional.empty();
  }
}

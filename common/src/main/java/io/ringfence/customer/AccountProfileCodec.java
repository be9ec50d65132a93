package io.ringfence.customer;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.room;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The stored form of what is known of an account. */
public final class AccountProfileCodec implements Codec<AccountProfile> {

  private interface Element<T> {
    T read(DataInput in) throws IOException;
  }

  private interface Writer<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(AccountProfile value, DataOutput out) throws IOException {
    writeText(value.account(), out);
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeAll(value.versions(), AccountProfileCodec::writeVersion, out);
  }

  private static void writeVersion(CustomerProfile value, DataOutput out) throws IOException {
    writeSigned(value.from(), out);
    writeText(value.customerClass(), out);
    writeText(value.tenant(), out);
    writeText(value.parent(), out);
    writeText(value.name(), out);
    writeText(value.place().country(), out);
    writeText(value.place().zone(), out);
    writeAll(value.place().numbers(), Wire::writeText, out);
    writeAll(value.place().destinations(), Wire::writeText, out);
    writeAll(value.hours().week(), AccountProfileCodec::writeSpan, out);
    writeText(value.hours().calendar(), out);
    writeAll(value.hours().closedDays(), (day, to) -> writeSigned(day.toEpochDay(), to), out);
    out.writeDouble(value.limits().credit());
    out.writeDouble(value.limits().daily());
  }

  private static void writeSpan(OpeningHours.Span span, DataOutput out) throws IOException {
    writeUnsigned(span.from(), out);
    writeUnsigned(span.minutes(), out);
  }

  private static <T> void writeAll(List<T> values, Writer<T> writer, DataOutput out)
      throws IOException {
    writeUnsigned(values.size(), out);
    for (T each : values) {
      writer.write(each, out);
    }
  }

  @Override
  public AccountProfile read(DataInput in, int version) throws IOException {
    return new AccountProfile(
        readText(in), readText(in), readSigned(in), readAll(AccountProfileCodec::readVersion, in));
  }

  private static CustomerProfile readVersion(DataInput in) throws IOException {
    long from = readSigned(in);
    String customerClass = readText(in);
    String tenant = readText(in);
    String parent = readText(in);
    String name = readText(in);
    CustomerPlace place =
        new CustomerPlace(
            readText(in), readText(in), readAll(Wire::readText, in), readAll(Wire::readText, in));
    OpeningHours hours =
        new OpeningHours(
            readAll(each -> new OpeningHours.Span(readSize(each), readSize(each)), in),
            readText(in),
            readAll(each -> LocalDate.ofEpochDay(readSigned(each)), in));
    SpendingLimits limits = new SpendingLimits(in.readDouble(), in.readDouble());
    return new CustomerProfile(from, customerClass, tenant, parent, name, place, hours, limits);
  }

  private static <T> List<T> readAll(Element<T> element, DataInput in) throws IOException {
    int size = readSize(in);
    List<T> values = new ArrayList<>(room(size));
    for (int i = 0; i < size; i++) {
      values.add(element.read(in));
    }
    return values;
  }
}

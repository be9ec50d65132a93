package io.ringfence.decode.format.sshd;

import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Repeated;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.ip.AddressNotation;
import io.ringfence.topics.RecordKind;

/**
 * Lines to records. Each attempt has one record, whoever tells of it: messages that tell of the
 * same thing give the same id, or all but one of them are passed over.
 */
record SshdDecoder(String accounts) implements LineDecoder {

  private static final long HOUR = 60L * 60 * 1000;

  @Override
  public void read(Line line, Telling told) {
    Repeated repeated = Repeated.of(line.text());
    Happening happening = happening(line.program(), repeated.text());
    if (happening.event().isEmpty()) {
      told.passed(happening.kind());
    } else {
      tell(line, happening, repeated.times(), told);
    }
  }

  private static Happening happening(String program, String text) {
    Happening happening = PamMessage.read(program, text);
    if (happening != null) {
      return happening;
    }
    return program.isEmpty() || program.startsWith("sshd")
        ? SshdMessage.read(text)
        : Happening.ORDINARY;
  }

  private void tell(Line line, Happening happening, int repeated, Telling told) {
    String address = AddressNotation.canonical(happening.host());
    String user = happening.user();
    String account = user.isEmpty() || !user.equals(user.strip()) ? "" : accounts + user;
    if (address.isEmpty() && (account.isEmpty() || happening.event().equals(Happening.PROBE))) {
      told.passed("no-address");
      return;
    }
    long time = line.time() == Line.UNKNOWN ? line.received() : line.time();
    if (time == Line.UNKNOWN) {
      throw UnreadableException.missing("time");
    }
    // A repeated message follows one that gave the connection its record.
    boolean guesses = repeated > 1 && happening.event().equals(Happening.UNKNOWN);
    boolean once = happening.once() && !guesses;
    int times = once ? 1 : Math.min(repeated * happening.times(), Repeated.MOST);
    String id = id(line, happening, address, time, once);
    for (int i = 1; i <= times; i++) {
      told.record(
          NativeRecord.of(RecordKind.SECURITY, times == 1 ? id : id + ':' + i, time)
              .text("event", happening.event())
              .text("account", account)
              .text("address", address));
    }
  }

  /**
   * By the connection, where all that is told of it is one: a client takes the same port again
   * within hours at the earliest. Else by all that the line says. No part can run into the next
   * one: only the last can have a space.
   */
  private static String id(
      Line line, Happening happening, String address, long time, boolean once) {
    return once && !address.isEmpty() && !happening.port().isEmpty()
        ? NativeRecord.hash(
            String.join(
                " ",
                happening.event(),
                line.host(),
                Long.toString(Math.floorDiv(time, HOUR)),
                address,
                happening.port()))
        : NativeRecord.hash(
            String.join(" ", "line", line.host(), Long.toString(time), line.text()));
  }
}

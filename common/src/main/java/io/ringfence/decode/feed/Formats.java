package io.ringfence.decode.feed;

import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.asteriskcdr.AsteriskCdrFormat;
import io.ringfence.decode.format.asteriskcdr.AsteriskCelFormat;
import io.ringfence.decode.format.asterisklog.AsteriskLogFormat;
import io.ringfence.decode.format.freeswitchcdr.FreeSwitchCdrFormat;
import io.ringfence.decode.format.freeswitchcdr.FreeSwitchEventFormat;
import io.ringfence.decode.format.freeswitchlog.FreeSwitchLogFormat;
import io.ringfence.decode.format.mapped.CsvFormat;
import io.ringfence.decode.format.mapped.JsonlFormat;
import io.ringfence.decode.format.radius.RadiusFormat;
import io.ringfence.decode.format.sipacc.SipAccFormat;
import io.ringfence.decode.format.sshd.SshdFormat;
import java.util.List;
import java.util.Optional;

/** The one list of the formats of other systems. */
public final class Formats {

  private static final List<Format> ALL =
      List.of(
          new AsteriskCdrFormat(),
          new AsteriskCelFormat(),
          new AsteriskLogFormat(),
          new FreeSwitchCdrFormat(),
          new FreeSwitchEventFormat(),
          new FreeSwitchLogFormat(),
          new SipAccFormat("kamailio-acc"),
          new SipAccFormat("opensips-acc"),
          new RadiusFormat(),
          new SshdFormat(),
          new CsvFormat(),
          new JsonlFormat());

  private Formats() {}

  /** Empty if there is none of this name. */
  public static Optional<Format> named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** By name, in the order of the list. */
  public static List<String> names() {
    return ALL.stream().map(Format::name).toList();
  }
}

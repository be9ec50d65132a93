package io.ringfence.anonymous;

import static io.ringfence.anonymous.AnonymousDay.HOUR;
import static io.ringfence.anonymous.AnonymousDay.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier releases have stored is read as they meant it, and written as they wrote it. */
class AnonymousCodecsTest {

  @Test
  void settledAlerts() throws IOException {
    SettledAlertCodec codec = new SettledAlertCodec();
    List<SettledAlert> values =
        List.of(
            AnonymousDay.alert("a-1", "+12025550123", "irsf-burst", START, 14),
            new SettledAlert.Gone("a-2"));

    assertThat(Golden.read("settled-alert.v1", codec, 1)).isEqualTo(values);
    assertThat(values.stream().map(each -> Golden.toHex(each, codec)).toList())
        .isEqualTo(Golden.lines("settled-alert.v1"));
  }

  @Test
  void periods() throws IOException {
    AnonymousPeriodsCodec codec = new AnonymousPeriodsCodec();
    AnonymousPeriods periods = new AnonymousPeriods(20_416);
    byte[] key = new byte[PeriodKey.BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    periods.take(
        AnonymousDay.alert("a-1", "+12025550123", "irsf-burst", START + HOUR, 14), "US", () -> key);
    periods.restore(new ClosedPeriod(20_415, List.of("{}", "{\"a\":1}"), 3));

    AnonymousPeriods read = Golden.read("anonymous-periods.v1", codec, 1).get(0);

    assertThat(Golden.toHex(read, codec)).isEqualTo(Golden.toHex(periods, codec));
    assertThat(Golden.lines("anonymous-periods.v1")).containsExactly(Golden.toHex(periods, codec));
    assertThat(read.closed()).isEqualTo(periods.closed());
    assertThat(read.open().firstEntry().getValue().alerts())
        .isEqualTo(periods.open().firstEntry().getValue().alerts());
  }
}

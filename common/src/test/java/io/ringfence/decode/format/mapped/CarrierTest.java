package io.ringfence.decode.format.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.Feed;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a carrier writes in a way of its own is read as what really was. */
class CarrierTest {

  static void check(Map<String, Object> read, Carrier.Call call) {
    assertThat(read)
        .containsEntry("from", call.from())
        .containsEntry("to", call.to())
        .containsEntry("account", call.account())
        .containsEntry("trunk", call.trunk())
        .containsEntry("direction", call.outbound() ? "outbound" : "inbound")
        .containsEntry("started", call.start().toEpochMilli())
        .containsEntry("time", call.end().toEpochMilli())
        .containsEntry("sipCode", (long) Outcome.of(call.outcome()).sipCode);
    assertThat(number(read, "talkMillis")).isEqualTo(call.talkSeconds() * 1000L);
    assertThat(number(read, "ringMillis")).isEqualTo(call.ringSeconds() * 1000L);
  }

  /** Minutes have decimals. */
  private static long number(Map<String, Object> read, String field) {
    return Math.round(((Number) read.get(field)).doubleValue());
  }

  @Property(tries = 500)
  void aTableIsReadAsItWasMeant(@ForAll long seed) {
    Carrier carrier = new Carrier(seed);
    Carrier.Call call = carrier.call();
    Feed feed = carrier.table();

    assertThat(new CsvFormat().faults(feed)).isEmpty();
    check(Reading.of(feed, carrier.line(call)).only(), call);
  }

  @Property(tries = 300)
  void jsonIsReadAsItWasMeant(@ForAll long seed) {
    Carrier carrier = new Carrier(seed);
    Carrier.Call call = carrier.call();

    check(Reading.of(Reading.json(carrier.fields()), carrier.json(call)).only(), call);
  }

  @Property(tries = 60)
  void aLineThatIsCutIsNoOtherCall(@ForAll long seed) {
    Carrier carrier = new Carrier(seed);
    carrier.order.remove("Ort");
    carrier.order.add("Ort"); // what stands last can be cut unseen: here nothing
    String line = carrier.line(carrier.call());
    for (int at = 0; at < line.length(); at++) {
      for (Map<String, Object> read : Reading.of(carrier.table(), line.substring(0, at)).records) {
        assertThat(read).containsAllEntriesOf(without(Reading.of(carrier.table(), line).only()));
      }
    }
  }

  /** But for ids that are made of the line. */
  private static Map<String, Object> without(Map<String, Object> call) {
    Map<String, Object> rest = new java.util.HashMap<>(call);
    rest.keySet().removeAll(java.util.Set.of("id", "call"));
    return rest;
  }
}

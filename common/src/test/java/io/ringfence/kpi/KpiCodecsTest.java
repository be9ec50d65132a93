package io.ringfence.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.CounterBatchCodec;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.GroupCountersCodec;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import io.ringfence.kpi.detail.DetailRecord;
import io.ringfence.kpi.detail.DetailRecordCodec;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.kpi.detail.SignalAnonymizer;
import io.ringfence.kpi.row.ChangedWindows;
import io.ringfence.kpi.row.ChangedWindowsCodec;
import io.ringfence.kpi.row.IndicatorWindow;
import io.ringfence.kpi.row.RowVersions;
import io.ringfence.kpi.row.RowVersionsCodec;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Golden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stored form of the indicators. */
class KpiCodecsTest {

  private static final KpiSettings SETTINGS = new KpiSettings(600_000, 30L * 86_400_000);

  static Stream<Arguments> stored() throws Exception {
    List<String> golden = Golden.lines("kpi.v1");
    List<Object[]> samples = samples();
    return Stream.iterate(0, i -> i < samples.size(), i -> i + 1)
        .map(
            i ->
                Arguments.of(
                    samples.get(i)[0], samples.get(i)[1], samples.get(i)[2], golden.get(i)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stored")
  <T> void theStoredFormIsThatOfTheGoldenFile(String name, T value, Codec<T> codec, String golden) {
    assertThat(Golden.toHex(value, codec)).isEqualTo(golden);
    T read = Golden.fromHex(golden, codec, codec.version());
    assertThat(Golden.toHex(read, codec)).isEqualTo(golden);
  }

  static List<Object[]> samples() {
    DetailRecordCodec dossiers = new DetailRecordCodec(SETTINGS);
    Map<IndicatorGroup, CounterValues> cells = new TreeMap<>();
    CounterAccumulator sum = new CounterAccumulator();
    sum.add(CounterType.ATTEMPTS, 7);
    sum.add(CounterType.SIP, 486, 3);
    sum.add(CounterType.PDD, 1900, 2);
    sum.add(CounterType.UP, 59_999, 1);
    sum.add(CounterType.CARRIED, -2);
    cells.put(IndicatorGroup.of(IndicatorFamily.CALLS, "carrier-a", "LV"), sum.figures());
    cells.put(IndicatorGroup.of(IndicatorFamily.CALLS, "carrier-a", ""), sum.figures());
    cells.put(IndicatorGroup.of(IndicatorFamily.OTP, "", "NG"), sum.figures());
    RowVersions versions = RowVersions.nothing();
    versions.publish(IndicatorWindow.minute(1_795_597_200_000L), Map.of("{}", "\"attempts\":5"));
    ChangedWindows marks = new ChangedWindows(1_795_597_200_000L);
    marks.changed(3, 59, 1_795_597_500_000L);
    return List.of(
        new Object[] {"call", dossier(call("attempt", 0), call("end", 62_000)), dossiers},
        new Object[] {
          "calls of one id",
          dossier(call("attempt", 0), call("end", 62_000).replace("+37120123456", "+37120123457")),
          dossiers
        },
        new Object[] {
          "message", dossier(message("m-1", "submitted"), message("m-1:dlr", "delivered")), dossiers
        },
        new Object[] {
          "attendance", dossier(session("join", 0), session("leave", 60_000)), dossiers
        },
        new Object[] {"ids", dossier(quality("q-1"), quality("q-2")), dossiers},
        new Object[] {"cells", cells, new GroupCountersCodec()},
        new Object[] {
          "batch", new CounterBatch(1_795_597_200_000L, cells), new CounterBatchCodec()
        },
        new Object[] {"told", versions, new RowVersionsCodec()},
        new Object[] {"marks", marks, new ChangedWindowsCodec()});
  }

  private static DetailRecord dossier(String... lines) {
    DetailRecord dossier = null;
    for (String line : lines) {
      Signal signal = signal(line);
      dossier = dossier == null ? DetailRecord.of(signal, SETTINGS) : dossier;
      dossier.add(signal, 1_795_597_260_000L);
    }
    return dossier;
  }

  private static Signal signal(String line) {
    Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT);
    Decoded decoded =
        decoder.decode(
            line.getBytes(StandardCharsets.UTF_8), Position.line("a", 1), Decoder.NO_CLOCK);
    return new SignalAnonymizer(IndicatorPipeline.NUMBERS, Optional.empty())
        .of(((Decoded.Read) decoded).signal())
        .orElseThrow();
  }

  private static String call(String phase, long after) {
    return """
    {"type":"call","id":"c-91:%s","call":"c-91","phase":"%s","time":%d,"from":"+12025550123","to":"+37120123456","trunk":"carrier-a","ringMillis":1200,"sipCode":200,"q850":16}\
    """
        .formatted(phase, phase, 1_795_597_200_000L + after);
  }

  private static String message(String id, String status) {
    return """
    {"type":"message","id":"%s","message":"m-1","time":1795597200000,"to":"+2348031234567","status":"%s"}\
    """
        .formatted(id, status);
  }

  private static String session(String action, long after) {
    return """
    {"type":"session","id":"s-%s","meeting":"m-77","action":"%s","participant":"p-3","time":%d}\
    """
        .formatted(action, action, 1_795_597_200_000L + after);
  }

  private static String quality(String id) {
    return """
    {"type":"quality","id":"%s","time":1795597200000,"trunk":"carrier-a","mos":4.1}\
    """
        .formatted(id);
  }
}

package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same traffic, and privacy requests in it about those who have just been named: to erase, for
 * access, to hold and to release in turns.
 */
public final class RequestTraffic implements Iterator<SimulatedRecord> {

  private static final List<String> ACTIONS = List.of("erase", "access", "hold", "release");
  private static final Pattern CALLER = Pattern.compile("\"from\":\"(\\+\\d{7,15})\"");

  private final Iterator<SimulatedRecord> traffic;
  private final int every;
  private int since;
  private int requests;
  private SimulatedRecord request;

  /**
   * The traffic with requests.
   *
   * @param every after so many signals there is a request
   */
  public RequestTraffic(Iterator<SimulatedRecord> traffic, int every) {
    this.traffic = traffic;
    this.every = every;
  }

  @Override
  public boolean hasNext() {
    return request != null || traffic.hasNext();
  }

  @Override
  public SimulatedRecord next() {
    if (request != null) {
      SimulatedRecord next = request;
      request = null;
      return next;
    }
    SimulatedRecord next = traffic.next();
    since++;
    if (since >= every) {
      Matcher named = CALLER.matcher(new String(next.json(), UTF_8));
      if (named.find()) {
        String action = ACTIONS.get(requests % ACTIONS.size());
        request = request("request-" + requests++, action, named.group(1), next.arrival());
        since = 0;
      }
    }
    return next;
  }

  /** Requests to erase numbers that have no traffic any more, over some days until a time. */
  public static Iterator<SimulatedRecord> erased(int count, int days, long end) {
    return new Iterator<>() {
      private int made;

      @Override
      public boolean hasNext() {
        return made < count;
      }

      @Override
      public SimulatedRecord next() {
        long time = end - (long) days * 86_400_000L * (count - made) / count;
        String number = String.format(Locale.ROOT, "+1900%07d", made);
        return request("erased-" + made++, "erase", number, time);
      }
    };
  }

  private static SimulatedRecord request(String id, String action, String number, long time) {
    String terms =
        action.equals("hold")
            ? ",\"actor\":\"legal\",\"ground\":\"order\",\"until\":" + (time + 86_400_000L)
            : "";
    String json =
        """
        {"type":"privacy","id":"%s","time":%d,"action":"%s","subject":{"kind":"number","value":"%s"}%s}\
        """
            .formatted(id, time, action, number, terms);
    return new SimulatedRecord(time, "privacy.requests", number, json.getBytes(UTF_8));
  }
}

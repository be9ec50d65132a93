package io.ringfence.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.broken.PartitionedTraffic;
import io.ringfence.topics.TopicNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Privacy requests about many numbers: what is asked for is the same for each ten of them.
 *
 * @param all first requests about a number come before all second ones
 */
record AskedRequests(List<Request> all) {

  private static final List<String> ERASE = List.of("erase");
  private static final List<String> ACCESS = List.of("access");
  private static final List<String> HOLD_AND_RELEASE = List.of("hold", "release");
  private static final List<String> HOLD_AND_ERASE = List.of("hold", "erase");
  private static final List<String> HOLD_ERASE_AND_RELEASE = List.of("hold", "erase", "release");

  private static final List<List<String>> OF_TEN =
      List.of(
          ERASE,
          ACCESS,
          ERASE,
          ACCESS,
          HOLD_AND_RELEASE,
          ERASE,
          HOLD_ERASE_AND_RELEASE,
          ACCESS,
          ERASE,
          HOLD_AND_ERASE);

  private static final Set<List<String>> ERASING = Set.of(ERASE, HOLD_ERASE_AND_RELEASE);

  record Request(String id, String action, String number) {

    /** As it is sent now. */
    PartitionedTraffic.Placement placed() {
      Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
      String terms =
          action.equals("hold")
              ? ",\"actor\":\"legal\",\"ground\":\"order 7\",\"until\":\"%s\""
                  .formatted(now.plusSeconds(86_400))
              : "";
      String json =
          """
          {"type":"privacy","id":"%s","time":"%s","action":"%s","subject":{"kind":"number","value":"%s"}%s}\
          """
              .formatted(id, now, action, number, terms);
      return new PartitionedTraffic.Placement(TopicNames.PRIVACY_REQUESTS, 0, json.getBytes(UTF_8));
    }
  }

  /** So many, or up to two more. */
  static AskedRequests of(int least) {
    List<List<Request>> rounds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int count = 0;
    for (int i = 0; count < least; i++) {
      List<String> actions = OF_TEN.get(i % OF_TEN.size());
      for (int round = 0; round < actions.size(); round++) {
        String id = "q-%d-%s".formatted(i, actions.get(round));
        rounds.get(round).add(new Request(id, actions.get(round), caller(i)));
        count++;
      }
    }
    return new AskedRequests(rounds.stream().flatMap(List::stream).toList());
  }

  /** The numbers of callers, of which the first ones are asked for. */
  static String caller(int number) {
    return "+4479%08d".formatted(7L * number);
  }

  int size() {
    return all.size();
  }

  /** Each once. */
  List<String> numbers() {
    return all.stream().map(Request::number).distinct().toList();
  }

  /** Those of whom nothing is left in the end. */
  List<String> erased() {
    List<String> numbers = numbers();
    return IntStream.range(0, numbers.size())
        .filter(i -> ERASING.contains(OF_TEN.get(i % OF_TEN.size())))
        .mapToObj(numbers::get)
        .toList();
  }
}

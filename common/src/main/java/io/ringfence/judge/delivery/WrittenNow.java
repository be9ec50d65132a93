package io.ringfence.judge.delivery;

import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of an alert that was written while the job runs, with the place where it stands on its
 * topic. The job knows each of its own alerts before it is on the topic, so one of these that it
 * does not know is another's making.
 *
 * @param alert as its topic has it
 */
public record WrittenNow(Position position, String alert) {

  /** No JSON begins like this. */
  private static final char MARK = '@';

  /** What takes the place of the text in an {@link AlertReadback}. */
  public String text() {
    return MARK
        + Integer.toString(position.partition())
        + ' '
        + position.offset()
        + ' '
        + position.origin()
        + '\n'
        + alert;
  }

  /** Empty for an alert that may have been written before the job started. */
  public static Optional<WrittenNow> of(AlertReadback readback) {
    String text = readback.json();
    if (text.isEmpty() || text.charAt(0) != MARK) {
      return Optional.empty();
    }
    int end = text.indexOf('\n');
    String[] place = text.substring(1, end).split(" ", 3);
    return Optional.of(
        new WrittenNow(
            new Position(place[2], Integer.parseInt(place[0]), Long.parseLong(place[1])),
            text.substring(end + 1)));
  }

  /** What is said of it where no episode is behind it. */
  public Refusal refusal() {
    return new Refusal(
        RefusalReason.FORGED,
        "id",
        "no alert that this job has raised",
        position,
        alert.getBytes(StandardCharsets.UTF_8));
  }
}

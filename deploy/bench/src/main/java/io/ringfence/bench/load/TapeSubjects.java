package io.ringfence.bench.load;

import io.ringfence.bench.tape.Tape;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Position;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.RecordReader;
import io.ringfence.judge.routing.Router;
import io.ringfence.signal.Change;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Finds the subjects that occur on a tape. */
public final class TapeSubjects {

  /** Networks around an address: as small as lists have them, so that they cover hardly more. */
  private static final String AROUND_FOUR = "/31";

  private static final String AROUND_SIX = "/64";

  private final DetectionSettings settings;

  public TapeSubjects(DetectionSettings settings) {
    this.settings = settings;
  }

  /**
   * Of the numbers on a tape one in so many, whoever they are, and of the addresses the networks
   * around one in so many.
   */
  public List<Subject> oneIn(int many, Tape tape) throws IOException {
    RecordReader reader = Decoding.of(settings.feeds(), OptionalLong.empty()).reader();
    Router router = settings.router();
    TreeSet<String> keys = new TreeSet<>();
    for (String part : tape.parts()) {
      ByteBuffer records = Tape.map(Path.of(part));
      for (long number = 0; records.hasRemaining(); number++) {
        Decoded decoded = reader.read(Tape.next(records), new Position("tape", 0, number));
        if (decoded instanceof Read read) {
          router.route(
              Change.first(read.signal()),
              delivery -> {
                if (Hash.of(delivery.key()) % many == 0) {
                  keys.add(delivery.key());
                }
              });
        }
      }
    }
    List<Subject> chosen = new ArrayList<>();
    for (String key : keys) {
      Subject subject = Subject.ofKey(key);
      if (subject.kind() == SubjectKind.NUMBER) {
        chosen.add(subject);
      } else if (subject.kind() == SubjectKind.ADDRESS) {
        boolean six = subject.value().indexOf(':') >= 0;
        String network = subject.value() + (six ? AROUND_SIX : AROUND_FOUR);
        chosen.add(new Subject(SubjectKind.NETWORK, network));
      }
    }
    return chosen;
  }
}

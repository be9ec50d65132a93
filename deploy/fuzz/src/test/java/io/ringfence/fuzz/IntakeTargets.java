package io.ringfence.fuzz;

import io.ringfence.deny.DenyDoor;
import io.ringfence.intake.FeedTokens;
import io.ringfence.intake.IntakeDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** What clients send to feeds, and the files that the intake and deny keep. */
final class IntakeTargets {

  private IntakeTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of(
            "posted-lines",
            Set.of("PostedBody"),
            () -> List.of(RecordTargets.lines()),
            input -> IntakeDoor.body(input, false, false)),
        FuzzTarget.of(
                "posted-json",
                Set.of("PostedBody"),
                () ->
                    Seeds.texts(
                        "[{\"type\":\"call\",\"id\":\"c\"},\n [1.5e9, \"\\u00e9\"]] {}", "null"),
                input -> IntakeDoor.body(input, false, true))
            .refusing(IOException.class),
        FuzzTarget.of(
                "posted-gzip",
                Set.of("PostedBody"),
                () -> List.of(gzip(RecordTargets.lines())),
                input -> IntakeDoor.body(input, true, false))
            .refusing(IOException.class),
        FuzzTarget.of(
                "feed-tokens",
                Set.of("FeedTokens"),
                () ->
                    Seeds.texts("pbx-1/log 0123456789012345678901\n\nsbc 0123456789012345678902\n"),
                input -> Scratch.file(input, file -> FeedTokens.at(file, Set.of("pbx"))))
            .refusing(IOException.class),
        FuzzTarget.of(
                "deny-blocks",
                Set.of("Deny"),
                () -> Seeds.texts("1\t2\t3\tNEW\tblocked\ta:acme-17\n4\t5\t6\tGONE\tx,y\tn:+1\n"),
                input -> Scratch.file(input, DenyDoor::blocks))
            .refusing(IOException.class),
        FuzzTarget.of(
            "file-positions",
            Set.of("FilePosition"),
            () ->
                Seeds.texts(
                    "12 40 false 00112233445566778899aabbccddeeff %2Fvar%2Flog%2Fx.log\n"
                        + "13 0 true  %2Fvar%2Flog%2Fy.log\n"),
            input -> Scratch.file(input, IntakeDoor::positions)));
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

package io.ringfence.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a disk that rots does to the newest checkpoint, and not to the one before it. */
final class DamagedCheckpoint {

  /** How Flink names the files of states and of changes. */
  private static final Pattern NAME =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private DamagedCheckpoint() {}

  /**
   * Damages each file that the newest checkpoint alone has; nothing may write to it meanwhile.
   *
   * @return the checkpoint before it, which is whole
   */
  static Path in(Storage storage) throws IOException {
    List<Path> checkpoints = storage.checkpoints();
    if (checkpoints.size() < 2) {
      throw new IllegalStateException("there are no two checkpoints yet");
    }
    Set<String> names = names(checkpoints.get(0));
    names.removeAll(names(checkpoints.get(1)));
    int damaged = 0;
    try (Stream<Path> files = Files.walk(storage.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (names.contains(file.getFileName().toString())) {
          damage(file);
          damaged++;
        }
      }
    }
    if (damaged == 0) {
      throw new IllegalStateException("the newest checkpoint has no file of its own");
    }
    damage(checkpoints.get(0).resolve("_metadata"));
    return checkpoints.get(1);
  }

  private static Set<String> names(Path checkpoint) throws IOException {
    byte[] bytes = Files.readAllBytes(checkpoint.resolve("_metadata"));
    Matcher found = NAME.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    Set<String> names = new HashSet<>();
    while (found.find()) {
      names.add(found.group());
    }
    return names;
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, (byte) 0x5a);
    Files.write(file, bytes);
  }
}

package io.ringfence.jobs.io.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * One stream of records, opened when first read.
 *
 * @param name as the user named it: a file, a file of a folder, or {@code -} for standard input
 */
record Input(String name) {

  static final String STANDARD_INPUT = "-";

  private static final List<String> ENDINGS = List.of(".jsonl", ".json", ".ndjson", ".gz");

  /** Larger than the default of 512 bytes, which costs a call into the inflater per 2 KB. */
  private static final int INFLATE_BYTES = 16 * 1024;

  /**
   * The inputs that the names stand for: folders for their files with a known ending, by name.
   *
   * @param known other files of folders that can be read
   * @throws IOException if a name is not a readable file or folder, or a folder has no such file
   */
  static List<Input> named(List<String> names, Predicate<String> known) throws IOException {
    List<Input> inputs = new ArrayList<>();
    for (String name : names) {
      Path path = Path.of(name);
      if (name.equals(STANDARD_INPUT)) {
        inputs.add(new Input(name));
      } else if (Files.isDirectory(path)) {
        List<Input> files = inFolder(path, known);
        if (files.isEmpty()) {
          throw new IOException("the folder " + name + " has no " + String.join(", ", ENDINGS));
        }
        inputs.addAll(files);
      } else if (Files.isReadable(path)) {
        inputs.add(new Input(name));
      } else {
        throw new IOException("cannot read " + name);
      }
    }
    return inputs;
  }

  private static List<Input> inFolder(Path folder, Predicate<String> known) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(
              file ->
                  ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith)
                      || known.test(file.toString()))
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .sorted()
          .map(Input::new)
          .toList();
    }
  }

  /** The records' bytes. Their content says whether they are compressed. */
  InputStream open() throws IOException {
    boolean standard = name.equals(STANDARD_INPUT);
    InputStream raw = standard ? System.in : Files.newInputStream(Path.of(name));
    PushbackInputStream in = new PushbackInputStream(raw, 2);
    byte[] start = in.readNBytes(2);
    in.unread(start);
    boolean gzip = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(in, INFLATE_BYTES) : in;
  }
}

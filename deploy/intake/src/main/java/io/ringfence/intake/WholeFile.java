package io.ringfence.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Writes small files so that there is always the old one or the new one, whole. */
public final class WholeFile {

  private WholeFile() {}

  /** Lines for the owner alone; on disk when it returns. */
  public static void write(Path file, List<String> lines) throws IOException {
    write(file, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  /** The same of bytes. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path aside = folder.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(aside);
    try (FileChannel out =
            FileChannel.open(
                aside, Set.of(CREATE_NEW, WRITE), asFileAttribute(fromString("rw-------")));
        FileChannel names = FileChannel.open(folder, READ)) {
      Channels.newOutputStream(out).write(bytes);
      out.force(true);
      Files.move(aside, file, ATOMIC_MOVE);
      names.force(true);
    }
  }
}

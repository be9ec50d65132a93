package io.ringfence.cli.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.options.BadInput;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.standing.ListingJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of JSON lines, as a scan reads it. Whoever writes puts a whole new file in the old one's
 * place, so that a reader, also after a crash, sees all of an import or none of it; a lock file
 * beside it keeps two imports apart.
 */
public final class HistoryFile implements HistoryStore {

  private final Path file;
  private final FileChannel lock;

  private HistoryFile(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /** To be read; it has to exist. */
  public static HistoryFile toRead(Path file) throws BadInput {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("there is no file " + file);
    }
    return new HistoryFile(file, null);
  }

  /** To be written too, by nobody else meanwhile; created if it is absent. */
  @SuppressWarnings("resource") // closed with the history
  public static HistoryFile toWrite(Path given) throws BadInput {
    try {
      Path file = Files.exists(given) ? given.toRealPath() : given.toAbsolutePath();
      if (Files.isDirectory(file)) {
        throw new BadInput(given + " is a folder");
      }
      FileChannel channel =
          FileChannel.open(
              beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = null;
      try {
        held = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        // Another import of this process.
      }
      if (held == null) {
        channel.close();
        throw new BadInput(given + " is being written by another import");
      }
      return new HistoryFile(file, channel);
    } catch (IOException e) {
      throw new BadInput(given + " cannot be written: " + e);
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling("." + file.getFileName() + ending);
  }

  @Override
  public void read(Consumer<Listing> each, Consumer<Privacy> corrections) throws BadInput {
    if (!Files.exists(file)) {
      return;
    }
    Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT);
    Position nowhere = new Position("", 0, 0);
    long number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        Decoded decoded = decoder.decode(line.getBytes(UTF_8), nowhere, Decoder.NO_CLOCK);
        if (decoded instanceof Decoded.Refused refused) {
          throw new BadInput(file + ":" + number + ": not a record: " + refused.refusal().detail());
        }
        if (decoded instanceof Decoded.Read read) {
          HistoryStore.sort(read.signal(), each, corrections);
        }
      }
    } catch (CharacterCodingException e) {
      throw new BadInput(file + " behind line " + number + " is not UTF-8");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e);
    }
  }

  @Override
  public void append(List<Listing> listings) throws BadInput {
    Path next = beside(file, ".new");
    try {
      try (FileChannel out =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        if (Files.exists(file)) {
          copy(out);
        }
        BufferedWriter lines =
            new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(out), UTF_8));
        for (Listing each : listings) {
          lines.write(ListingJson.write(each));
          lines.write('\n');
        }
        lines.flush();
        out.force(true);
      }
      if (Files.exists(file)) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        Files.setPosixFilePermissions(next, permissions);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true); // the name, too
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput(file + " cannot be written, and is as it was: " + e.getMessage());
    }
  }

  private void copy(FileChannel out) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = in.size();
      for (long at = 0; at < size; ) {
        at += in.transferTo(at, size - at, out);
      }
      if (size > 0) {
        ByteBuffer last = ByteBuffer.allocate(1);
        in.read(last, size - 1);
        if (last.get(0) != '\n') {
          out.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
      }
    }
  }

  @Override
  public void close() throws BadInput {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new BadInput(file + " cannot be unlocked: " + e.getMessage());
    }
  }
}

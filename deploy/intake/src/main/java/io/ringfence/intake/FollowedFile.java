package io.ringfence.intake;

import io.ringfence.decode.feed.LineReader;
import io.ringfence.decode.format.Feed;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file of a feed, under whatever name, and how far it was read. */
final class FollowedFile {

  /**
   * What was rotated away is read before what came after it. Of files that were written to in the
   * same moment, {@code x.log.2} comes before {@code x.log.1}, and that before {@code x.log}.
   */
  static final Comparator<FollowedFile> IN_ORDER =
      Comparator.comparing((FollowedFile file) -> !file.isRotated())
          .thenComparing(file -> file.seen.modified)
          .thenComparing(file -> file.seen.path, Comparator.reverseOrder());

  /** What somebody still writes changes within this time. */
  private static final long SETTLED_MILLIS = 2_000;

  /** So many bytes are on their way to the broker at once. */
  private static final int PART = 1 << 20;

  /** What is known of a file without opening it. */
  record Seen(Path path, long inode, long size, FileTime modified, boolean regular) {

    static Seen at(Path path) throws IOException {
      Map<String, Object> all =
          Files.readAttributes(path, "unix:ino,size,lastModifiedTime,isRegularFile");
      return new Seen(
          path,
          (Long) all.get("ino"),
          (Long) all.get("size"),
          (FileTime) all.get("lastModifiedTime"),
          (Boolean) all.get("isRegularFile"));
    }
  }

  private final Feed feed;
  private final RecordSender sender;
  private FilePosition position;
  private Seen seen;
  private boolean matching;
  private boolean foreign;
  private long changed;
  private boolean unread;
  private boolean halfLine;
  private boolean inside;
  private long reached;

  FollowedFile(Feed feed, RecordSender sender, FilePosition position) {
    this.feed = feed;
    this.sender = sender;
    this.position = position;
  }

  FilePosition position() {
    return position;
  }

  Path path() {
    return seen.path;
  }

  /** It is there; its present name may be one of the feed's or not. */
  void found(Seen now, boolean matches, long clock) {
    if (!now.equals(seen)) {
      changed = clock;
      unread = true;
    }
    seen = now;
    matching = matches;
  }

  /** Whether its place was given to a file in which the feed has no part. */
  boolean isForeign() {
    return foreign;
  }

  private boolean isRotated() {
    return !seen.path.toString().equals(position.name());
  }

  /**
   * Sends what is new in it, as far as one part goes, and waits until the broker has that. A file
   * that is complete is read once it has not changed for a while; the last line of others has to
   * end, unless nobody writes there any more.
   *
   * @return whether that was all
   * @throws ExecutionException if the broker has not taken it
   */
  boolean read(long clock) throws IOException, ExecutionException, InterruptedException {
    boolean packed = seen.path.toString().endsWith(".gz");
    boolean complete = packed || feed.finished();
    boolean settled = clock - changed >= SETTLED_MILLIS;
    boolean last = settled && (complete || isRotated());
    if (complete ? !(unread && settled) : !unread && !(halfLine && last)) {
      return true;
    }
    try (SeekableByteChannel in = Files.newByteChannel(seen.path)) {
      if (Seen.at(seen.path).inode != seen.inode) {
        return true; // the name was given to another just now: it is found under its new one
      }
      if (!position.fits(in)) {
        foreign = !matching;
        position = FilePosition.start(seen.inode, seen.path);
      }
      unread = !foreign && (packed ? unpack(in) : part(in, last));
    }
    return !unread;
  }

  private boolean part(SeekableByteChannel in, boolean last)
      throws IOException, ExecutionException, InterruptedException {
    long start = position.offset();
    inside = position.inside();
    reached = 0;
    boolean more = send(new LineReader(Channels.newInputStream(in.position(start))), last);
    if (reached > 0) {
      position = position.at(start + reached, inside, in);
    }
    return more;
  }

  /** All of it; also one that is damaged is read only once. */
  private boolean unpack(SeekableByteChannel in)
      throws IOException, ExecutionException, InterruptedException {
    if (position.offset() > 0 && position.offset() == in.size()) {
      return false;
    }
    FilePosition end = position.at(in.size(), false, in);
    inside = false;
    reached = 0;
    try {
      LineReader lines =
          new LineReader(
              new GZIPInputStream(
                  new BufferedInputStream(Channels.newInputStream(in.position(0)))));
      while (send(lines, true)) {
        // There is another part.
      }
      position = end;
    } catch (ZipException | EOFException damaged) {
      position = end;
      unread = false;
      throw damaged;
    }
    return false;
  }

  /** Returns whether there may be more behind it. */
  private boolean send(LineReader lines, boolean last)
      throws IOException, ExecutionException, InterruptedException {
    Delivery delivery = new Delivery();
    long end = reached + PART;
    boolean more = true;
    halfLine = false;
    try {
      while (more && reached < end) {
        more = lines.nextLine();
        halfLine = more && !lines.ended() && !last && !inside && !lines.tooLarge();
        more &= !halfLine;
        if (more && !inside && !lines.isBlank()) {
          sender.send(feed, record(lines), delivery);
        }
        if (more) {
          inside = !lines.ended() && (inside || lines.tooLarge());
          reached = lines.consumed();
        }
      }
    } finally {
      delivery.end().get();
    }
    return more;
  }

  /** One that is too large is filled up to a size that is, so that the job refuses it as such. */
  private static byte[] record(LineReader lines) {
    return lines.tooLarge()
        ? Arrays.copyOf(lines.bytes(), LineReader.MOST_BYTES + 1)
        : lines.bytes();
  }
}

package io.ringfence.cli.audit.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.NameFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Looks for texts in bytes, in every form in which they may stand there: as text of one or two
 * bytes a character, as hash of a measure, inside of base64 or hex.
 */
public final class RawSearch {

  /** So many bytes of a form are its start; none is shorter. */
  private static final int START = 3;

  private static final int START_BITS = (1 << (START * Byte.SIZE)) - 1;

  /** Parts of base64 that are shorter are found by chance. */
  private static final int LEAST_INSIDE = 8;

  /** A text that stands somewhere in one of its forms. */
  public record Hit(String value, String form) {}

  /**
   * A text in one of its forms.
   *
   * @param whole whether it counts only where no word goes on
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Form(String value, String form, byte[] bytes, boolean whole) {}

  /** First bytes of any of the forms: nearly all places are passed over after one look here. */
  private final BitSet starts = new BitSet(1 << (START * Byte.SIZE));

  /** By their first bytes. */
  private final Map<Integer, List<Form>> forms = new HashMap<>();

  private final Set<String> values = new LinkedHashSet<>();

  /** All forms of these. */
  public static RawSearch everyForm(Collection<String> values) {
    RawSearch search = of(values);
    for (String each : values) {
      byte[] bytes = each.getBytes(UTF_8);
      search.text(each, "latin-1", ISO_8859_1);
      search.add(each, "utf-16be", each.getBytes(UTF_16BE), false);
      search.add(each, "utf-16le", each.getBytes(UTF_16LE), false);
      String hex = HexFormat.of().formatHex(bytes);
      search.add(each, "hex", hex.getBytes(UTF_8), false);
      search.add(each, "hex", hex.toUpperCase(Locale.ROOT).getBytes(UTF_8), false);
      for (String named : named(each)) {
        String hash = HexFormat.of().toHexDigits(Hash.of(named));
        search.add(each, "hash in hex", hash.getBytes(UTF_8), false);
      }
      for (int shift = 0; shift < 3; shift++) {
        search.inside64(each, bytes, shift);
      }
    }
    return search;
  }

  /** As text in UTF-8, and as hash. */
  public static RawSearch of(Collection<String> values) {
    RawSearch search = new RawSearch();
    for (String each : values) {
      search.add(each, "utf-8", each.getBytes(UTF_8), true);
      for (String named : named(each)) {
        byte[] hash = ByteBuffer.allocate(Long.BYTES).putLong(Hash.of(named)).array();
        search.add(each, "hash", hash, false);
      }
    }
    return search;
  }

  /** A value, and its keys as one of each kind, and of a participant. */
  private static List<String> named(String value) {
    List<String> named =
        new ArrayList<>(
            List.of(value, NameFilter.NOBODY + ":" + value, Subject.PARTICIPANT + ":" + value));
    for (SubjectKind kind : SubjectKind.values()) {
      named.add(Subject.key(kind, value));
    }
    return named;
  }

  private void text(String value, String form, Charset charset) {
    byte[] bytes = value.getBytes(charset);
    if (!Arrays.equals(bytes, value.getBytes(UTF_8))) {
      add(value, form, bytes, true);
    }
  }

  /** What of it does not depend on its neighbours, where it is a part of something in base64. */
  private void inside64(String value, byte[] bytes, int shift) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int from = (shift * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    if (to - from >= LEAST_INSIDE) {
      add(value, "base64", all.substring(from, to).getBytes(UTF_8), false);
    }
  }

  private void add(String value, String form, byte[] bytes, boolean whole) {
    if (bytes.length < START) {
      throw new IllegalArgumentException("too short to be looked for");
    }
    int start = 0;
    for (int i = 0; i < START; i++) {
      start = with(start, bytes[i]);
    }
    starts.set(start);
    forms
        .computeIfAbsent(start, each -> new ArrayList<>())
        .add(new Form(value, form, bytes, whole));
  }

  private static int with(int start, byte next) {
    return ((start << Byte.SIZE) | (next & 0xFF)) & START_BITS;
  }

  /** Of an account such as acme-1, acme-17 is none, and a network is no address. */
  private static boolean goesOn(byte[] bytes, int to) {
    return to < bytes.length && (Character.isLetterOrDigit(bytes[to]) || bytes[to] == '/');
  }

  /** How often any of them stands there, by form. */
  public Map<String, Integer> in(byte[] bytes) {
    Map<String, Integer> found = new TreeMap<>();
    in(bytes, hit -> found.merge(hit.form(), 1, Integer::sum));
    return found;
  }

  /** Hands over all that stands there. */
  public void in(byte[] bytes, Consumer<Hit> found) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      start = with(start, bytes[i]);
      if (i >= START - 1 && starts.get(start)) {
        from(bytes, i + 1 - START, forms.get(start), found);
      }
    }
  }

  private void from(byte[] bytes, int from, List<Form> some, Consumer<Hit> found) {
    for (Form each : some) {
      int to = from + each.bytes().length;
      if (to <= bytes.length
          && Arrays.equals(bytes, from, to, each.bytes(), 0, each.bytes().length)
          && !(each.whole() && goesOn(bytes, to))) {
        values.add(each.value());
        found.accept(new Hit(each.value(), each.form()));
      }
    }
  }

  /**
   * The same in all files of a folder, by where they are in it. Indexes of Kafka have offsets and
   * times only, and are large.
   */
  public Map<String, Integer> inFiles(Path folder) throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(each -> !each.toString().endsWith("index")).toList();
    } catch (UncheckedIOException e) {
      return Map.of("files are being deleted", 1);
    }
    for (Path file : files) {
      String where = folder.relativize(file).toString();
      try {
        if (Files.isRegularFile(file)) {
          byte[] bytes = Files.readAllBytes(file);
          in(bytes).forEach((form, times) -> found.put(where + " " + form, times));
        }
      } catch (NoSuchFileException deleted) {
        // It has nothing any more.
      }
    }
    return found;
  }

  /** Which have been found so far. */
  public Set<String> found() {
    return values;
  }
}

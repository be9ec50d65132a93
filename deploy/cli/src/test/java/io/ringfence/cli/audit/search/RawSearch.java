package io.ringfence.cli.audit.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.signal.encoding.Hash;
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

  private static final int FILTER = (1 << 18) - 1;
  private static final long BASE = 0x9E3779B97F4A7C15L | 1;

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

  /** Those of one length, found by a hash that rolls. */
  private static final class OfLength {
    private final int length;
    private final BitSet filter = new BitSet(FILTER + 1);
    private final Map<Long, List<Form>> forms = new HashMap<>();
    private final long leaves;

    OfLength(int length) {
      this.length = length;
      long power = 1;
      for (int i = 0; i < length; i++) {
        power *= BASE;
      }
      leaves = power;
    }

    void add(Form form) {
      long hash = 0;
      for (byte each : form.bytes()) {
        hash = hash * BASE + each;
      }
      filter.set(mixed(hash));
      forms.computeIfAbsent(hash, each -> new ArrayList<>()).add(form);
    }

    private static int mixed(long hash) {
      return (int) ((hash * BASE) >>> 46) & FILTER;
    }

    void in(byte[] bytes, Consumer<Hit> found) {
      long hash = 0;
      for (int end = 0; end < bytes.length; end++) {
        hash = hash * BASE + bytes[end];
        if (end >= length) {
          hash -= leaves * bytes[end - length];
        }
        if (end >= length - 1 && filter.get(mixed(hash)) && forms.containsKey(hash)) {
          for (Form each : forms.get(hash)) {
            int from = end + 1 - length;
            if (Arrays.equals(bytes, from, end + 1, each.bytes(), 0, length)
                && !(each.whole() && goesOn(bytes, end + 1))) {
              found.accept(new Hit(each.value(), each.form()));
            }
          }
        }
      }
    }

    /** Of an account such as acme-1, acme-17 is none, and a network is no address. */
    private static boolean goesOn(byte[] bytes, int to) {
      return to < bytes.length && (Character.isLetterOrDigit(bytes[to]) || bytes[to] == '/');
    }
  }

  private final Map<Integer, OfLength> lengths = new TreeMap<>();
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
      String hash = HexFormat.of().toHexDigits(Hash.of(each));
      search.add(each, "hash in hex", hash.getBytes(UTF_8), false);
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
      byte[] hash = ByteBuffer.allocate(Long.BYTES).putLong(Hash.of(each)).array();
      search.add(each, "hash", hash, false);
    }
    return search;
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
    lengths.computeIfAbsent(bytes.length, OfLength::new).add(new Form(value, form, bytes, whole));
  }

  /** How often any of them stands there, by form. */
  public Map<String, Integer> in(byte[] bytes) {
    Map<String, Integer> found = new TreeMap<>();
    in(bytes, hit -> found.merge(hit.form(), 1, Integer::sum));
    return found;
  }

  /** Hands over all that stands there. */
  public void in(byte[] bytes, Consumer<Hit> found) {
    Consumer<Hit> noted = hit -> values.add(hit.value());
    lengths.values().forEach(each -> each.in(bytes, noted.andThen(found)));
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

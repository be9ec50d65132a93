package io.ringfence.decode.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static List<String> read(String text) throws IOException {
    LineReader lines = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)));
    List<String> read = new ArrayList<>();
    while (lines.next()) {
      read.add(lines.number() + ":" + new String(lines.bytes(), UTF_8));
    }
    return read;
  }

  @Test
  void aLastLineWithoutAnEndCounts() throws IOException {
    assertThat(read("a\nb")).containsExactly("1:a", "2:b");
  }

  @Test
  void anEndAfterTheLastLineBeginsNoOther() throws IOException {
    assertThat(read("a\nb\n")).containsExactly("1:a", "2:b");
  }

  @Test
  void blankLinesAreCountedButNotRead() throws IOException {
    assertThat(read("\n \t\r\na\n\nb\n  ")).containsExactly("3:a", "5:b");
  }

  @Test
  void aCarriageReturnIsPartOfTheLine() throws IOException {
    assertThat(read("a\r\nb\rc\n")).containsExactly("1:a\r", "2:b\rc");
  }

  @Test
  void aDateAloneBeginsABlockOfLines() throws IOException {
    String date = "Sun Dec  6 04:42:29 2026";
    String block = date + "\n\ta = 1\n\tb = 2";

    assertThat(read(block + "\n\n" + block + "\n{}\n" + date + "\r\n\tc\r\n\n"))
        .containsExactly("1:" + block, "5:" + block, "8:{}", "9:" + date + "\r\n\tc\r");
    assertThat(read("x\n\ta\n" + date + " x\n\tb\n")).hasSize(4);
  }

  @Test
  void aBlockEndsOnceAnotherLineFollows() throws IOException {
    String open = "Sun Dec  6 04:42:29 2026\n\ta = 1\n";
    LineReader lines = new LineReader(new ByteArrayInputStream(open.getBytes(UTF_8)));
    LineReader byByte =
        new LineReader(
            new ByteArrayInputStream((open + '\n').getBytes(UTF_8)) {
              @Override
              public synchronized int read(byte[] into, int at, int size) {
                return super.read(into, at, 1);
              }
            });

    assertThat(lines.nextLine()).isTrue();
    assertThat(lines.ended()).isFalse();
    assertThat(lines.consumed()).isEqualTo(open.length());
    assertThat(lines.nextLine()).isFalse();
    assertThat(byByte.nextLine()).isTrue();
    assertThat(byByte.ended()).isTrue();
    assertThat(byByte.bytes()).hasSize(open.length() - 1);
  }

  @Test
  void anEmptyStreamHasNoLines() throws IOException {
    assertThat(read("")).isEmpty();
  }

  @Test
  void aLineOfTheLargestSizeIsKeptWhole() throws IOException {
    String largest = "x".repeat(LineReader.MOST_BYTES);

    LineReader lines = new LineReader(new ByteArrayInputStream((largest + "\n").getBytes(UTF_8)));

    assertThat(lines.next()).isTrue();
    assertThat(lines.tooLarge()).isFalse();
    assertThat(lines.bytes()).hasSize(LineReader.MOST_BYTES);
  }

  @Test
  void ofALargerLineTheStartAndTheLengthAreKept() throws IOException {
    long length = 10_000_000;
    LineReader lines = new LineReader(new Repeated(length, "\nnext"));

    assertThat(lines.next()).isTrue();

    assertThat(lines.tooLarge()).isTrue();
    assertThat(lines.length()).isEqualTo(length);
    assertThat(lines.bytes()).hasSize(LineReader.KEPT_BYTES).containsOnly('x');
    assertThat(lines.next()).isTrue();
    assertThat(new String(lines.bytes(), UTF_8)).isEqualTo("next");
    assertThat(lines.number()).isEqualTo(2);
  }

  @Test
  void randomBytesAreReadAsTheyCame() throws IOException {
    Random random = new Random(7);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    List<byte[]> written = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] line = new byte[1 + random.nextInt(3000)];
      random.nextBytes(line);
      for (int j = 0; j < line.length; j++) {
        line[j] = line[j] == '\n' ? (byte) 'n' : line[j];
      }
      line[0] = 'x';
      written.add(line);
      file.write(line);
      file.write('\n');
    }
    LineReader lines = new LineReader(new ByteArrayInputStream(file.toByteArray()));

    for (byte[] line : written) {
      assertThat(lines.next()).isTrue();
      assertThat(lines.bytes()).isEqualTo(line);
    }
    assertThat(lines.next()).isFalse();
  }

  @Test
  void aBrokenStreamLeavesWhatCameOfTheLine() throws IOException {
    LineReader lines =
        new LineReader(
            new Repeated(100, "") {
              @Override
              int end() throws IOException {
                throw new IOException("broken");
              }
            });

    assertThatThrownBy(lines::next).isInstanceOf(IOException.class);

    assertThat(lines.length()).isEqualTo(100);
    assertThat(lines.bytes()).hasSize(100);
  }

  /** So many times the letter x, then a tail. */
  private static class Repeated extends InputStream {
    private long left;
    private final InputStream tail;

    Repeated(long times, String tail) {
      this.left = times;
      this.tail = new ByteArrayInputStream(tail.getBytes(UTF_8));
    }

    int end() throws IOException {
      return -1;
    }

    @Override
    public int read() throws IOException {
      throw new IOException("read in chunks");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (left > 0) {
        int size = (int) Math.min(left, most);
        Arrays.fill(into, from, from + size, (byte) 'x');
        left -= size;
        return size;
      }
      int read = tail.read(into, from, most);
      return read < 0 ? end() : read;
    }
  }
}

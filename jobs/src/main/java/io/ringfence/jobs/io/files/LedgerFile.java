package io.ringfence.jobs.io.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.io.LedgerAtStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The ledger of erasures in a file: a record of its topic on each line. */
public final class LedgerFile implements LedgerAtStart {

  private final String file;

  public LedgerFile(Path file) {
    this.file = file.toAbsolutePath().toString();
  }

  @Override
  public void read(Consumer<byte[]> each) throws IOException {
    long number = 0;
    try (BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          each.accept(line.getBytes(UTF_8));
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(file + " behind line " + number + " is not UTF-8", e);
    }
  }
}

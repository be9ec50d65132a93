package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Inputs to begin with: what the project documents, ships and has stored. */
final class Seeds {

  private static final Path GOLDEN = root().resolve("common/src/test/resources/golden");

  private Seeds() {}

  /** The nearest folder above this module that has the launcher in it. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("deploy/ringfence"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(Seeds::bytes).toList();
  }

  @SafeVarargs
  static List<byte[]> all(List<byte[]>... seeds) {
    List<byte[]> all = new ArrayList<>();
    for (List<byte[]> each : seeds) {
      all.addAll(each);
    }
    return all;
  }

  /** A file of the project. */
  static byte[] file(String name) {
    try {
      return Files.readAllBytes(root().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder of the project, by name. */
  static List<byte[]> folder(String name) {
    return inFolder(root().resolve(name));
  }

  private static List<byte[]> inFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> all = new ArrayList<>();
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        all.add(Files.readAllBytes(each));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of a target's corpus. */
  static Path corpus(String target) {
    return root().resolve("deploy/fuzz/corpus").resolve(target);
  }

  /** The corpus of a target: inputs that once did harm, and what else is worth keeping. */
  static List<byte[]> corpusOf(String target) {
    Path folder = corpus(target);
    return Files.isDirectory(folder) ? inFolder(folder) : List.of();
  }

  /** Examples of the contract that have a text in them. */
  static List<byte[]> contract(String with) {
    return new String(file("deploy/docs/contract.md"), UTF_8)
        .lines()
        .filter(line -> line.startsWith("{") && line.contains(with))
        .map(Seeds::bytes)
        .toList();
  }

  /** Values as they are stored: each after the version of its form. */
  static List<byte[]> golden(String name) {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      List<byte[]> all = new ArrayList<>();
      for (Path each : files.filter(file -> isOf(name, file)).sorted().toList()) {
        String file = each.getFileName().toString();
        int version = Integer.parseInt(file.substring(file.lastIndexOf(".v") + 2));
        for (String line : Files.readAllLines(each)) {
          all.add(versioned(version, HexFormat.of().parseHex(line)));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOf(String name, Path file) {
    return file.getFileName().toString().startsWith(name + ".v");
  }

  static byte[] versioned(int version, byte[] form) {
    byte[] all = new byte[2 + form.length];
    all[0] = (byte) (version >> 8);
    all[1] = (byte) version;
    System.arraycopy(form, 0, all, 2, form.length);
    return all;
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}

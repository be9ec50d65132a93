package io.ringfence.judge.holdings;

import io.ringfence.measure.Window;
import io.ringfence.measure.WindowCodec;
import io.ringfence.signal.encoding.FilteredInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The values in what is stored of a measure. They are taken from its stored form, so that no
 * function of a measure can forget to tell of one.
 *
 * @param numbers those of 64 bits, hashes of values among them
 */
record StoredValues(List<String> texts, List<Long> numbers) {

  static StoredValues of(Window window) {
    WindowCodec codec = new WindowCodec();
    List<String> texts = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(window, new DataOutputStream(bytes));
      codec.read(
          new FilteredInput(
              new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
              text -> {
                texts.add(text);
                return text;
              },
              number -> {
                numbers.add(number);
                return number;
              }),
          codec.version());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written but memory", e);
    }
    return new StoredValues(texts, numbers);
  }
}

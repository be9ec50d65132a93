package io.ringfence.judge.holdings;

import io.ringfence.measure.Window;
import io.ringfence.measure.WindowCodec;
import io.ringfence.signal.encoding.FilteredInput;
import io.ringfence.signal.encoding.NameFilter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The values in what is stored of a measure. They are taken from its stored form, so that no
 * function of a measure can forget to tell of one.
 *
 * @param keys of subjects
 * @param remarks texts that may name somebody
 * @param hashes numbers that may be the hash of a key
 */
record StoredValues(List<String> keys, List<String> remarks, List<Long> hashes)
    implements NameFilter {

  static StoredValues of(Window window) {
    WindowCodec codec = new WindowCodec();
    StoredValues values = new StoredValues(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(window, new DataOutputStream(bytes));
      codec.read(new FilteredInput(bytes.toByteArray(), values), codec.version());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written but memory", e);
    }
    return values;
  }

  @Override
  public String key(String key) {
    keys.add(key);
    return key;
  }

  @Override
  public String remark(String text) {
    remarks.add(text);
    return text;
  }

  @Override
  public long hash(long hash) {
    hashes.add(hash);
    return hash;
  }

  @Override
  public String alert(String json) {
    return json;
  }
}

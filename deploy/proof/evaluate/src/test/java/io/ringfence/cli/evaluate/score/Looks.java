package io.ringfence.cli.evaluate.score;

import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** How often anybody has looked into some collections. */
final class Looks {

  private long count;

  long count() {
    return count;
  }

  <T> Set<T> at(Set<T> all) {
    return new AbstractSet<>() {
      @Override
      public Iterator<T> iterator() {
        count++;
        return all.iterator();
      }

      @Override
      public int size() {
        return all.size();
      }
    };
  }

  <T> List<T> at(List<T> all) {
    return new AbstractList<>() {
      @Override
      public T get(int index) {
        count++;
        return all.get(index);
      }

      @Override
      public int size() {
        return all.size();
      }
    };
  }
}

package io.ringfence.judge;

/** Where the links of the subject at hand are kept. It is asked only when they are needed. */
public interface LinkStore {

  /** Keeps nothing: for those who look at a judge without its links. */
  LinkStore NONE =
      new LinkStore() {
        @Override
        public Links get() {
          return null;
        }

        @Override
        public void put(Links links) {}

        @Override
        public void clear() {}
      };

  /** Null if the subject has none. It belongs to the judge until it is put back. */
  Links get();

  void put(Links links);

  void clear();
}

package io.ringfence.judge.state;

/** Where the links of the current subject are stored. It is read only when they are needed. */
public interface LinkStore {

  /** Keeps nothing: for a judge without links. */
  LinkStore NONE =
      new LinkStore() {
        @Override
        public SubjectLinks get() {
          return null;
        }

        @Override
        public void put(SubjectLinks links) {}

        @Override
        public void clear() {}
      };

  /** Null if the subject has none. It belongs to the judge until it is put back. */
  SubjectLinks get();

  void put(SubjectLinks links);

  void clear();
}

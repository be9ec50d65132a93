package io.ringfence.measure;

/**
 * The contributions to one measure that are not settled yet, in order, up to the moment at which
 * the measure is read. All are later than what the window has folded.
 */
public interface Tail {

  Tail EMPTY = each -> {};

  void forEach(Visitor visitor);

  /** Receives contributions in order of time. */
  interface Visitor {
    void visit(long time, Contribution contribution);
  }
}

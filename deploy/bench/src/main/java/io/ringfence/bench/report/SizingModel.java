package io.ringfence.bench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * What a signal and a subject cost, as sums of a few terms that are fitted to runs by least
 * squares.
 *
 * @param signal CPU time of a signal without any delivery, in microseconds
 * @param delivery the same of each of its deliveries while the state fits into memory
 * @param depth the same each time that the state doubles beyond that
 * @param subject bytes of the state of a subject that was seen once
 * @param history bytes more each time that its deliveries double
 */
public record SizingModel(
    double signal, double delivery, double depth, double subject, double history) {

  /**
   * Fits the model.
   *
   * @throws IllegalArgumentException if there are not more runs than terms, or all are alike
   */
  public static SizingModel of(List<SizedRun> runs) {
    double[] time = fit(runs, SizedRun::micros, SizingModel::timeTerms);
    double[] space = fit(runs, SizedRun::bytesASubject, SizingModel::spaceTerms);
    return new SizingModel(time[0], time[1], time[2], space[0], space[1]);
  }

  /** The terms among the figures of an earlier run. */
  static SizingModel of(BenchFigures figures) {
    return new SizingModel(
        figures.get("sizing.micros.signal"),
        figures.get("sizing.micros.delivery"),
        figures.get("sizing.micros.depth"),
        figures.get("sizing.bytes.subject"),
        figures.get("sizing.bytes.history"));
  }

  private static double[] fit(
      List<SizedRun> runs, ToDoubleFunction<SizedRun> measured, Terms terms) {
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(
        runs.stream().mapToDouble(measured).toArray(),
        runs.stream().map(terms::of).toArray(double[][]::new));
    return regression.estimateRegressionParameters();
  }

  private interface Terms {
    double[] of(SizedRun run);
  }

  private static double[] timeTerms(SizedRun run) {
    return new double[] {run.deliveries(), run.deliveries() * doublings(run.timesMemory())};
  }

  private static double[] spaceTerms(SizedRun run) {
    return new double[] {doublings(run.deliveriesASubject())};
  }

  private static double doublings(double times) {
    return Math.log(1 + times) / Math.log(2);
  }

  /** CPU time of a signal of such a run, in microseconds. */
  public double micros(SizedRun run) {
    return micros(run.deliveries(), run.timesMemory());
  }

  /**
   * CPU time of a signal, in microseconds.
   *
   * @param deliveries to subjects
   * @param timesMemory how often the state is as large as the memory for it
   */
  double micros(double deliveries, double timesMemory) {
    return signal + deliveries * (delivery + depth * doublings(timesMemory));
  }

  /** Bytes of all keyed state of such a run. */
  public double bytes(SizedRun run) {
    return run.subjects() * bytes(run.deliveriesASubject());
  }

  /** Bytes of a subject's state after so many deliveries within the longest window. */
  double bytes(double deliveries) {
    return subject + history * doublings(deliveries);
  }

  /** How far the model is from what was measured, at most: 0.1 is a tenth. */
  public static double farthest(
      List<SizedRun> runs,
      ToDoubleFunction<SizedRun> measured,
      ToDoubleFunction<SizedRun> expected) {
    return runs.stream()
        .mapToDouble(run -> Math.abs(expected.applyAsDouble(run) / measured.applyAsDouble(run) - 1))
        .max()
        .orElse(Double.NaN);
  }

  /** Puts the terms among the figures. */
  public void put(BenchFigures figures) {
    figures.put("sizing.micros.signal", signal);
    figures.put("sizing.micros.delivery", delivery);
    figures.put("sizing.micros.depth", depth);
    figures.put("sizing.bytes.subject", subject);
    figures.put("sizing.bytes.history", history);
  }
}

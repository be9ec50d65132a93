package io.ringfence.bench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * What a signal and a subject cost, as sums of a few terms that are fitted to runs by least
 * squares. Measures count in hundreds.
 *
 * @param signal CPU time of a signal on its way to its subjects, in microseconds
 * @param routed the same of each of its deliveries
 * @param judged CPU time of a judge, in microseconds, for each delivery
 * @param known the same for a delivery to a subject that was seen before
 * @param knownMeasures the same for each hundred measures of the pack
 * @param depth the same for each delivery, each time that 1 + state / memory doubles
 * @param subject bytes of the state of a subject that was seen once
 * @param history bytes more each time that its deliveries double
 * @param historyMeasures the same for each hundred measures of the pack
 */
public record SizingModel(
    double signal,
    double routed,
    double judged,
    double known,
    double knownMeasures,
    double depth,
    double subject,
    double history,
    double historyMeasures) {

  private static final double HUNDRED = 100;
  private static final String FIGURES = "sizing.terms.";

  /**
   * Fits the model.
   *
   * @throws IllegalArgumentException if there are not more runs than terms, or all are alike
   */
  public static SizingModel of(List<SizedRun> runs) {
    double[] way = fit(runs, SizedRun::routing, run -> new double[] {run.deliveries()});
    double[] judge =
        fit(
            runs,
            run -> (run.micros() - run.routing()) / run.deliveries(),
            run -> {
              double depth = doublings(run.timesMemory());
              return new double[] {run.known(), run.known() * run.measures() / HUNDRED, depth};
            });
    double[] space =
        fit(
            runs,
            SizedRun::bytesASubject,
            run -> {
              double seen = doublings(run.deliveriesASubject());
              return new double[] {seen, seen * run.measures() / HUNDRED};
            });
    return new SizingModel(
        way[0], way[1], judge[0], judge[1], judge[2], judge[3], space[0], space[1], space[2]);
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

  private static double doublings(double times) {
    return Math.log(1 + times) / Math.log(2);
  }

  /** CPU time of a signal of such a run, in microseconds. */
  public double micros(SizedRun run) {
    return micros(run.deliveries(), run.known(), run.measures(), run.timesMemory());
  }

  /**
   * CPU time of a signal, in microseconds.
   *
   * @param deliveries of the signal to subjects
   * @param again how many of these, from 0 to 1, are to subjects that were seen before
   * @param measures of the pack
   * @param timesMemory how often the state is as large as the memory for it
   */
  double micros(double deliveries, double again, int measures, double timesMemory) {
    double judge =
        judged
            + (known + knownMeasures * measures / HUNDRED) * again
            + depth * doublings(timesMemory);
    return signal + deliveries * (routed + judge);
  }

  /** Bytes of all keyed state of such a run. */
  public double bytes(SizedRun run) {
    return run.subjects() * bytes(run.deliveriesASubject(), run.measures());
  }

  /** Bytes of a subject's state after so many deliveries within the longest window. */
  double bytes(double seen, int measures) {
    return subject + (history + historyMeasures * measures / HUNDRED) * doublings(seen);
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
    figures.put(FIGURES + "signal", signal);
    figures.put(FIGURES + "routed", routed);
    figures.put(FIGURES + "judged", judged);
    figures.put(FIGURES + "known", known);
    figures.put(FIGURES + "knownMeasures", knownMeasures);
    figures.put(FIGURES + "depth", depth);
    figures.put(FIGURES + "subject", subject);
    figures.put(FIGURES + "history", history);
    figures.put(FIGURES + "historyMeasures", historyMeasures);
  }
}

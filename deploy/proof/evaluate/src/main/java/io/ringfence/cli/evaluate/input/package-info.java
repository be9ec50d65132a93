/**
 * What an evaluation reads: the ground truth, the alerts and the traffic of a folder. A fault is
 * said with file and field.
 */
package io.ringfence.cli.evaluate.input;

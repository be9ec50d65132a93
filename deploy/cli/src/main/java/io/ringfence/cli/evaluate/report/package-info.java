/** An evaluation as text, JSON and picture. */
package io.ringfence.cli.evaluate.report;

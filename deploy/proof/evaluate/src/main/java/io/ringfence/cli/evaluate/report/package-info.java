/** An evaluation as text and JSON. */
package io.ringfence.cli.evaluate.report;

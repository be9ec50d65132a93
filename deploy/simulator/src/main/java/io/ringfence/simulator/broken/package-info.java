/** What feeds bring beside records: lines that are none, and records that come far too late. */
package io.ringfence.simulator.broken;

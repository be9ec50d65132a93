/** What is measured: each scenario runs a job over a tape or a broker and puts its figures. */
package io.ringfence.bench.scenario;

/** What is kept of one call, message or participant until nothing of it can change. */
package io.ringfence.kpi.detail;

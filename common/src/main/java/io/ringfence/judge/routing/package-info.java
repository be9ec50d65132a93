/** Routes a signal to the subjects that some rule or measure needs. */
package io.ringfence.judge.routing;

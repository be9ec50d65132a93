/**
 * What is done to all subjects, whoever they are: a shorter retention, and the erasure of others.
 */
package io.ringfence.jobs.keyed.erasure;

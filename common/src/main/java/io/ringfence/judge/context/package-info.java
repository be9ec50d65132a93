/** What one decision about a subject is made from, and the outcome that it fills. */
package io.ringfence.judge.context;

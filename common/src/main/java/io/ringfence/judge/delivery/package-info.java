/** What reaches one subject's state, and the form in which it travels. */
package io.ringfence.judge.delivery;

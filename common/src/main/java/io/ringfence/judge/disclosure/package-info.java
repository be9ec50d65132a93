/** What is told to somebody of whom data is held. */
package io.ringfence.judge.disclosure;

/** What is held of a subject, piece by piece: for audits, which ask how old each piece is. */
package io.ringfence.judge.holdings;

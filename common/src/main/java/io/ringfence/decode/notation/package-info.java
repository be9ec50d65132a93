/** One form for each number, device and time, whatever notation a feed uses. */
package io.ringfence.decode.notation;

/** What is kept of a message text: a template, its links and the numbers to call. */
package io.ringfence.decode.text;

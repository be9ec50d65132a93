/** What lists hold and have held, and what a file changes in a list. */
package io.ringfence.lists.history;

/** What lists hold in the forms that other systems load. */
package io.ringfence.lists.export;

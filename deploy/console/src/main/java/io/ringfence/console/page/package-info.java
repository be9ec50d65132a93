/** What a page says: values made ready for people, masked for those who may not see them. */
package io.ringfence.console.page;

/** The web server: who may come in, where a page is, and what changes on open ones. */
package io.ringfence.console.web;

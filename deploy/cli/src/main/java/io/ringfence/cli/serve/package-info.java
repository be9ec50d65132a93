/** All of Ringfence in one process, and what lasts of it in one folder. */
package io.ringfence.cli.serve;

/** Somebody else kept winning: nothing was written, and trying again later is safe. */
export class Contended extends Error {
  override readonly name = 'Contended';
}

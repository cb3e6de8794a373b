/** The part of asl-validator that is used here; the package brings no types that its entry names. */
declare module 'asl-validator' {
  export default function validate(definition: unknown): { isValid: boolean; errors: unknown[] };
}

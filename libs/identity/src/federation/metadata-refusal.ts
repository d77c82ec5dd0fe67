/** Why a copy of the federation's metadata was refused; staff read a sentence for each (`staff.federation.values.refusal`). */
export const METADATA_REFUSALS = [
  'unreachable',
  'answered-with-error',
  'too-large',
  'took-too-long',
  'not-xml',
  'doctype',
  'too-deep',
  'not-metadata',
  'unsigned',
  'misplaced-signature',
  'unfit-signature',
  'signature-does-not-hold',
  'no-valid-until',
  'expired',
  'valid-too-long',
  'no-providers',
] as const;
export type MetadataRefusalCode = (typeof METADATA_REFUSALS)[number];

export class MetadataRefusal extends Error {
  constructor(readonly code: MetadataRefusalCode) {
    super(`metadata refused: ${code}`);
  }
}

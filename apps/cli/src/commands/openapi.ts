import { writeFile } from 'node:fs/promises';
import { previewOpenApi } from '../../../api/src/api-preview.js';
import type { Output } from '../output.js';

const USAGE = `Usage: luotsi openapi [FILE]

Writes the OpenAPI document of the API to the file, or to the standard output. Needs no database and no running server.`;
const REFUSED = 2;

/** `luotsi openapi [FILE]`. Answers the exit code: 0, or 2 when the call is wrong or the file cannot be written. */
export async function openApi(args: readonly string[], out: Output): Promise<number> {
  const [file, ...more] = args;
  if (more.length > 0 || file?.startsWith('-')) {
    out.error(USAGE);
    return REFUSED;
  }
  const text = await previewOpenApi();
  if (file === undefined) {
    out.write(text);
    return 0;
  }
  try {
    await writeFile(file, `${text}\n`);
  } catch (error) {
    const reason = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
    out.error(`luotsi openapi: ${file} cannot be written (${reason}).`);
    return REFUSED;
  }
  return 0;
}

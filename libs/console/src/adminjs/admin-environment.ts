import { builtConsoleFolder } from '../http/project-folder.js';

/**
 * AdminJS reads three settings from the environment, once, when it is imported: production scripts instead of its development ones, and
 * where our own bundle lies. Ours to set, not the operator's, so they stand in no example of settings.
 */
export async function withAdminEnvironment<Result>(
  work: () => Promise<Result>,
  options: { readonly bundles: boolean } = { bundles: false },
): Promise<Result> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  process.env.ADMIN_JS_TMP_DIR = builtConsoleFolder();
  process.env.ADMIN_JS_SKIP_BUNDLE = String(!options.bundles);
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withAdminEnvironment } from './adminjs/admin-environment.js';
import { builtConsoleFolder, projectFolder } from './http/project-folder.js';

/** Our own screens: AdminJS finds them by these names. */
const SCREENS = { Dashboard: 'dashboard', CommandScreen: 'command-screen' };
/** Parts of AdminJS that ours stand in for: accessible ones, and routes that read a row without running a command on it. */
const STAND_INS = {
  Sidebar: 'sidebar',
  TopBar: 'top-bar',
  NoticeBox: 'notice-box',
  ResourceRoute: 'resource-route',
  ResourceActionRoute: 'resource-action-route',
  RecordActionRoute: 'record-route',
  BulkActionRoute: 'bulk-route',
  PageRoute: 'page-route',
};

/** Makes dist/admin/bundle.js of the components. Run by the build: `node dist/libs/console/src/bundle.js`. */
async function bundle(): Promise<void> {
  const source = join(projectFolder(), 'libs', 'console', 'src');
  mkdirSync(builtConsoleFolder(), { recursive: true });
  await withAdminEnvironment(
    async () => {
      const { default: AdminJS, ComponentLoader } = await import('adminjs');
      const componentLoader = new ComponentLoader();
      const fileOf = (name: string) => join(source, 'components', `${name}.tsx`);
      for (const [name, file] of Object.entries(SCREENS)) componentLoader.add(name, fileOf(file));
      for (const [name, file] of Object.entries(STAND_INS)) componentLoader.override(name, fileOf(file));
      await new AdminJS({ componentLoader }).initialize();
    },
    { bundles: true },
  );
}

await bundle();

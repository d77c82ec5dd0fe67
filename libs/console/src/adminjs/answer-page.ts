import { type default as AdminJS, AppController } from 'adminjs';
import { mayUse, scopeFor } from '#identity';
import type { Assets } from '../http/assets.js';
import type { Visit } from '../http/console-router.js';
import { dressPage } from '../http/page-html.js';
import { type ConsoleReader, currentAdminOf } from '../reader/reader.js';
import { CONSOLE_PATH } from '../screens/href-of.js';
import type { PageView } from '../screens/payloads.js';
import { componentOf, type StaffDesk } from './build-admin.js';

/** The parts of AdminJS' state that depend on who reads. */
interface AdminState {
  readonly resources: readonly { readonly id: string }[];
}

function mayRead(desk: StaffDesk, reader: ConsoleReader, id: string): boolean {
  const catalogue = desk.catalogues.get(id);
  return catalogue !== undefined && scopeFor(reader.actor, catalogue.permission) !== undefined;
}

function pagesFor(desk: StaffDesk, reader: ConsoleReader): PageView[] {
  return desk.pages
    .filter((page) => mayUse(reader.actor, page.permission))
    .map((page) => ({ name: page.id, component: componentOf(page), lib: page.lib, inMenu: page.inMenu }));
}

/** AdminJS tells every reader of every resource and page; here each learns of their own. */
function trimmed(state: AdminState, desk: StaffDesk, reader: ConsoleReader): object {
  return {
    ...state,
    resources: state.resources.filter(({ id }) => mayRead(desk, reader, id)),
    pages: pagesFor(desk, reader),
  };
}

/** An address that this reader has nothing at says so by its status too. */
function statusOf({ request, reader }: Visit, desk: StaffDesk): number {
  const { resourceId, pageName } = request.params;
  if (resourceId !== undefined) return mayRead(desk, reader, String(resourceId)) ? 200 : 404;
  if (pageName !== undefined) return pagesFor(desk, reader).some((page) => page.name === pageName) ? 200 : 404;
  return 200;
}

/** The one page of the console; its scripts draw the screen that the address names. */
export async function answerPage(
  admin: AdminJS,
  desk: StaffDesk,
  assets: Assets,
  visit: Visit,
): Promise<{ status: number; html: string }> {
  const { reader, nonce } = visit;
  const html = await new AppController({ admin }, currentAdminOf(reader)).index();
  const dressed = dressPage(html, {
    nonce,
    // The shape is AdminJS' own; only the named parts are touched.
    trim: (state) => trimmed(state as AdminState, desk, reader),
    address: (path) => assets.address(path),
    icon: assets.address(`${CONSOLE_PATH}/frontend/assets/icon.svg`),
  });
  return { status: statusOf(visit, desk), html: dressed };
}

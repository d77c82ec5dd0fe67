import type AdminJS from 'adminjs';
import type { Router } from 'adminjs';
import type { ConsolePage } from '#identity';
import { PlatformError } from '#platform';
import { DomainError } from '#platform/kernel';
import type { Visit } from '../http/console-router.js';
import { refusalIn } from '../http/known-fault.js';
import { loadPage, runPageCommand } from '../pages/serve-page.js';
import { currentAdminOf } from '../reader/reader.js';
import type { StaffDesk } from './build-admin.js';
import { READING_ACTIONS } from './resource-options.js';

type Route = (typeof Router.routes)[number];
type Decorated = ReturnType<AdminJS['resources'][number]['decorate']>;
type Action = Decorated['actions'][string];

/** Which of AdminJS' three kinds of action an address means. */
function fitsAddress(action: Action, path: string): boolean {
  if (path.includes('/records/')) return action.isRecordType();
  return path.includes('/bulk/') ? action.isBulkType() : action.isResourceType();
}

function isCommand(desk: StaffDesk, resourceId: string, action: Action): boolean {
  const custom: Record<string, unknown> = action.custom();
  return desk.catalogues.get(resourceId)?.commands.some((command) => command.name === custom.command) === true;
}

/**
 * AdminJS would run any action on a plain GET, its own writing ones too. Here reading answers to GET and a command to POST; everything else
 * does not exist. @throws platform.not-found, platform.method-not-allowed
 */
function requireFitting(admin: AdminJS, desk: StaffDesk, route: Route, params: Readonly<Record<string, string>>): void {
  const { resourceId = '', action: name = '' } = params;
  const action: Action | undefined = admin.resources.find((resource) => resource.id() === resourceId)?.decorate()
    .actions[name];
  if (!action || !fitsAddress(action, route.path)) throw new DomainError(PlatformError.notFound);
  if (isCommand(desk, resourceId, action)) {
    if (route.method !== 'POST') throw new DomainError(PlatformError.methodNotAllowed);
  } else if (!READING_ACTIONS.has(name) || route.method !== 'GET') {
    throw new DomainError(PlatformError.notFound);
  }
}

/** Express gives a parameter that may repeat as a list; AdminJS' routes have none. */
function plainParams(request: Visit['request']): Record<string, string> {
  return Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)]));
}

/** AdminJS reads each part of a query as one text; what came twice is a fault. @throws platform.invalid-input */
function plainQuery(request: Visit['request']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.query).map(([name, value]) => {
      if (typeof value !== 'string') throw new DomainError(PlatformError.invalidInput);
      return [name, value];
    }),
  );
}

/** A command's body holds its input, and whether it is only to be foreseen, and nothing else: who sends more means something that is not done. @throws platform.invalid-input */
function plainBody(request: Visit['request'], names: readonly string[]): Record<string, unknown> {
  const body: Record<string, unknown> = { ...request.body };
  const faults = Object.keys(body)
    .filter((name) => !names.includes(name))
    .map((name) => ({ pointer: `/${name.slice(0, 60)}`, code: 'unrecognized_keys' }));
  if (faults.length > 0) throw new DomainError(PlatformError.invalidInput, {}, faults);
  return body;
}

function findPage(desk: StaffDesk, id: string | undefined): ConsolePage {
  const page = desk.pages.find((candidate) => candidate.id === id);
  if (!page) throw new DomainError(PlatformError.notFound);
  return page;
}

async function answerSpecialPage(
  desk: StaffDesk,
  { request, reader }: Visit,
  params: Readonly<Record<string, string>>,
): Promise<object> {
  const page = findPage(desk, params.pageName);
  if (request.method === 'GET') return loadPage(page, reader, request.query);
  const file = request.file && { name: request.file.originalname, bytes: request.file.buffer };
  return runPageCommand(page, reader, plainBody(request, ['command', 'input']), file, desk.texts);
}

/** Data for a screen in the browser. */
export async function answerData(
  admin: AdminJS,
  desk: StaffDesk,
  route: Route,
  visit: Visit,
): Promise<{ readonly json: unknown }> {
  const { request, reader } = visit;
  const params = plainParams(request);
  if (route.action === 'page') return { json: await answerSpecialPage(desk, visit, params) };
  if (params.resourceId !== undefined) requireFitting(admin, desk, route, params);
  const controller = new route.Controller({ admin }, currentAdminOf(reader));
  const answer: unknown = await controller[route.action]({
    params,
    query: plainQuery(request),
    payload: request.method === 'POST' ? plainBody(request, ['input', 'foresee']) : {},
    method: request.method.toLowerCase(),
  });
  const refusal = refusalIn(answer);
  if (refusal) throw refusal;
  return { json: answer };
}

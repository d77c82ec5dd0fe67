import type { Env } from '#config/env';

/** The little of a browser that API tests need: cookies, an origin and a language. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Headers that say which site the requests come from; our own when empty. */
  from: Readonly<Record<string, string>> = {};

  constructor(
    private readonly house: { readonly url: string; readonly env: Pick<Env, 'PUBLIC_URL'> },
    cookies?: ReadonlyMap<string, string>,
    readonly language = 'en',
  ) {
    for (const [name, value] of cookies ?? []) this.cookies.set(name, value);
  }

  get(path: string): Promise<Response> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Response> {
    return this.send('POST', path, body);
  }

  put(path: string, body: unknown): Promise<Response> {
    return this.send('PUT', path, body);
  }

  patch(path: string, body: unknown): Promise<Response> {
    return this.send('PATCH', path, body);
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const { type, sent } = encoded(body);
    const response = await fetch(`${this.house.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        origin: new URL(this.house.env.PUBLIC_URL).origin,
        'accept-language': this.language,
        ...(type && { 'content-type': type }),
        ...this.from,
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, decodeURIComponent(value));
  }
}

/** How a body travels; a form with a file names its type itself. */
function encoded(body: unknown): { readonly type?: string; readonly sent?: string | FormData | URLSearchParams } {
  if (body === undefined) return {};
  if (body instanceof FormData) return { sent: body };
  if (body instanceof URLSearchParams) return { type: 'application/x-www-form-urlencoded', sent: body };
  return { type: 'application/json', sent: typeof body === 'string' ? body : JSON.stringify(body) };
}

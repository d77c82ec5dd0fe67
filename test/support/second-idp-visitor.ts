const FORM = /<form\b[^>]*\baction="([^"]*)"[^>]*>([\s\S]*?)<\/form>/;
const ATTRIBUTE = (name: string) => new RegExp(`\\b${name}="([^"]*)"`);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#039': "'" };

const plain = (html: string) => html.replace(/&([a-z]+|#039);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** A form as it stands on a page: where it goes and what is in it. */
export interface Form {
  readonly action: string;
  readonly fields: URLSearchParams;
}

function formOf(page: string, address: string): Form | undefined {
  const [, action, content = ''] = FORM.exec(page) ?? [];
  if (action === undefined) return undefined;
  const fields = new URLSearchParams();
  for (const [input] of content.matchAll(/<input\b[^>]*>/g)) {
    const name = ATTRIBUTE('name').exec(input)?.[1];
    if (name) fields.append(name, plain(ATTRIBUTE('value').exec(input)?.[1] ?? ''));
  }
  return { action: new URL(plain(action), address).href, fields };
}

/** Where the university leaves a visitor: on a page of its own, perhaps with a form, or sent away. */
export interface Stop {
  readonly url: string;
  readonly page: string;
  readonly form: Form | undefined;
}

/** A browser at a university: cookies, and redirects followed as long as they stay there. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly university: string) {}

  async go(url: string, form?: URLSearchParams): Promise<Stop> {
    if (!url.startsWith(`${this.university}/`)) return { url, page: '', form: undefined };
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form && { body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const next = response.headers.get('location');
    const page = await response.text();
    return next ? this.go(new URL(next, url).href) : { url, page, form: formOf(page, url) };
  }

  /** Asks for an answer to a sign-in; says who one is when that is asked. The form that the university has for the service. */
  async signIn(url: string, name: string, password: string): Promise<Form> {
    let { page, form } = await this.go(url);
    if (form?.fields.has('username')) {
      form.fields.set('username', name);
      form.fields.set('password', password);
      ({ page, form } = await this.go(form.action, form.fields));
    }
    if (!form?.fields.has('SAMLResponse')) throw new Error(`The university does not answer:\n${page}`);
    return form;
  }
}

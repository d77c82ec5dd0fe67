import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';

/** The moments of one delivery. `body`: the whole message has come, the answer has not gone out. */
export const STEPS = ['connect', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'body'] as const;
export type Step = (typeof STEPS)[number];

export interface TakenMail {
  readonly to: string;
  readonly messageId: string;
  readonly raw: string;
  /** The port it came in by. */
  readonly door: number;
}

const ANSWERS: Record<Step, string> = {
  connect: '220 stand-in ESMTP',
  EHLO: '250 stand-in',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 Go ahead',
  body: '250 2.0.0 Taken',
};

function headerOf(raw: string, name: string): string {
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(raw.split('\r\n\r\n')[0] ?? '')?.[1]?.trim() ?? '';
}

/** A mail server of the test's own: it keeps what it has answered 250 for, and can be made to act at every step. */
export class SmtpStandIn {
  readonly taken: TakenMail[] = [];
  /** Called before the answer of a step; a text is answered instead. */
  before: (step: Step, to: string, hasHungUp: () => boolean) => Promise<string | undefined> | string | undefined = () =>
    undefined;
  /** Called in the same moment in which the answer was written. */
  after: (step: Step, to: string) => void = () => undefined;
  private readonly sockets = new Map<Socket, number>();
  private readonly servers: Server[] = [];
  private port = 0;

  private constructor() {}

  static async start(): Promise<SmtpStandIn> {
    const standIn = new SmtpStandIn();
    standIn.port = await standIn.openDoor();
    return standIn;
  }

  /** Answers the port of another door, so that mails can be told apart by who brought them. */
  async openDoor(): Promise<number> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.on('connection', (socket) => void this.talk(socket, port).catch(() => socket.destroy()));
    this.servers.push(server);
    return port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  openConnectionsAt(door: number): number {
    return [...this.sockets.values()].filter((each) => each === door).length;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.keys()) socket.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  parsed(): Promise<ParsedMail[]> {
    return Promise.all(this.taken.map((mail) => simpleParser(mail.raw)));
  }

  private async talk(socket: Socket, door: number): Promise<void> {
    this.sockets.set(socket, door);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    const dialogue = new Dialogue();
    await this.answer(socket, 'connect', '');
    for await (const chunk of socket.setEncoding('utf8')) {
      for (const said of dialogue.hear(String(chunk))) {
        if (said.verb === 'QUIT') return void socket.end('221 Bye\r\n');
        if (said.verb === 'RSET') socket.write('250 Ok\r\n');
        else if (said.verb === 'body') await this.take(socket, door, said);
        else await this.answer(socket, said.verb as Step, said.to);
      }
    }
  }

  private async take(socket: Socket, door: number, { to, text: raw }: Said): Promise<void> {
    const other = await this.before('body', to, () => socket.destroyed);
    if (socket.destroyed) return;
    if (!other) this.taken.push({ to, messageId: headerOf(raw, 'Message-ID'), raw, door });
    socket.write(`${other ?? ANSWERS.body}\r\n`);
    if (!other) this.after('body', to);
  }

  private async answer(socket: Socket, step: Step, to: string): Promise<void> {
    const other = await this.before(step, to, () => socket.destroyed);
    if (socket.destroyed) return;
    socket.write(`${other ?? ANSWERS[step]}\r\n`);
    if (!other) this.after(step, to);
  }
}

interface Said {
  readonly verb: string;
  readonly to: string;
  readonly text: string;
}

/** Cuts what a client says into commands and messages. After DATA it takes for granted that the server said 354. */
class Dialogue {
  private buffered = '';
  private to = '';
  private isMessage = false;

  *hear(chunk: string): Generator<Said> {
    this.buffered += chunk;
    for (let text = this.next(); text !== undefined; text = this.next()) {
      yield this.isMessage ? this.message(text) : this.command(text);
    }
  }

  private next(): string | undefined {
    const mark = this.isMessage ? '\r\n.\r\n' : '\r\n';
    const end = this.buffered.indexOf(mark);
    if (end < 0) return undefined;
    const text = this.buffered.slice(0, end);
    this.buffered = this.buffered.slice(end + mark.length);
    return text;
  }

  private message(text: string): Said {
    this.isMessage = false;
    return { verb: 'body', to: this.to, text: text.replaceAll('\r\n..', '\r\n.') };
  }

  private command(text: string): Said {
    const verb = text.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') this.to = /<(.*)>/.exec(text)?.[1] ?? '';
    this.isMessage = verb === 'DATA';
    return { verb, to: this.to, text };
  }
}

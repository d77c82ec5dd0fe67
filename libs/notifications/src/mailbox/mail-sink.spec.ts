import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { type MailSink, mailSink, readMailbox, startMailSink } from './index.js';

/** Long enough that it comes folded into two lines. */
const UNSUBSCRIBE = `<https://localhost/unsubscribe?${'x'.repeat(50)}>, <mailto:unsubscribe@localhost>`;
let folder: string;
let sink: MailSink;
let transport: Transporter;

async function start(keep?: number): Promise<void> {
  sink = await startMailSink({ port: 0, folder, keep });
  transport = createTransport({ host: '127.0.0.1', port: sink.port, ignoreTLS: true, pool: true });
}

async function finish(): Promise<void> {
  transport.close();
  await sink.stop();
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'mail-sink-')), 'mailbox');
  await start();
});

afterEach(async () => {
  await finish();
  await rm(join(folder, '..'), { recursive: true });
});

function mail(changes: SendMailOptions = {}): SendMailOptions {
  return { from: 'Luotsi <luotsi@localhost>', to: 'amara@example.org', subject: 'Hello', text: 'Text', ...changes };
}

describe('the mail sink', () => {
  it('keeps what a mail says', async () => {
    await transport.sendMail(
      mail({
        messageId: '<one@localhost>',
        to: ['"Nguyễn, Linh" <linh@example.org>', 'Sam.Lee@example.org'],
        bcc: 'hidden@example.org',
        subject: 'Tapaaminen: Ääkköset, Nguyễn & 🎓',
        text: 'Hyvää päivää\n\nhttps://localhost/x?a=1&b=2\n',
        html: '<p>Hyvää päivää</p>',
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': 'fi',
          'List-Unsubscribe': UNSUBSCRIBE,
          'X-Other': 'not kept',
        },
        attachments: [{ filename: 'kutsu.ics', content: 'BEGIN:VCALENDAR', contentType: 'text/calendar' }],
      }),
    );
    const [kept, ...others] = await readMailbox(folder);
    expect(others).toEqual([]);
    expect(kept).toEqual({
      id: expect.stringMatching(/^\d{17}-000001-[0-9a-f]{6}$/),
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
      messageId: '<one@localhost>',
      from: '"Luotsi" <luotsi@localhost>',
      to: ['linh@example.org', 'Sam.Lee@example.org', 'hidden@example.org'],
      subject: 'Tapaaminen: Ääkköset, Nguyễn & 🎓',
      text: 'Hyvää päivää\n\nhttps://localhost/x?a=1&b=2\n',
      html: '<p>Hyvää päivää</p>',
      headers: {
        'auto-submitted': 'auto-generated',
        'content-language': 'fi',
        'list-unsubscribe': UNSUBSCRIBE,
      },
      attachments: [{ filename: 'kutsu.ics', contentType: 'text/calendar', size: 15 }],
    });
  });

  it('keeps a second delivery of the same message as a second mail', async () => {
    await transport.sendMail(mail({ messageId: '<same@localhost>' }));
    await transport.sendMail(mail({ messageId: '<same@localhost>' }));
    const kept = await readMailbox(folder);
    expect(kept.map(({ messageId }) => messageId)).toEqual(['<same@localhost>', '<same@localhost>']);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(2);
  });

  it('loses none of many mails that arrive at the same time', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => transport.sendMail(mail({ subject: `Mail ${index}` }))));
    const kept = await readMailbox(folder);
    expect(new Set(kept.map(({ subject }) => subject)).size).toBe(60);
    expect((await readdir(folder)).every((name) => name.endsWith('.json'))).toBe(true);
  });

  it('lets nobody else read the mails', async () => {
    await transport.sendMail(mail());
    const [name = ''] = await readdir(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('answers 552 to a mail of more than 5 MB, announced or not, and keeps nothing of it', async () => {
    const large = mail({ text: 'x'.repeat(5 * 1024 * 1024 + 1) });
    await expect(transport.sendMail(large)).rejects.toMatchObject({ responseCode: 552 });
    expect(await sendByHand(`Subject: large\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(80_000)}.\r\n`)).toMatch(/^552/);
    expect(await readMailbox(folder)).toEqual([]);
    await transport.sendMail(mail());
    expect(await readMailbox(folder)).toHaveLength(1);
  });

  it('keeps only the newest, also after a restart', async () => {
    await finish();
    await start(3);
    for (const subject of ['1', '2', '3', '4']) await transport.sendMail(mail({ subject }));
    expect((await readMailbox(folder)).map(({ subject }) => subject)).toEqual(['4', '3', '2']);
    await finish();
    await start(3);
    await transport.sendMail(mail({ subject: '5' }));
    expect((await readMailbox(folder)).map(({ subject }) => subject)).toEqual(['5', '4', '3']);
    expect(await readdir(folder)).toHaveLength(3);
  });

  it('outlives a sender that hangs up in the middle of a mail', async () => {
    const socket = await beginMail();
    socket.write('Subject: half');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    await transport.sendMail(mail());
    expect((await readMailbox(folder)).map(({ subject }) => subject)).toEqual(['Hello']);
  });

  it('listens on loopback only, and says when the port is taken', async () => {
    const second = startMailSink({ port: sink.port, folder });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE', address: '127.0.0.1' });
  });
});

/** Talks SMTP by hand up to where the message itself is expected. */
async function beginMail(): Promise<Socket> {
  const steps = ['HELO x', 'MAIL FROM:<a@b.fi>', 'RCPT TO:<c@d.fi>', 'DATA'];
  const socket = connect(sink.port, '127.0.0.1').setEncoding('utf8');
  for (const step of steps) {
    await once(socket, 'data');
    socket.write(`${step}\r\n`);
  }
  await once(socket, 'data');
  return socket;
}

/** Sends a message without announcing its size; returns the server's answer. */
async function sendByHand(message: string): Promise<string> {
  const socket = await beginMail();
  socket.write(message);
  const [answer] = await once(socket, 'data');
  socket.end();
  return String(answer);
}

describe('reading the mailbox', () => {
  it('gives the newest first, of one address in whatever case, up to a limit', async () => {
    for (const [subject, to] of [
      ['1', 'amara@example.org'],
      ['2', 'other@example.org'],
      ['3', 'Amara@Example.org'],
      ['4', 'amara@example.org, other@example.org'],
    ] as const) {
      await transport.sendMail(mail({ subject, to }));
    }
    const subjects = async (filter?: object) => (await readMailbox(folder, filter)).map(({ subject }) => subject);
    expect(await subjects()).toEqual(['4', '3', '2', '1']);
    expect(await subjects({ to: ' AMARA@example.org' })).toEqual(['4', '3', '1']);
    expect(await subjects({ to: 'amara@example.org', limit: 2 })).toEqual(['4', '3']);
    expect(await subjects({ to: 'mara@example.org' })).toEqual([]);
  });

  it('passes over what is half written, broken or none of its own', async () => {
    await transport.sendMail(mail());
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, `${name}.tmp`), '{"id":');
    await writeFile(join(folder, '20990101000000000-000001-abcdef.json'), '{"id":');
    await writeFile(join(folder, '20990101000000000-000002-abcdef.json'), '{"id":"x"}');
    await mkdir(join(folder, '20990101000000000-000003-abcdef.json'));
    await writeFile(join(folder, 'notes.json'), '{}');
    expect((await readMailbox(folder, { limit: 1 })).map(({ subject }) => subject)).toEqual(['Hello']);
  });

  it('finds an empty mailbox where there is no folder', async () => {
    expect(await readMailbox(join(folder, 'nowhere'))).toEqual([]);
  });
});

describe('the command', () => {
  const said: string[] = [];

  beforeEach(() => {
    said.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('keeps mails in the data folder until it is told to stop', async () => {
    const dataDir = join(folder, '..', 'data');
    let tell: (value?: unknown) => void = () => undefined;
    const until = new Promise((resolve) => {
      tell = resolve;
    });
    const done = mailSink({ env: { MAIL_SINK_PORT: '0', LUOTSI_DATA_DIR: dataDir }, until });
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const { port } = JSON.parse(said[0] ?? '{}');
    await createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail(mail());
    expect(await readMailbox(join(dataDir, 'mailbox'))).toHaveLength(1);
    tell();
    expect(await done).toBe(0);
    expect(said.join('\n')).not.toContain('example.org');
  });

  it('stops at SIGTERM', async () => {
    const done = mailSink({ env: { LUOTSI_DATA_DIR: join(folder, '..', 'data') } });
    process.emit('SIGTERM');
    expect(await done).toBe(0);
  });

  it.each([
    [{ LUOTSI_ENV: 'production' }, 'LUOTSI_ENV'],
    [{ MAIL_SINK_PORT: 'smtp' }, 'MAIL_SINK_PORT'],
  ])('does not start with %j', async (env, name) => {
    expect(await mailSink({ env })).toBe(1);
    expect(said.join()).toContain(name);
  });
});

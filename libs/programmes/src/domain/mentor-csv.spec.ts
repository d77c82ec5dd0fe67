import { describe, expect, it } from '@jest/globals';
import { readAddress } from '#identity';
import { isBusinessId, MAX_IMPORT_ROWS, readMentorCsv } from './mentor-csv.js';

const csv = (text: string) => readMentorCsv(Buffer.from(text, 'utf8'), readAddress);

describe('the mentors of a CSV file', () => {
  it('are read with semicolons, Finnish headings and a byte order mark', () => {
    const [row] = csv(
      '\uFEFFNimi;Sähköposti;Kieli;Yritys;Y-tunnus;Paikkoja\nÄijä Öhman;aija@yritys.fi;fi;Yritys Oy;0112038-9;2\n',
    );
    expect(row?.mentor).toEqual({
      name: 'Äijä Öhman',
      email: 'aija@yritys.fi',
      language: 'fi',
      company: 'Yritys Oy',
      businessId: '0112038-9',
      capacity: 2,
    });
  });

  it('are read with commas, quotes and Windows line ends', () => {
    const [row] = csv('name,email,company\r\n"Virtanen, Maija",m@x.fi,"Oy ""Hyvä"" Ab"\r\n');
    expect(row?.mentor).toMatchObject({
      name: 'Virtanen, Maija',
      company: 'Oy "Hyvä" Ab',
      language: 'en',
      capacity: 1,
    });
  });

  it.each(['utf-16le', 'utf-16be'])('are read in %s with its byte order mark', (encoding) => {
    const little = Buffer.from('\uFEFFname;email\nÅsa;asa@x.fi\n', 'utf16le');
    const [row] = readMentorCsv(encoding === 'utf-16le' ? little : Buffer.from(little).swap16(), readAddress);
    expect(row?.mentor?.name).toBe('Åsa');
  });

  it('show every fault of every row with its line, and the good rows beside them', () => {
    const rows = csv('name;email;language;capacity;business_id\nA;nope;de;9;1234567-2\nGood One;good@x.fi;sv;;\n');
    expect(rows[0]).toMatchObject({ line: 2, mentor: undefined });
    expect(rows[0]?.faults.map((fault) => fault.code)).toEqual([
      'name',
      'email',
      'language',
      'business-id',
      'capacity',
    ]);
    expect(rows[1]).toMatchObject({ line: 3, faults: [] });
  });

  it.each(['\n', '\r\n'])('name the line where a row begins, whatever stands above it (%j)', (end) => {
    const text = ['name;email', '', 'A A;nope', '"B', 'B";nope', '', '', 'C C;nope', 'D D;nope'].join(end);
    expect(csv(text).map((row) => row.line)).toEqual([3, 4, 8, 9]);
    expect(csv(`\n\n${text}${end}`).map((row) => row.line)).toEqual([5, 6, 10, 11]);
  });

  it('say what is wrong with an address, and keep one with a domain of any letters as it is on the wire', () => {
    const rows = csv('name;email\nPäivi P;päivi@yritys.fi\nBeata B;b..b@yritys.fi\nCarl C;Carl@Yritys.FÖRETAG\n');
    expect(rows.map((row) => row.faults.map((fault) => fault.code))).toEqual([['email-not-ascii'], ['email'], []]);
    expect(rows[2]?.mentor?.email).toBe('Carl@yritys.xn--fretag-wxa');
  });

  it('are taken once when an address stands twice, whatever the case', () => {
    const rows = csv('name,email\nMaija M,m@öy.fi\nMaija M,M@ÖY.fi\nMaija M,m@xn--y-0ga.fi\n');
    expect(rows.map((row) => row.faults.map((fault) => fault.code))).toEqual([[], ['email-twice'], ['email-twice']]);
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['headings only', 'name;email\n', 'empty'],
    ['no address column', 'name;company\nA B;C\n', 'heading-missing'],
    ['a heading twice', 'name;nimi;email\nA;B;c@d.fi\n', 'heading-twice'],
    ['an open quote', 'name,email\n"A,b@c.fi\n', 'syntax'],
    ['too many rows', `name,email\n${'A B,a@b.fi\n'.repeat(MAX_IMPORT_ROWS + 1)}`, 'too-many-rows'],
  ])('are refused as a whole for %s', (_what, text, code) => {
    expect(() => csv(text)).toThrow(code);
  });

  it('are refused as a whole when the bytes are no text', () => {
    expect(() => readMentorCsv(Buffer.from([0x6e, 0xff, 0xfe, 0xc3, 0x28]), readAddress)).toThrow('encoding');
    expect(() => readMentorCsv(Buffer.alloc(2 * 1024 * 1024 + 1, 97), readAddress)).toThrow('too-large');
  });
});

describe('a business id', () => {
  it('has the right check digit', () => {
    expect(isBusinessId('0112038-9')).toBe(true);
    expect(isBusinessId('0112038-8')).toBe(false);
    expect(isBusinessId('112038-9')).toBe(false);
  });
});

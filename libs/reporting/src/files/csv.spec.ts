import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { FINNISH, RFC_4180, writeCsv } from './csv.js';

const text = (rows: Parameters<typeof writeCsv>[0], dialect = RFC_4180) => writeCsv(rows, dialect).toString();

describe('a CSV file', () => {
  it('in the Finnish dialect has a byte order mark, semicolons, decimal commas and CRLF', () => {
    expect([...writeCsv([['a']], FINNISH).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text([['Läsnäolo', 2.5, -1234.75, null]], FINNISH)).toBe('\uFEFFLäsnäolo;2,5;-1234,75;\r\n');
  });

  it('in RFC 4180 has commas, decimal points and no byte order mark', () => {
    expect(text([['Läsnäolo', 2.5, -1234.75, null], []])).toBe('Läsnäolo,2.5,-1234.75,\r\n\r\n');
  });

  it.each(['=1+1', '+358', '-cmd', '@SUM(A1)', '\tx', '\rx', '\nx'])('disarms %j', (formula) => {
    for (const dialect of [FINNISH, RFC_4180]) {
      const [row] = parse(writeCsv([[formula]], dialect), { bom: true, delimiter: dialect.separator }) as string[][];
      expect(row).toEqual([`'${formula}`]);
    }
  });

  it('leaves negative numbers and harmless text as they are', () => {
    expect(text([[-5, 'a=b', '049']])).toBe('-5,a=b,049\r\n');
  });

  it('quotes separators, quotation marks and line breaks', () => {
    const row = ['a;b', 'c,d', 'she said "hi"', 'two\r\nlines'];
    for (const dialect of [FINNISH, RFC_4180]) {
      expect(parse(writeCsv([row], dialect), { bom: true, delimiter: dialect.separator })).toEqual([row]);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { parseInstance } from './parse-instance.js';
import { TextFault } from './text-fault.js';

const SOUND = '3 2 4\n1 2\n1 1 10\n1 2 0\n2 2 7\n3 1 1000000\n';

function faultOf(text: string): unknown {
  try {
    return parseInstance(text);
  } catch (fault) {
    return fault instanceof TextFault ? { line: fault.line, column: fault.column, reason: fault.reason } : fault;
  }
}

describe('parseInstance', () => {
  const expected = {
    rows: 3,
    columns: 2,
    capacities: Int32Array.of(1, 2),
    pairRow: Int32Array.of(0, 0, 1, 2),
    pairColumn: Int32Array.of(0, 1, 1, 0),
    pairScore: Int32Array.of(10, 0, 7, 1_000_000),
  };

  it.each([
    ['as the format says', SOUND],
    ['without a line end after the last line', SOUND.trimEnd()],
    ['with CRLF line ends', SOUND.replaceAll('\n', '\r\n')],
    ['with CRLF and without the last one', SOUND.trimEnd().replaceAll('\n', '\r\n')],
    ['with empty lines at the end', `${SOUND}\n  \n`],
    ['with blanks to spare', SOUND.replaceAll(' ', ' \t ').replaceAll('\n', ' \n ')],
    ['with a byte order mark', `\uFEFF${SOUND}`],
  ])('reads a text %s', (_, text) => {
    expect(parseInstance(text)).toEqual(expected);
  });

  it.each([
    ['0 0 0\n\n', 0, 0],
    ['0 0 0', 0, 0],
    ['4 0 0\n', 4, 0],
    ['0 2 0\n1 1\n', 0, 2],
  ])('reads %j, which has no pairs', (text, rows, columns) => {
    expect(parseInstance(text)).toMatchObject({ rows, columns, pairRow: new Int32Array(0) });
  });

  it.each<[string, string, number, number, string]>([
    ['an empty text', '', 1, 1, 'the text is empty'],
    ['a blank text', ' \r\n\n', 1, 1, 'the text is empty'],
    ['an empty first line', '\n1 1 0\n1\n', 1, 1, 'the number of rows is missing'],
    ['a size too few', '3 2\n1 2\n', 1, 4, 'the number of pairs is missing'],
    ['a size too many', '3 2 0 9\n1 2\n', 1, 7, '"9" is one value too many'],
    ['words', 'student mentor score\n', 1, 1, 'the number of rows must be an integer, and is "student"'],
    ['a fraction', '3 2.0 0\n', 1, 3, 'the number of columns must be an integer, and is "2.0"'],
    ['an exponent', '3 2 1e3\n', 1, 5, 'the number of pairs must be an integer, and is "1e3"'],
    ['a lonely minus', '3 2 -\n', 1, 5, 'the number of pairs must be an integer, and is "-"'],
    ['a negative size', '-3 2 0\n', 1, 1, 'the number of rows must be from 0 to 1000000, and is "-3"'],
    [
      'a size beyond the limit',
      '1000001 2 0\n',
      1,
      1,
      'the number of rows must be from 0 to 1000000, and is "1000001"',
    ],
    ['no capacities', '3 2 0', 2, 1, 'the text ends here, and the line of 2 capacities is missing'],
    ['no capacities after a line end', '3 2 0\n', 2, 1, 'the text ends here, and the line of 2 capacities is missing'],
    ['a capacity too few', '3 2 0\n1\n', 2, 2, 'the capacity of column 2 is missing'],
    ['a capacity too many', '3 2 0\n1 2 3\n', 2, 5, '"3" is one value too many'],
    [
      'a negative capacity',
      '3 2 0\n1 -1\n',
      2,
      3,
      'the capacity of column 2 must be from 0 to 2147483647, and is "-1"',
    ],
    [
      'a capacity that overflows',
      '3 1 0\n2147483648\n',
      2,
      1,
      'the capacity of column 1 must be from 0 to 2147483647, and is "2147483648"',
    ],
    ['a row outside', '3 2 1\n1 2\n4 1 5\n', 3, 1, 'the row must be from 1 to 3, and is "4"'],
    ['a column 0', '3 2 1\n1 2\n3 0 5\n', 3, 3, 'the column must be from 1 to 2, and is "0"'],
    ['a row where there are none', '0 2 1\n1 2\n1 1 5\n', 3, 1, 'the row is "1", but there is none'],
    ['a negative score', '3 2 1\n1 2\n3 1 -5\n', 3, 5, 'the score must be from 0 to 1000000, and is "-5"'],
    [
      'a score that overflows',
      `3 2 1\n1 2\n3 1 ${'9'.repeat(400)}\n`,
      3,
      5,
      'the score must be from 0 to 1000000, and is "99999999999999999999..."',
    ],
    ['a pair without a score', '3 2 1\r\n1 2\r\n3 1\r\n', 3, 4, 'the score is missing'],
    ['a fourth value', '3 2 1\n1 2\n3 1 5 5\n', 3, 7, '"5" is one value too many'],
    ['a pair too few', '3 2 2\n1 2\n3 1 5\n', 4, 1, 'the text ends here, and pair 2 of 2 is missing'],
    [
      'pairs announced beyond memory',
      '3 2 2147483647\n1 2\n3 1 5',
      4,
      1,
      'the text ends here, and pair 2 of 2147483647 is missing',
    ],
    ['an empty line between', '3 2 2\n1 2\n\n3 1 5\n2 1 5\n', 3, 1, 'the row is missing'],
    ['a pair too many', '3 2 1\n1 2\n3 1 5\n\n 2 1 5\n', 5, 2, 'this is one line too many: line 1 announces 1 pairs'],
    ['two repeated pairs', '3 2 4\n1 2\n3 1 5\n1 1 5\n3 1 5\n1 1 6\n', 5, 1, 'line 3 gives this pair already'],
    ['a repeated pair', '3 2 4\n1 2\n3 1 5\n2 1 5\n1 1 5\n3 1 6\n', 6, 1, 'line 3 gives this pair already'],
    [
      'a control character',
      '3 2 1\n1 2\n3 \u001b[31m 5\n',
      3,
      3,
      'the column must be an integer, and is "\\u001b[31m"',
    ],
  ])('refuses %s and says where', (_, text, line, column, reason) => {
    expect(faultOf(text)).toEqual({ line, column, reason });
  });

  it('calls rows and columns what the caller calls them', () => {
    expect(() => parseInstance('3 2 1\n1 2\n9 1 5\n', { row: 'student', column: 'mentor' })).toThrow(
      'line 3, column 1: the student must be from 1 to 3, and is "9"',
    );
  });
});

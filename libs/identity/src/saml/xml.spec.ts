import { describe, expect, it } from '@jest/globals';
import { nestingOf } from './xml.js';

describe('how deep tags are nested', () => {
  it.each<[string, number]>([
    ['', 0],
    ['no tag', 0],
    ['<a/>', 1],
    ['<a><b/><b></b><c><d/></c></a>', 3],
    ['<a\n><b\t/></a\n>', 2],
    // Nothing that only looks like the end of a tag hides a level.
    [`<a b="/>"><a b='/>'><a b="'/>"></a></a></a>`, 3],
    ['<a><!--></a></a>--><b><!-- > --><c/></b></a>', 3],
    ['<a><![CDATA[</a></a>]]><b/></a>', 2],
    ['<?xml version="1.0"?><a><?xml </a></a> ?><b/></a>', 2],
    // What never ends is the parser's to refuse; the depth so far counts.
    ['<a><b><c', 2],
    ['<a><b><!-- <c>', 2],
    ['<a><b c="><d>', 1],
  ])('is read from %j', (xml, depth) => {
    expect(nestingOf(xml)).toBe(depth);
  });
});

import { describe, expect, it } from '@jest/globals';
import { DIRECTORY } from './directory-entries.js';

describe('the directory of the seed', () => {
  it('names a source for each service and actor, and tells what it knows in three languages', () => {
    expect(DIRECTORY.length).toBeGreaterThan(10);
    for (const { name, description, facts } of DIRECTORY) {
      expect({ name, sources: facts.map(({ source }) => source) }).not.toEqual({ name, sources: [] });
      for (const words of [name, description, ...facts.flatMap(({ label, value }) => [label, value])])
        expect(Object.keys(words).sort()).toEqual(['en', 'fi', 'source', 'sv']);
    }
  });

  it('claims no check that nobody has made', () => {
    expect(DIRECTORY.map(({ checkedOn }) => checkedOn).filter(Boolean)).toEqual([]);
  });
});

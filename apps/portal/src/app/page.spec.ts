import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { LocalisedText } from '../api/types.js';
import { Page } from './page.js';

const headingOf = (title: string | LocalisedText, address: string) => {
  // biome-ignore lint/correctness/noChildrenProp: the type asks for it, and there is no JSX here.
  const page = createElement(Page, { title, children: null });
  const html = renderToStaticMarkup(createElement(MemoryRouter, { initialEntries: [address] }, page));
  return /<h1[^>]*>(.*)<\/h1>/.exec(html)?.[1];
};

describe('the heading of a page', () => {
  it('says in which language it is when that is not the reader’s', () => {
    const title = { source: 'fi', fi: 'Ilta satamassa' } as const;
    expect(headingOf(title, '/sv/events/1')).toBe('<span lang="fi">Ilta satamassa</span>');
    expect(headingOf(title, '/fi/events/1')).toBe('Ilta satamassa');
    expect(headingOf('Events', '/en/events')).toBe('Events');
  });
});

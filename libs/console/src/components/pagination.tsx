import React from 'react';
import { Link } from 'react-router-dom';
import type { ListQuery } from './list-query';
import { useTexts } from './texts';

interface PaginationProps {
  readonly total: number;
  readonly perPage: number;
  readonly shown: number;
  readonly query: ListQuery;
}

/** Which rows of how many, and the way to the ones before and after. */
export function Pagination({ total, perPage, shown, query }: PaginationProps) {
  const texts = useTexts();
  const first = (query.page - 1) * perPage + 1;
  const last = first + shown - 1;
  if (total <= perPage && query.page === 1) return null;
  return (
    <nav className="pages" aria-label={texts.ui('pages')}>
      {query.page > 1 && (
        <Link className="button" rel="prev" to={query.pageAddress(query.page - 1)}>
          {texts.ui('previousPage')}
        </Link>
      )}
      <span>
        {texts.ui('rowsOf', { first: texts.number(first), last: texts.number(last), total: texts.number(total) })}
      </span>
      {last < total && (
        <Link className="button" rel="next" to={query.pageAddress(query.page + 1)}>
          {texts.ui('nextPage')}
        </Link>
      )}
    </nav>
  );
}

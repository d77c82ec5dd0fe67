import React, { Fragment } from 'react';

/** A text in which long addresses and names of files may go on in the next line after their signs, not in the middle of a word. */
export function Breakable({ text }: { readonly text: string }) {
  const pieces = text.split(/(?<=[@._/])(?=\S)/);
  let at = 0;
  return (
    <>
      {pieces.map((piece) => {
        const place = at;
        at += piece.length;
        return (
          <Fragment key={place}>
            {place > 0 && <wbr />}
            {piece}
          </Fragment>
        );
      })}
    </>
  );
}

import { useState } from 'react';

/** A field that follows the address: what is typed stays until the address says something else. */
export function useSynced<Value>(fromAddress: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(fromAddress);
  const [seen, setSeen] = useState(fromAddress);
  if (seen !== fromAddress) {
    setSeen(fromAddress);
    setValue(fromAddress);
  }
  return [value, setValue];
}

// Runs inside every page of a journey, before the page's own scripts: what only the page can see. Plain JavaScript, as the browser gets it.
(() => {
  const complain = (text) => globalThis.journeyComplains?.(text);

  /** The device says which pointers it has; any other one was not a person's. */
  const pointers = globalThis.journeyPointers ?? [];
  const watch = (event) => {
    const kind = event.pointerType ?? 'mouse';
    if (event.isTrusted && !pointers.includes(kind)) complain(`${event.type} of a ${kind}, which nobody here holds`);
  };
  for (const type of ['pointerdown', 'pointermove', 'wheel']) addEventListener(type, watch, { capture: true });

  /** Values put into a field from outside come with events that no browser has sent. A file does, too: nobody but a test answers the dialog. */
  const judge = ({ type, isTrusted, target }) => {
    if (!isTrusted && target.type !== 'file') complain(`${type} of ${describe(target)} without anybody's hand`);
  };
  for (const type of ['input', 'change']) addEventListener(type, judge, { capture: true });

  let hasPressed = false;
  const notePress = ({ key }) => {
    if (key === 'Enter' || key === ' ') hasPressed = true;
  };
  addEventListener('keydown', notePress, { capture: true });

  function describe(element) {
    if (!(element instanceof Element)) return 'the window';
    const named = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '';
    const text = named.replace(/\s+/g, ' ').trim().slice(0, 40);
    return `${element.localName}${element.id && `#${element.id}`}${text && ` “${text}”`}`;
  }

  function hasOutline(element, part) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, part);
    if (outlineStyle === 'none' || /^rgba\(.*, 0\)$/.test(outlineColor)) return false;
    return outlineStyle === 'auto' || Number.parseFloat(outlineWidth) >= 2;
  }

  /** A mark may stand on the control, on a part drawn around it, or on the label that looks like the control. */
  function isMarked(element) {
    const around = [element, element.closest('label')].filter(Boolean);
    return around.some((one) => [null, '::before', '::after'].some((part) => hasOutline(one, part)));
  }

  /** At least a piece of it lies within the window with nothing before it (WCAG 2.2, 2.4.11). */
  function isInSight(element) {
    const own = element.closest('label') ?? element;
    return [...element.getClientRects()].some(({ left, right, top, bottom }) =>
      [0.1, 0.5, 0.9].some((part) => {
        const found = document.elementFromPoint(left + (right - left) * part, top + (bottom - top) / 2);
        return found !== null && (own.contains(found) || found.contains(element));
      }),
    );
  }

  function isSameChoice(one, other) {
    const isRadio = (element) => element.localName === 'input' && element.type === 'radio';
    return isRadio(one) && isRadio(other) && one.name === other.name && one.form === other.form;
  }

  globalThis.journey = {
    /** Where the focus is, whether one sees it, and whether this is where somebody wanted to go. */
    focus(wanted) {
      const element = document.activeElement;
      if (!element || element === document.body) return { what: 'nothing', isThere: false, fault: '' };
      const isThere = element === wanted || isSameChoice(element, wanted);
      const fault = isMarked(element) ? (isInSight(element) ? '' : 'is out of sight') : 'has no visible mark';
      return { what: describe(element), isThere, fault };
    },
    isBehind(wanted) {
      const element = document.activeElement;
      if (!element || element === document.body) return false;
      return Boolean(element.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING);
    },
    /** Somebody worked this page by its keys: from now on the focus must be somewhere. */
    isInUse: () => hasPressed,
    isWiderThanWindow: () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
})();

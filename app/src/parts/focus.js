// Where the focus goes when what had it goes away: to what is left around it, so that nobody who works with keys begins
// again at the top of the page.

// What had the focus last, what is around it, and then the same of what had it before.
let around = [];

export function keep_focus() {
  document.addEventListener('focusin', (event) => {
    const path = event.composedPath();
    const end = path.findIndex((node) => node.matches?.('dialog, main'));
    around = [...path.slice(0, end + 1), ...around].filter((node) => node.nodeName !== 'MAIN').slice(0, 60);
  });
  new MutationObserver(() => {
    const lost = document.activeElement === document.body && around.length && !around[0].isConnected;
    if (lost) [...around, document.querySelector('main')].some(takes);
  }).observe(document.body, { childList: true, subtree: true });
}

// Whether it takes the focus: a dialog that is closed does not.
function takes(node) {
  if (!node.isConnected) return false;
  const first = node.querySelector('[autofocus]') ?? node;
  if (first.tabIndex < 0) first.tabIndex = -1;
  first.focus({ preventScroll: true });
  return document.activeElement === first;
}

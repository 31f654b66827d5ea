// One press, one deed. The second click of a double click, and a key that is held, are for what the first has pressed: when
// that has gone away, as the button of a dialog goes with its dialog, they press nothing of what lies below. And a form that
// leads to another page is sent once.

let pressed;
let sent = new WeakSet();

export function press_once() {
  addEventListener('click', (event) => {
    // Keys and scripts click without a count.
    if (event.detail > 1 && !pressed?.isConnected) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      pressed = event.target;
    }
  }, true);
  addEventListener('keydown', (event) => {
    if (event.repeat && event.key === 'Enter' && event.target.closest?.('button, a, summary')) event.preventDefault();
  }, true);
  addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (sent.has(form)) event.preventDefault();
    sent.add(form);
  });
  // Whoever comes back to the page may send it again.
  addEventListener('pageshow', () => (sent = new WeakSet()));
}

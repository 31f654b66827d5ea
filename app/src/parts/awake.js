// A screen at which nobody touches anything stays on, as long as it is seen. Only where the browser can and may: not without
// https, not when the battery is low; then nothing happens.

export function stay_awake() {
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      await navigator.wakeLock?.request('screen');
    } catch {
      // It may not.
    }
  };
  // What is hidden loses it.
  document.addEventListener('visibilitychange', ask);
  ask();
}

// Whether it goes to sleep all the same: the browser can't keep it awake here.
export const sleeps = () => !navigator.wakeLock;
